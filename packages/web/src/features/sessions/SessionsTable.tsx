// Charging sessions as rows, with their sum below; the same table serves the list and the page of a station.
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../api/contract.ts';
import { spanOf } from '../../ui/format/formats.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { useNow } from '../../ui/format/now.ts';
import type { Sorting } from '../../ui/list/SortHead.tsx';
import { SortHead } from '../../ui/list/SortHead.tsx';
import { TableScroll } from '../../ui/list/TableScroll.tsx';
import table from '../../ui/table.module.css';
import type { SessionSort } from './search.ts';
import { SessionSign } from './SessionSign.tsx';
import classes from './SessionsTable.module.css';
import { useSessionWords } from './session-words.ts';

export function SessionDuration({ session }: { session: Pick<Session, 'startedAt' | 'endedAt'> }) {
  const now = useNow(session.endedAt === null ? 10_000 : 86_400_000);
  const endMs = session.endedAt === null ? now : Date.parse(session.endedAt);
  const spanMs = endMs - Date.parse(session.startedAt);
  return spanMs < 0 ? '–' : spanOf(spanMs);
}

export function Energy({ session }: { session: Pick<Session, 'energyWh' | 'counting'> }) {
  const { t } = useTranslation('sessions');
  const formats = useFormats();
  if (session.counting) return <span className={table.unit}>{t('counting')}</span>;
  if (session.energyWh === null) return <span data-tip={t('energyUnknown')}>–</span>;
  return (
    <>
      {formats.kilowattHours(session.energyWh)} <span className={table.unit}>kWh</span>
    </>
  );
}

const Row = memo(function Row({ session, withStation }: { session: Session; withStation: boolean }) {
  const { t } = useTranslation(['sessions', 'ui']);
  const formats = useFormats();
  const { whoText, tokenText, decisionText } = useSessionWords();
  const point = t('ui:point', { number: session.evse });
  const started = formats.dayTime(session.startedAt);
  return (
    <tr>
      <td className={table.tall}>
        <Link
          className={table.first}
          to="/sessions/$sessionId"
          params={{ sessionId: session.id }}
          aria-label={t('nameOf', { who: whoText(session), station: session.stationName, started })}
        >
          {withStation ? session.stationName : started}
        </Link>
        <span className={`${table.second} ${table.wide}`}>
          {withStation ? `${session.stationIdentifier}, ${t('pointShort', { number: session.evse })}` : point}
        </span>
        <span className={`${table.second} ${table.phone}`}>
          {whoText(session)}, {withStation ? formats.shortDayTime(session.startedAt) : point}
        </span>
        <span className={table.phone}>
          <SessionSign session={session} />
        </span>
      </td>
      <td className={table.wide}>
        {whoText(session)}
        <span className={table.second}>{tokenText(session)}</span>
      </td>
      {withStation && <td className={`${table.wide} ${table.nowrap}`}>{started}</td>}
      {!withStation && <td className={table.wide}>{decisionText(session)}</td>}
      <td className={`${table.figure} ${table.wide}`}>
        <SessionDuration session={session} />
      </td>
      <td className={table.figure}>
        <Energy session={session} />
        <span className={`${table.second} ${table.phone}`}>
          <SessionDuration session={session} />
        </span>
      </td>
      <td className={`${classes.sign} ${table.wide}`}>
        <SessionSign session={session} withoutDecision={!withStation} />
      </td>
    </tr>
  );
});

type Props = {
  sessions: Session[];
  withStation?: boolean;
  sorting?: Sorting<SessionSort>;
  /** Of all that fit, also those on other pages. */
  sum?: { count: number; energyWh: number };
};

export function SessionsTable({ sessions, withStation = false, sorting, sum }: Props) {
  const { t } = useTranslation('sessions');
  const formats = useFormats();
  const startedHead = (
    <SortHead by="startedAt" sorting={sorting} className={withStation ? table.wide : undefined}>
      {t('column.started')}
    </SortHead>
  );
  return (
    <TableScroll label={t('title')}>
      <table className={table.table}>
        <thead>
          <tr>
            {withStation ? <th scope="col">{t('column.station')}</th> : startedHead}
            <th scope="col" className={table.wide}>
              {t('column.driver')}
            </th>
            {withStation && startedHead}
            {!withStation && (
              <th scope="col" className={table.wide}>
                {t('column.decision')}
              </th>
            )}
            <SortHead by="duration" sorting={sorting} className={`${table.figure} ${table.wide}`}>
              {t('column.duration')}
            </SortHead>
            <SortHead by="energyWh" sorting={sorting} className={table.figure}>
              {t('column.energy')}
            </SortHead>
            <th scope="col" className={table.wide}>
              {t('column.state')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <Row key={session.id} session={session} withStation={withStation} />
          ))}
        </tbody>
        {sum !== undefined && (
          <tfoot className={classes.foot}>
            <tr>
              <th scope="row">{t('sum', { count: sum.count, shown: formats.count(sum.count) })}</th>
              <td className={table.wide} colSpan={3}>
                &nbsp;
              </td>
              <td className={table.figure}>
                {formats.kilowattHours(sum.energyWh)} <span className={table.unit}>kWh</span>
              </td>
              <td className={table.wide}>&nbsp;</td>
            </tr>
          </tfoot>
        )}
      </table>
    </TableScroll>
  );
}
