// When a schedule's runs are due, on the clock of a time zone with its gaps, folds and short months. Pure; knows no task.

export type Schedule = {
  every: 'once' | 'daily' | 'weekly' | 'monthly';
  /** Of a run that comes once, as YYYY-MM-DD. */
  day?: string;
  /** From Monday, 1, to Sunday, 7. */
  weekdays?: readonly number[];
  /** In a shorter month its last day. */
  dayOfMonth?: number;
  /** HH:MM on the clock. */
  from: string;
  /** The end of a window, on the next day where it is not later than its beginning; none: at one time. */
  to?: string;
};

export type Due = { at: Date; phase: 'start' | 'end' };
/** From the beginning of a run to the end of its window; windows that touch are one. */
export type Span = { startsAt: Date; endsAt: Date | null };

/** No run within so many days means that none ever comes: only a window without an end is like that. */
const horizonDays = 400;

/** All that is due after an instant, in order. */
export function* dueAfter(schedule: Schedule, timeZone: string, after: Date): Generator<Due> {
  const today = after.toTemporalInstant().toZonedDateTimeISO(timeZone).toPlainDate();
  let ending: Date | null = null;
  // A window that began the day before yesterday is over: none is longer than a day, or a day's clock change more.
  for (const date of datesFrom(schedule, today.subtract({ days: 2 }))) {
    const { startsAt, endsAt } = spanOn(date, schedule, timeZone);
    if (endsAt !== null && endsAt.getTime() === startsAt.getTime()) continue;
    const touches = ending?.getTime() === startsAt.getTime();
    if (ending !== null && !touches && ending > after) yield { at: ending, phase: 'end' };
    if (!touches && startsAt > after) yield { at: startsAt, phase: 'start' };
    ending = endsAt;
  }
  if (ending !== null && ending > after && schedule.every === 'once') yield { at: ending, phase: 'end' };
}

export function firstDueAfter(schedule: Schedule, timeZone: string, after: Date): Due | undefined {
  for (const due of dueAfter(schedule, timeZone, after)) return due;
  return undefined;
}

/** The next so many that begin after an instant. */
export function nextSpans(schedule: Schedule, timeZone: string, after: Date, count: number): Span[] {
  const spans: Span[] = [];
  let startsAt: Date | undefined;
  for (const { at, phase } of dueAfter(schedule, timeZone, after)) {
    if (phase === 'start') startsAt = at;
    if (startsAt === undefined || (schedule.to !== undefined && phase === 'start')) continue;
    spans.push({ startsAt, endsAt: phase === 'end' ? at : null });
    if (spans.length === count) break;
  }
  return spans;
}

/** The first instant at which the clock shows this time or, where it skips it, a later one. */
function instantOf(date: Temporal.PlainDate, time: string, timeZone: string): Date {
  const wanted = date.toPlainDateTime(time);
  const earlier = wanted.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const isSkipped = !earlier.toPlainDateTime().equals(wanted);
  const found = isSkipped ? (earlier.getTimeZoneTransition('next') ?? earlier) : earlier;
  return new Date(found.epochMilliseconds);
}

export type SpanNote = { kind: 'longer' | 'shorter' | 'skipped' | 'twice' | 'lastDay'; minutes: number };

/** What of a span would surprise whoever knows the schedule alone; `minutes` is how long it really is. */
export function noteOn({ startsAt, endsAt }: Span, schedule: Schedule, timeZone: string): SpanNote | null {
  const start = startsAt.toTemporalInstant().toZonedDateTimeISO(timeZone);
  const end = (endsAt ?? startsAt).toTemporalInstant().toZonedDateTimeISO(timeZone);
  const minutes = start.until(end).total('minutes');
  const onTheClock = start.toPlainDateTime().until(end.toPlainDateTime()).total('minutes');
  if (minutes !== onTheClock) return { kind: minutes > onTheClock ? 'longer' : 'shorter', minutes };
  if (!start.toPlainTime().equals(schedule.from)) return { kind: 'skipped', minutes };
  const again = start.toPlainDateTime().toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (!again.equals(start)) return { kind: 'twice', minutes };
  const { every, dayOfMonth = 1 } = schedule;
  return every === 'monthly' && start.day < dayOfMonth ? { kind: 'lastDay', minutes } : null;
}

function spanOn(date: Temporal.PlainDate, { from, to }: Schedule, timeZone: string): Span {
  const startsAt = instantOf(date, from, timeZone);
  if (to === undefined) return { startsAt, endsAt: null };
  return { startsAt, endsAt: instantOf(to > from ? date : date.add({ days: 1 }), to, timeZone) };
}

function* datesFrom(schedule: Schedule, first: Temporal.PlainDate): Generator<Temporal.PlainDate> {
  if (schedule.every === 'once') {
    if (schedule.day !== undefined) yield Temporal.PlainDate.from(schedule.day);
    return;
  }
  const last = first.add({ days: horizonDays });
  for (let date = first; Temporal.PlainDate.compare(date, last) < 0; date = date.add({ days: 1 })) {
    if (isDayOf(schedule, date)) yield date;
  }
}

function isDayOf({ every, weekdays = [], dayOfMonth = 1 }: Schedule, date: Temporal.PlainDate): boolean {
  if (every === 'weekly') return weekdays.includes(date.dayOfWeek);
  return every === 'daily' || date.day === Math.min(dayOfMonth, date.daysInMonth);
}
