// How a period of statistics is called: in full, and below its bar.
import type { Statistics } from '../../api/contract.ts';
import type { Formats } from '../../ui/format/formats.ts';

type Period = Pick<Statistics['periods'][number], 'from' | 'to'>;
type By = Statistics['by'];

/** The last day of a period, which ends with the first instant of the next one. */
const lastDay = ({ to }: Period): number => Date.parse(to) - 1;

export function periodName(period: Period, by: By, formats: Formats): string {
  const { from, to } = period;
  if (by === 'hour') return `${formats.shortDayTime(from)} – ${formats.time(to)}`;
  if (by === 'day') return formats.weekdayOfYear(from);
  if (by === 'week') return `${formats.dayAndMonth(from)} – ${formats.dayOfYear(lastDay(period))}`;
  return formats.month(from);
}

export function shortPeriodName({ from }: Period, by: By, formats: Formats): string {
  if (by === 'hour') return formats.time(from);
  return by === 'month' ? formats.shortMonth(from) : formats.dayAndMonth(from);
}

/** From the first day to the last. */
export function spanName(span: Period, formats: Formats): string {
  const [first, last] = [formats.dayOfYear(span.from), formats.dayOfYear(lastDay(span))];
  return first === last ? first : `${first} – ${last}`;
}
