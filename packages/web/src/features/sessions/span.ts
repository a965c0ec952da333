// The span of days that a list of sessions looks at: named and moving with the calendar, or from day to day.
import { shiftDay } from '../../ui/format/formats.ts';
import { startOfDay } from '../../ui/format/wall-clock.ts';

export const namedSpans = ['today', 'yesterday', '7d', '30d', 'month', 'lastMonth'] as const;
export type NamedSpan = (typeof namedSpans)[number];

/** Calendar days (YYYY-MM-DD), both inclusive; a side that is not said is open. */
export type Days = { from?: string; to?: string };

const firstOfMonth = (day: string): string => `${day.slice(0, 8)}01`;

export function daysOf(span: NamedSpan, today: string): Days {
  const lastOfLastMonth = shiftDay(firstOfMonth(today), -1);
  return {
    today: { from: today, to: today },
    yesterday: { from: shiftDay(today, -1), to: shiftDay(today, -1) },
    '7d': { from: shiftDay(today, -6), to: today },
    '30d': { from: shiftDay(today, -29), to: today },
    month: { from: firstOfMonth(today), to: today },
    lastMonth: { from: firstOfMonth(lastOfLastMonth), to: lastOfLastMonth },
  }[span];
}

/** Half-open instants, as the server wants them. */
export function instantsOf({ from, to }: Days, timeZone: string): { from?: string; to?: string } {
  const iso = (day: string) => new Date(startOfDay(day, timeZone)).toISOString();
  return {
    ...(from === undefined ? {} : { from: iso(from) }),
    ...(to === undefined ? {} : { to: iso(shiftDay(to, 1)) }),
  };
}
