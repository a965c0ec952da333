// A calendar day in a time zone as a span of instants; days with a change of clocks are shorter or longer.
import type { Span } from './queries.ts';

export function dayOf(instant: Date, timeZone: string): string {
  return instant.toTemporalInstant().toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

export function spanOfDay(day: string, timeZone: string): Span {
  const date = Temporal.PlainDate.from(day);
  const startOf = (of: Temporal.PlainDate) => new Date(of.toZonedDateTime(timeZone).epochMilliseconds);
  return { from: startOf(date), to: startOf(date.add({ days: 1 })) };
}
