// The span of a report and the one before it, out of calendar days. Pure.
import { Failure } from '../failures.ts';

export type Days = { from: string; to: string };
export type Span = { from: Date; to: Date };

/** Longer ones are two reports. */
const mostDays = 3_700;

/** From the first instant of the first day to the first after the last, in the zone; days of clock changes are shorter or longer. */
export function spanOf(days: Days, timeZone: string): Span {
  const { first, last } = checked(days);
  return { from: startOf(first, timeZone), to: startOf(last.add({ days: 1 }), timeZone) };
}

/** As many days, right before. */
export function spanBefore(days: Days, timeZone: string): Span {
  const { first, length } = checked(days);
  return { from: startOf(first.subtract({ days: length }), timeZone), to: startOf(first, timeZone) };
}

function checked(days: Days): { first: Temporal.PlainDate; last: Temporal.PlainDate; length: number } {
  const [first, last] = [Temporal.PlainDate.from(days.from), Temporal.PlainDate.from(days.to)];
  const length = first.until(last, { largestUnit: 'day' }).days + 1;
  if (length < 1) throw wrong('The last day lies before the first.');
  if (length > mostDays) throw wrong('A report is about ten years at most.');
  return { first, last, length };
}

const wrong = (problem: string) => new Failure('invalid_input', { detail: problem, fields: { to: problem } });

function startOf(day: Temporal.PlainDate, timeZone: string): Date {
  return new Date(day.toZonedDateTime(timeZone).epochMilliseconds);
}
