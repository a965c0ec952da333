// When a saved report is due, and which days it tells of. Pure.
export type Mailed = 'monthly' | 'weekly';
export type SavedDays = 'chosen' | 'last_month' | 'last_week';

/** In the morning, when what ran over midnight has been told. */
const hour = 6;

/** The next first of a month, or Monday, at six by the organization's clock. */
export function nextAfter(mailed: Mailed, after: Date, timeZone: string): Date {
  const today = after.toTemporalInstant().toZonedDateTimeISO(timeZone).toPlainDate();
  const first = mailed === 'monthly' ? today.with({ day: 1 }) : today.subtract({ days: today.dayOfWeek - 1 });
  const step = mailed === 'monthly' ? { months: 1 } : { days: 7 };
  for (let day = first; ; day = day.add(step)) {
    const at = day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from({ hour }) });
    if (at.epochMilliseconds > after.getTime()) return new Date(at.epochMilliseconds);
  }
}

/** The month or week that is over at the instant; days that were chosen stay as they are. */
export function daysOf<Chosen extends { from: string; to: string }>(
  days: SavedDays,
  chosen: Chosen,
  { at, timeZone }: { at: Date; timeZone: string },
): Chosen {
  if (days === 'chosen') return chosen;
  const today = at.toTemporalInstant().toZonedDateTimeISO(timeZone).toPlainDate();
  const end =
    days === 'last_month' ? today.with({ day: 1 }).subtract({ days: 1 }) : today.subtract({ days: today.dayOfWeek });
  const start = days === 'last_month' ? end.with({ day: 1 }) : end.subtract({ days: 6 });
  return { ...chosen, from: start.toString(), to: end.toString() };
}
