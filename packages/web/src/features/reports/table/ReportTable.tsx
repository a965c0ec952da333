// A report's rows by what they are grouped by: figures, the share of each, and the total that sticks to the bottom.
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRow, ReportTotals } from '../../../api/contract.ts';
import { useFormats } from '../../../ui/format/formats-context.ts';
import type { Sorting } from '../../../ui/list/SortHead.tsx';
import { SortHead } from '../../../ui/list/SortHead.tsx';
import { TableScroll } from '../../../ui/list/TableScroll.tsx';
import table from '../../../ui/table.module.css';
import classes from './ReportTable.module.css';
import { useReportWords } from '../report-words.ts';
import type { Grouping, RowSort } from '../search.ts';

type Figures = Omit<ReportRow, 'key' | 'name' | 'detail' | 'stations' | 'stationCount'>;

/** The cells behind the name, the same for rows, groups and the total. */
function Cells({ of, whole, longestWh }: { of: Figures; whole: ReportTotals; longestWh?: number }) {
  const { t } = useTranslation('reports');
  const formats = useFormats();
  const { hoursOf } = useReportWords();
  const amount = whole.amountCents === null ? undefined : formats.money(of.amountCents ?? 0);
  const share = whole.energyWh === 0 ? 0 : of.energyWh / whole.energyWh;
  return (
    <>
      <td className={`${table.figure} ${table.wide}`}>{formats.count(of.sessions)}</td>
      <td className={`${table.figure} ${table.wide}`}>{formats.count(of.drivers)}</td>
      <td className={`${table.figure} ${table.wide}`}>{hoursOf(of.durationSeconds)}</td>
      <td className={`${table.figure} ${table.wide}`}>
        {of.sessions === 0 ? (
          '–'
        ) : (
          <>
            {formats.kilowattHours(of.energyWh / of.sessions)} <span className={table.unit}>kWh</span>
          </>
        )}
      </td>
      <td className={table.figure}>
        <span className={classes.energy}>{formats.kilowattHours(of.energyWh)}</span>{' '}
        <span className={table.unit}>kWh</span>
        {amount !== undefined && <OnPhone>{t('amountIs', { amount })}</OnPhone>}
      </td>
      {amount !== undefined && <td className={`${table.figure} ${table.wide}`}>{amount}</td>}
      <td className={`${table.figure} ${table.wide} ${classes.share}`}>
        {longestWh !== undefined && longestWh > 0 && (
          <span className={classes.bar} aria-hidden="true">
            <span style={{ width: `${(of.energyWh / longestWh) * 100}%` }} />
          </span>
        )}
        <span className={classes.percent}>
          {formats.tenths(share * 100)} <span className={table.unit}>%</span>
        </span>
      </td>
    </>
  );
}

/** What a row is of; what breaks to a second line begins where the first does. */
function Name({ name, more, of }: { name: string; more?: string | null; of: Figures }) {
  const { t } = useTranslation('reports');
  return (
    <>
      {name}
      {more != null && (
        <>
          {enSpace}
          <span className={classes.count}>{more}</span>
        </>
      )}
      <OnPhone>{t('eventCount', { count: of.sessions })}</OnPhone>
    </>
  );
}

/** Of a column for which a phone has no room. */
function OnPhone({ children }: { children: string }) {
  return <span className={`${table.second} ${table.phone} ${classes.onPhone}`}>{children}</span>;
}

const enSpace = '\u2002';

function GroupRows({ group, whole, longestWh }: { group: ReportRow; whole: ReportTotals; longestWh: number }) {
  const { t } = useTranslation('reports');
  const { nameOf } = useReportWords();
  const [open, setOpen] = useState(true);
  const { stations = [], stationCount = 0 } = group;
  const name = nameOf(group, 'group');
  const Arrow = open ? IconChevronDown : IconChevronRight;
  const more = stationCount - stations.length;
  return (
    <>
      <tr className={classes.group}>
        <td>
          <button
            type="button"
            className={classes.fold}
            aria-expanded={open}
            aria-label={t('fold', { name })}
            onClick={() => setOpen(!open)}
          >
            <Arrow size={14} stroke={1.75} aria-hidden="true" />
          </button>
          <Name name={name} more={t('stationCount', { count: stationCount })} of={group} />
        </td>
        <Cells of={group} whole={whole} />
      </tr>
      {open &&
        stations.map((station) => (
          <tr key={station.key}>
            <td className={classes.below}>
              <Name name={station.name ?? ''} more={station.detail} of={station} />
            </td>
            <Cells of={station} whole={whole} longestWh={longestWh} />
          </tr>
        ))}
      {open && more > 0 && (
        <tr>
          <td className={classes.below} colSpan={8}>
            <span className={table.unit}>{t('moreStations', { count: more })}</span>
          </td>
        </tr>
      )}
    </>
  );
}

type Props = {
  rows: ReportRow[];
  by: Exclude<Grouping, 'session'>;
  whole: ReportTotals;
  sorting: Sorting<RowSort>;
};

export function ReportTable({ rows, by, whole, sorting }: Props) {
  const { t } = useTranslation('reports');
  const { nameOf } = useReportWords();
  const figure = `${table.figure} ${table.wide}`;
  const barred = by === 'group' ? rows.flatMap(({ stations = [] }) => stations) : rows;
  const longestWh = Math.max(0, ...barred.map(({ energyWh }) => energyWh));
  return (
    <TableScroll label={t('title')}>
      <table className={`${table.table} ${classes.report}`}>
        <thead>
          <tr>
            <SortHead by="name" sorting={sorting}>
              {t(`headName.${by}`)}
            </SortHead>
            <SortHead by="sessions" sorting={sorting} className={figure}>
              {t('events')}
            </SortHead>
            <SortHead by="drivers" sorting={sorting} className={figure}>
              {t('usersHead')}
            </SortHead>
            <SortHead by="duration" sorting={sorting} className={figure}>
              {t('duration')}
            </SortHead>
            <SortHead by="average" sorting={sorting} className={figure}>
              {t('average')}
            </SortHead>
            <SortHead by="energy" sorting={sorting} className={table.figure}>
              {t('energy')}
            </SortHead>
            {whole.amountCents !== null && (
              <th scope="col" className={figure}>
                {t('amount')}
              </th>
            )}
            <th scope="col" className={figure}>
              {t('share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            by === 'group' ? (
              <GroupRows key={row.key} group={row} whole={whole} longestWh={longestWh} />
            ) : (
              <tr key={row.key}>
                <td>
                  <Name name={nameOf(row, by)} more={row.detail} of={row} />
                </td>
                <Cells of={row} whole={whole} longestWh={longestWh} />
              </tr>
            ),
          )}
        </tbody>
        <tfoot>
          <tr className={classes.total}>
            <td data-tip={t('usersTip')}>
              <Name name={t('total')} of={whole} />
            </td>
            <Cells of={whole} whole={whole} />
          </tr>
        </tfoot>
      </table>
    </TableScroll>
  );
}
