// What an address says of statistics over time: the span, its periods, and whether they are a chart or a table.
import type { StatisticsFilter } from '../../api/contract.ts';
import { calendarDay, oneOf, said } from '../../ui/address.ts';

export const spans = ['24h', '7d', '30d', '12m'] as const;
export const steps = ['hour', 'day', 'week', 'month'] as const;
export type Span = (typeof spans)[number];
type Step = (typeof steps)[number];

/** A span by its name, or both days. */
export type SpanSearch = { span?: Span; from?: string; to?: string; by?: Step; figures?: 'table' };
/** What changes of it; what is undefined is said no more. */
export type SpanChange = { [Key in keyof SpanSearch]?: SpanSearch[Key] | undefined };

export function parseSpanSearch(search: Record<string, unknown>): SpanSearch {
  const [from, to] = [calendarDay(search['from']), calendarDay(search['to'])];
  const areDays = from !== undefined && to !== undefined && from <= to;
  return said<SpanSearch>({
    span: areDays ? undefined : oneOf(spans, search['span']),
    from: areDays ? from : undefined,
    to: areDays ? to : undefined,
    by: oneOf(steps, search['by']),
    figures: oneOf(['table'], search['figures']),
  });
}

export function filterOf({ span, from, to, by }: SpanSearch, otherwise: Span): Omit<StatisticsFilter, 'shares'> {
  const days = from !== undefined && to !== undefined ? { from, to } : { span: span ?? otherwise };
  return { ...days, ...(by !== undefined && { by }) };
}
