// The charging events of a report, one row each, with the total of all that sticks to the bottom.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReportSession, ReportTotals } from '../../../api/contract.ts';
import { useFormats } from '../../../ui/format/formats-context.ts';
import type { Sorting } from '../../../ui/list/SortHead.tsx';
import { SortHead } from '../../../ui/list/SortHead.tsx';
import { TableScroll } from '../../../ui/list/TableScroll.tsx';
import table from '../../../ui/table.module.css';
import classes from './ReportTable.module.css';
import { useReportWords } from '../report-words.ts';
import type { SessionSort } from '../search.ts';

function Row({ session, priced }: { session: ReportSession; priced: boolean }) {
  const { t } = useTranslation('reports');
  const formats = useFormats();
  const { hoursOf } = useReportWords();
  const { driver, stationName, stationIdentifier, evse, energyWh, amountCents, token } = session;
  const started = formats.dayTime(session.startedAt);
  const who = driver?.name ?? t('freeCharging');
  const amount = amountCents === null ? '–' : formats.money(amountCents);
  return (
    <tr>
      <td className={table.tall}>
        <Link
          className={`${table.first} ${table.nowrap}`}
          to="/sessions/$sessionId"
          params={{ sessionId: session.id }}
          aria-label={t('open', { who, station: stationName, started })}
        >
          {started}
        </Link>
        <span className={`${table.second} ${table.phone}`}>
          {who}, {stationName}
        </span>
      </td>
      <td className={table.wide}>
        {stationName}
        <span className={table.second}>{t('pointOf', { station: stationIdentifier, number: evse })}</span>
      </td>
      <td className={table.wide}>
        {who}
        <span className={table.second}>{[token?.name, token?.id].filter(Boolean).join(' ')}</span>
      </td>
      <td className={`${table.figure} ${table.wide}`}>{hoursOf(session.durationSeconds)}</td>
      <td className={table.figure}>
        {energyWh === null ? (
          '–'
        ) : (
          <>
            {formats.kilowattHours(energyWh)} <span className={table.unit}>kWh</span>
          </>
        )}
        {priced && <span className={`${table.second} ${table.phone}`}>{t('amountIs', { amount })}</span>}
      </td>
      {priced && <td className={`${table.figure} ${table.wide}`}>{amount}</td>}
    </tr>
  );
}

type Props = { sessions: ReportSession[]; whole: ReportTotals; sorting: Sorting<SessionSort> };

export function ReportSessions({ sessions, whole, sorting }: Props) {
  const { t } = useTranslation('reports');
  const formats = useFormats();
  const { hoursOf } = useReportWords();
  const priced = whole.amountCents !== null;
  const amount = formats.money(whole.amountCents ?? 0);
  return (
    <TableScroll label={t('title')}>
      <table className={`${table.table} ${classes.report}`}>
        <thead>
          <tr>
            <SortHead by="startedAt" sorting={sorting}>
              {t('headName.session')}
            </SortHead>
            <th scope="col" className={table.wide}>
              {t('where')}
            </th>
            <th scope="col" className={table.wide}>
              {t('who')}
            </th>
            <SortHead by="duration" sorting={sorting} className={`${table.figure} ${table.wide}`}>
              {t('duration')}
            </SortHead>
            <SortHead by="energy" sorting={sorting} className={table.figure}>
              {t('energy')}
            </SortHead>
            {priced && (
              <th scope="col" className={`${table.figure} ${table.wide}`}>
                {t('amount')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <Row key={session.id} session={session} priced={priced} />
          ))}
        </tbody>
        <tfoot>
          <tr className={classes.total}>
            <td>{t('total')}</td>
            <td className={table.wide} colSpan={2}>
              &nbsp;
            </td>
            <td className={`${table.figure} ${table.wide}`}>{hoursOf(whole.durationSeconds)}</td>
            <td className={table.figure}>
              {formats.kilowattHours(whole.energyWh)} <span className={table.unit}>kWh</span>
              {priced && <span className={`${table.second} ${table.phone}`}>{t('amountIs', { amount })}</span>}
            </td>
            {priced && <td className={`${table.figure} ${table.wide}`}>{amount}</td>}
          </tr>
        </tfoot>
      </table>
    </TableScroll>
  );
}
