// A report's energy by day, or by month where there are many, as bars.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReportFilter } from '../../../api/contract.ts';
import { BarsAndLine } from '../../../ui/chart/BarsAndLine.tsx';
import { shiftDay } from '../../../ui/format/formats.ts';
import { useFormats } from '../../../ui/format/formats-context.ts';
import { useNow } from '../../../ui/format/now.ts';
import { CardSkeletons } from '../../../ui/states/Skeletons.tsx';
import { rowsQuery } from '../api.ts';
import classes from './ReportSummary.module.css';
import { useReportWords } from '../report-words.ts';
import { dayCount } from '../search.ts';

const mostDays = 62;
const chartPx = 148;
const minuteMs = 60_000;

/** Every day or month of the span, also those without a charging event. */
function keysOf({ from, to }: ReportFilter, by: 'day' | 'month'): string[] {
  const days = Array.from({ length: dayCount({ from, to }) }, (_, index) => shiftDay(from, index));
  return by === 'day' ? days : [...new Set(days.map((day) => day.slice(0, 7)))];
}

export function EnergyOverDays({ filter }: { filter: ReportFilter }) {
  const { t } = useTranslation('reports');
  const { barName, shortBarName } = useReportWords();
  const by = dayCount(filter) > mostDays ? 'month' : 'day';
  const { data } = useQuery(rowsQuery({ ...filter, by, sort: 'name', order: 'asc', pageSize: 200 }));
  const today = useFormats().calendarDay(useNow(minuteMs));
  const isUnfinished = (key: string) => key >= today.slice(0, key.length);
  const title = t(by === 'day' ? 'energyByDay' : 'energyByMonth');
  const found = new Map(data?.items.map((row) => [row.key, row]));
  const bars = keysOf(filter, by).map((key) => ({
    energyWh: found.get(key)?.energyWh ?? 0,
    sessions: found.get(key)?.sessions ?? 0,
    name: barName(key),
    shortName: shortBarName(key),
    unfinished: isUnfinished(key),
  }));
  return (
    <div className={classes.chart}>
      <h2 className={classes.title}>
        {title} <span className={classes.unit}>kWh</span>
      </h2>
      {data === undefined ? (
        <CardSkeletons heightPx={chartPx} count={1} />
      ) : (
        <BarsAndLine bars={bars} label={title} heightPx={chartPx} />
      )}
    </div>
  );
}
