// The periods of a chart: hours, days, weeks or months of a span, in the organization's time zone (E-9). Pure.

export const steps = ['hour', 'day', 'week', 'month'] as const;
export type Step = (typeof steps)[number];

/** Spans that move with the clock, with the step that suits each. */
export const namedSpans = { '24h': 'hour', '7d': 'day', '30d': 'day', '12m': 'month' } as const satisfies Record<
  string,
  Step
>;
export type NamedSpan = keyof typeof namedSpans;

/** From one day to another, both inclusive, or a span by its name. */
export type AskedSpan = { from: string; to: string } | { span: NamedSpan };

/** One bound more than there are periods: each runs from its bound up to the next. */
export type Periods = { by: Step; bounds: Date[] };

/** A month of hours, two years of days: more bars are no chart. */
export const mostPeriods = 750;

/** Nothing is older, and time zones were no whole quarters then. */
export const earliestDay = '2000-01-01';

type Zoned = Temporal.ZonedDateTime;

/** The first and the last period are cut to the span; none begins in the future. Undefined where there are too many. */
export function periodsOf(
  asked: AskedSpan & { by?: Step | undefined },
  { now, timeZone }: { now: Date; timeZone: string },
): Periods | undefined {
  const present = now.toTemporalInstant().toZonedDateTimeISO(timeZone);
  const { from, to } = endsOf(asked, present);
  const by = asked.by ?? ('span' in asked ? namedSpans[asked.span] : stepFor(from, to));
  const bounds = [from];
  for (let at = from; isBefore(at, to) && (at === from || !isBefore(present, at));) {
    if (bounds.length > mostPeriods) return undefined;
    const next = after(at, by);
    at = isBefore(to, next) ? to : next;
    bounds.push(at);
  }
  return { by, bounds: bounds.map(({ epochMilliseconds }) => new Date(epochMilliseconds)) };
}

function endsOf(asked: AskedSpan, present: Zoned): { from: Zoned; to: Zoned } {
  const { timeZoneId } = present;
  if (!('span' in asked)) {
    const [first, last] = [Temporal.PlainDate.from(asked.from), Temporal.PlainDate.from(asked.to)];
    return { from: first.toZonedDateTime(timeZoneId), to: last.add({ days: 1 }).toZonedDateTime(timeZoneId) };
  }
  if (asked.span === '24h') {
    const to = after(present, 'hour');
    return { from: to.subtract({ hours: 24 }), to };
  }
  const today = present.toPlainDate();
  const first = {
    '7d': today.subtract({ days: 6 }),
    '30d': today.subtract({ days: 29 }),
    '12m': today.with({ day: 1 }).subtract({ months: 11 }),
  }[asked.span];
  return { from: first.toZonedDateTime(timeZoneId), to: today.add({ days: 1 }).toZonedDateTime(timeZoneId) };
}

function stepFor(from: Zoned, to: Zoned): Step {
  const days = (to.epochMilliseconds - from.epochMilliseconds) / 86_400_000;
  return days <= 3 ? 'hour' : days <= 93 ? 'day' : 'month';
}

/** Where the period that holds this instant ends. */
function after(at: Zoned, by: Step): Zoned {
  if (by === 'hour') {
    const later = at.add({ hours: 1 });
    const whole = later.round({ smallestUnit: 'hour', roundingMode: 'floor' });
    // Clocks that go back by half an hour would else lead back to where it began.
    return isBefore(at, whole) ? whole : later;
  }
  const date = at.toPlainDate();
  const next = {
    day: () => date.add({ days: 1 }),
    week: () => date.add({ days: 8 - date.dayOfWeek }),
    month: () => date.with({ day: 1 }).add({ months: 1 }),
  }[by]();
  return next.toZonedDateTime(at.timeZoneId);
}

function isBefore(one: Zoned, other: Zoned): boolean {
  return one.epochMilliseconds < other.epochMilliseconds;
}
