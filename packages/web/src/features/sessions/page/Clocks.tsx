// What the station's clock said and what ours did, and what that says of the station's clock.
import { useTranslation } from 'react-i18next';
import type { SessionDetail } from '../../../api/contract.ts';
import { spanOf } from '../../../ui/format/formats.ts';
import { useFormats } from '../../../ui/format/formats-context.ts';
import { Card } from '../../../ui/page/Card.tsx';
import table from '../../../ui/table.module.css';
import classes from './Clocks.module.css';
import page from './SessionPage.module.css';

/** What a message needs on its way, and what clocks of stations are cut off to. */
const sameMs = 3000;

function useSkewText(): (clocks: SessionDetail['clocks']) => string {
  const { t } = useTranslation('session');
  return ({ plausible, stationStartedAt, startReceivedAt }) => {
    if (stationStartedAt === null) return t('clocks.untold');
    if (!plausible) return t('clocks.implausible');
    const aheadMs = Date.parse(stationStartedAt) - Date.parse(startReceivedAt);
    if (Math.abs(aheadMs) < sameMs) return t('clocks.same');
    return t(aheadMs > 0 ? 'clocks.ahead' : 'clocks.late', { span: spanOf(Math.abs(aheadMs)) });
  };
}

export function Clocks({ session: { clocks } }: { session: SessionDetail }) {
  const { t } = useTranslation('session');
  const formats = useFormats();
  const skewText = useSkewText();
  const shown = (at: string | null) => (at === null ? '–' : formats.timeWithSeconds(at));
  const rows = [
    ['start', clocks.startedAt, clocks.stationStartedAt, clocks.startReceivedAt],
    ['end', clocks.endedAt, clocks.stationEndedAt, clocks.endReceivedAt],
  ] as const;
  return (
    <Card flush label={t('clocks.title')}>
      <h2 className={`${page.title} ${classes.title}`}>{t('clocks.title')}</h2>
      <table className={`${table.table} ${classes.clocks}`}>
        <thead>
          <tr>
            <th scope="col" aria-label={t('clocks.title')} />
            <th scope="col">{t('clocks.station')}</th>
            <th scope="col">{t('clocks.ours')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, used, station, received]) => (
            <tr key={name}>
              <th scope="row">
                {t(`clocks.${name}`)}
                <span className={table.second}>{used === null ? t('clocks.running') : formats.shortDay(used)}</span>
              </th>
              {[station, received].map((at, index) => (
                <td
                  key={index}
                  className={classes.at}
                  data-used={(at !== null && at === used) || undefined}
                  data-tip={at === null ? undefined : formats.exact(at)}
                >
                  {shown(at)}
                  {at !== null && at === used && <span className={table.second}>{t('clocks.used')}</span>}
                  {at !== null && used !== null && formats.calendarDay(at) !== formats.calendarDay(used) && (
                    <span className={table.second}>{formats.shortDay(at)}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.text} data-wrong={!clocks.plausible || undefined}>
        {skewText(clocks)} {t('clocks.heard', { at: formats.shortDayTime(clocks.heardAt) })}
      </p>
    </Card>
  );
}
