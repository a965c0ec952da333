// Turns what the clocks of a time zone show into instants and back, through the days on which clocks are changed.

const dayMs = 86_400_000;

const formatsByZone = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatsByZone.get(timeZone);
  if (known !== undefined) return known;
  // Swedish writes dates and times as the inputs of a browser do: 2026-10-22 14:32:05.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  formatsByZone.set(timeZone, format);
  return format;
}

/** What the clocks show, as YYYY-MM-DDTHH:MM:SS. */
export function wallClock(atMs: number, timeZone: string): string {
  return formatOf(timeZone).format(atMs).replace(' ', 'T');
}

const readAsUtc = (text: string): number => Date.parse(`${text}Z`);

function offsetMs(atMs: number, timeZone: string): number {
  const wholeSecondMs = Math.floor(atMs / 1000) * 1000;
  return readAsUtc(wallClock(wholeSecondMs, timeZone)) - wholeSecondMs;
}

/**
 * The instant at which the clocks show this (YYYY-MM-DDTHH:MM, with or without seconds): the first one where they show
 * it twice, and as much later as they were put forward where they never do. NaN where it is no time at all.
 */
export function instantOf(shown: string, timeZone: string): number {
  const shownMs = readAsUtc(/T\d{2}:\d{2}$/.test(shown) ? `${shown}:00` : shown);
  if (Number.isNaN(shownMs)) return Number.NaN;
  const before = offsetMs(shownMs - dayMs, timeZone);
  const after = offsetMs(shownMs + dayMs, timeZone);
  const candidates = [shownMs - before, shownMs - after].sort((a, b) => a - b);
  return candidates.find((atMs) => atMs + offsetMs(atMs, timeZone) === shownMs) ?? shownMs - before;
}

/** The first instant of a calendar day (YYYY-MM-DD), also where it has no midnight. */
export function startOfDay(day: string, timeZone: string): number {
  return instantOf(`${day}T00:00`, timeZone);
}
