// What the station's clock said and what ours did, which of them counts, and what that says of the station's clock.
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

/** The day stands with a time where it is not the day that counts. */
function Instant({ at, countsAt, withDay = false }: { at: string | null; countsAt: string | null; withDay?: boolean }) {
  const formats = useFormats();
  if (at === null) return <td className={classes.at}>–</td>;
  const isOtherDay = countsAt !== null && formats.calendarDay(at) !== formats.calendarDay(countsAt);
  return (
    <td className={classes.at}>
      {formats.timeWithSeconds(at)}
      {(withDay || isOtherDay) && <span className={table.second}>{formats.shortDay(at)}</span>}
    </td>
  );
}

export function Clocks({ session: { clocks } }: { session: SessionDetail }) {
  const { t } = useTranslation('session');
  const formats = useFormats();
  const skewText = useSkewText();
  const { startedAt, endedAt } = clocks;
  return (
    <Card flush label={t('clocks.title')}>
      <h2 className={`${page.title} ${classes.title}`}>{t('clocks.title')}</h2>
      <table className={`${table.table} ${classes.clocks}`}>
        <thead>
          <tr>
            <th scope="col">
              <span className="sm-only-read">{t('clocks.what')}</span>
            </th>
            <th scope="col">{t('clocks.start')}</th>
            <th scope="col">{t('clocks.end')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('clocks.station')}</th>
            <Instant at={clocks.stationStartedAt} countsAt={startedAt} />
            <Instant at={clocks.stationEndedAt} countsAt={endedAt} />
          </tr>
          <tr>
            <th scope="row">{t('clocks.ours')}</th>
            <Instant at={clocks.startReceivedAt} countsAt={startedAt} />
            <Instant at={clocks.endReceivedAt} countsAt={endedAt} />
          </tr>
          <tr className={classes.counts}>
            <th scope="row">{t('clocks.counts')}</th>
            <Instant at={startedAt} countsAt={startedAt} withDay />
            {endedAt === null ? (
              <td className={classes.at}>{t('clocks.running')}</td>
            ) : (
              <Instant at={endedAt} countsAt={endedAt} withDay />
            )}
          </tr>
        </tbody>
      </table>
      <p className={classes.text} data-wrong={!clocks.plausible || undefined}>
        {skewText(clocks)} {t('clocks.heard', { at: formats.shortDayTime(clocks.heardAt) })}
      </p>
    </Card>
  );
}
