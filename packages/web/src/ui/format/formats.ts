// How numbers, spans and instants are written: through Intl, in one language and one time zone; knows no sentence.

export type Formats = ReturnType<typeof createFormats>;
export type Instant = string | number | Date;

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** The unit signs of time are the same in every language of the panel. */
export function spanOf(ms: number): string {
  const positiveMs = Math.max(0, ms);
  if (positiveMs < minuteMs) return `${Math.floor(positiveMs / secondMs)} s`;
  const minutes = Math.floor((positiveMs % hourMs) / minuteMs);
  if (positiveMs < hourMs) return `${minutes} min`;
  const hours = Math.floor((positiveMs % dayMs) / hourMs);
  if (positiveMs < dayMs) return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
  const days = Math.floor(positiveMs / dayMs);
  return hours === 0 ? `${days} d` : `${days} d ${hours} h`;
}

/** One unit is enough where a span only says how fresh something is, and nothing is fresher than a second. */
export const roughSpanOf = (ms: number): string => spanOf(Math.max(secondMs, ms)).split(' ').slice(0, 2).join(' ');

function numberFormats(locale: string) {
  const digits = (count: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: count, maximumFractionDigits: count });
  const none = digits(0);
  const one = digits(1);
  const two = digits(2);
  const three = digits(3);
  return {
    count: (value: number) => none.format(value),
    tenths: (value: number) => one.format(value),
    kilowatts: (watts: number) => one.format(watts / 1000),
    exactKilowatts: (watts: number) => two.format(watts / 1000),
    kilowattHours: (wattHours: number) => two.format(wattHours / 1000),
    /** To the watt-hour, where a register is meant and not what was charged. */
    exactKilowattHours: (wattHours: number) => three.format(wattHours / 1000),
    megabytes: (bytes: number) => two.format(bytes / 1_000_000),
    /** As one types it into a field. */
    typed: (value: number | '') =>
      value === '' || Number.isNaN(value) ? '' : new Intl.NumberFormat(locale, { useGrouping: false }).format(value),
    decimalSign: new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.',
    plain: (value: number) => new Intl.NumberFormat(locale).format(value),
    list: (names: readonly string[]) => new Intl.ListFormat(locale).format(names),
    money: (cents: number) => two.format(cents / 100),
    /** No more than there is: what is nearly all is not all. */
    percent: (share: number) => one.format(Math.floor(Math.round(share * 100_000) / 100) / 10),
  };
}

/** Short names of days go without the comma, and in German the full stop, that some languages put behind them. */
const bareWeekday = (text: string): string => text.replace(/(\p{L}+)\.?,/u, '$1');

/** Of calendar days (YYYY-MM-DD), which are the same in every zone. */
function dayFormats(locale: string) {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const written = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
    return (day: string) => written.format(new Date(`${day}T00:00:00Z`));
  };
  const long = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return {
    // English browsers do not agree about a comma here.
    nameOfDay: (day: string) => (locale.startsWith('en') ? bareWeekday(long(day)) : long(day)),
    shortNameOfDay: format({ day: 'numeric', month: 'short', year: 'numeric' }),
  };
}

function zoneOffset(locale: string, timeZone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  return name.replace('GMT', 'UTC');
}

export function createFormats(locale: string, timeZone: string) {
  const instants = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone, ...options });
    return (at: Instant) => format.format(new Date(at));
  };
  const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  const calendarDay = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const time = instants(clock);
  const shortDay = instants({ weekday: 'short', day: 'numeric', month: 'short' });
  const day = instants({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const year = instants({ year: 'numeric' });
  const weekday = instants({ weekday: 'short' });
  const timeWithSeconds = instants({ ...clock, second: '2-digit' });
  return {
    ...numberFormats(locale),
    ...dayFormats(locale),
    locale,
    timeZone,
    time,
    timeWithSeconds,
    shortDay: (at: Instant) => bareWeekday(shortDay(at)),
    dayAndMonth: instants({ day: 'numeric', month: 'short' }),
    month: instants({ month: 'long', year: 'numeric' }),
    shortMonth: instants({ month: 'short', year: 'numeric' }),
    dayOfYear: instants({ day: 'numeric', month: 'short', year: 'numeric' }),
    weekdayOfYear: (at: Instant) => bareWeekday(day(at)),
    year,
    weekdayTime: (at: Instant) => `${weekday(at)} ${time(at)}`,
    shortDayTime: (at: Instant) => `${bareWeekday(shortDay(at))}, ${time(at)}`,
    dayTime: (at: Instant) => `${bareWeekday(day(at))}, ${time(at)}`,
    exact: (at: Instant) => `${bareWeekday(day(at))}, ${timeWithSeconds(at)}`,
    /** The day an instant falls on in this zone, as YYYY-MM-DD. */
    calendarDay: (at: Instant) => calendarDay.format(new Date(at)),
    zone: (at: Instant) => `${timeZone}, ${zoneOffset(locale, timeZone, new Date(at))}`,
  };
}

export function shiftDay(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** "GroundFailure" as "Ground failure": for words of a station that the panel has no better word for. */
export function spacedWords(joined: string): string {
  const words = joined
    .replaceAll(/[_-]+/g, ' ')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(' ')
    .map((word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()))
    .join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
