// The table behind the diagram: every period with all its figures, and their sums.
import { useTranslation } from 'react-i18next';
import type { Statistics } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { TableScroll } from '../../ui/list/TableScroll.tsx';
import table from '../../ui/table.module.css';
import { periodName } from './period-words.ts';
import classes from './PeriodTable.module.css';

type Figures = Statistics['total'];

function Cells({ figures, withShares, distinct }: { figures: Figures; withShares: boolean; distinct?: string }) {
  const formats = useFormats();
  const share = (value: number | null) =>
    value === null ? (
      '–'
    ) : (
      <>
        {formats.percent(value)} <span className={table.unit}>%</span>
      </>
    );
  return (
    <>
      <td className={table.figure}>
        {formats.kilowattHours(figures.energyWh)} <span className={table.unit}>kWh</span>
      </td>
      <td className={table.figure}>{formats.count(figures.sessions)}</td>
      <td className={table.figure} data-tip={distinct}>
        {formats.count(figures.usedPoints)}
      </td>
      {withShares && <td className={table.figure}>{share(figures.utilisation)}</td>}
      {withShares && <td className={table.figure}>{share(figures.availability)}</td>}
    </>
  );
}

export function PeriodTable({ statistics, withShares }: { statistics: Statistics; withShares: boolean }) {
  const { t } = useTranslation('statistics');
  const formats = useFormats();
  const { by, periods, total, at } = statistics;
  const figures = [
    'energy',
    'sessions',
    'usedPoints',
    ...(withShares ? (['utilisation', 'availability'] as const) : []),
  ] as const;
  return (
    <TableScroll label={t('table')}>
      <table className={table.table} aria-label={t('table')}>
        <thead>
          <tr>
            <th scope="col">{t(`by.${by}`)}</th>
            {figures.map((figure) => (
              <th key={figure} scope="col" className={table.figure}>
                {t(figure)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {periods.map((period) => (
            <tr key={period.from}>
              <td className={table.nowrap}>
                {periodName(period, by, formats)}
                {period.to > at && <span className={table.unit}>{`, ${t('notOver')}`}</span>}
              </td>
              <Cells figures={period} withShares={withShares} />
            </tr>
          ))}
        </tbody>
        <tfoot className={classes.total}>
          <tr>
            <th scope="row">{t('total')}</th>
            <Cells figures={total} withShares={withShares} distinct={t('distinct')} />
          </tr>
        </tfoot>
      </table>
    </TableScroll>
  );
}
