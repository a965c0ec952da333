// A charging profile as a station keeps it, whatever its version, and what it says of a moment; knows no station.

const hourMs = 3_600_000;
const everyMs = { Daily: 24 * hourMs, Weekly: 7 * 24 * hourMs };

export type RateUnit = 'W' | 'A';

export type Profile = {
  id: number;
  /** A charging point by its number; 0 is the station as a whole. */
  place: number;
  /** Of the whole station, of every session, or of the one that runs. */
  purpose: 'station' | 'default' | 'session';
  level: number;
  unit: RateUnit;
  /** Absent: with the session. */
  startsAtMs?: number | undefined;
  recurs?: 'Daily' | 'Weekly' | undefined;
  durationS?: number | undefined;
  periods: readonly { startPeriod: number; limit: number }[];
};

/** Its limit at a moment, in its own unit; `undefined` where it says nothing of that moment. */
export function limitAt(profile: Profile, atMs: number, sessionStartMs: number): number | undefined {
  const elapsedMs = elapsedMsOf(profile, atMs, sessionStartMs);
  if (elapsedMs < 0 || elapsedMs >= (profile.durationS ?? Infinity) * 1000) return undefined;
  return profile.periods.findLast(({ startPeriod }) => startPeriod * 1000 <= elapsedMs)?.limit;
}

/** The moments after `atMs` at which it may say something else, in whole milliseconds from then. */
export function changesAfter(profile: Profile, atMs: number, sessionStartMs: number): number[] {
  const elapsedMs = elapsedMsOf(profile, atMs, sessionStartMs);
  const { durationS, recurs, periods } = profile;
  const ends = [durationS === undefined ? [] : durationS * 1000, recurs === undefined ? [] : everyMs[recurs]].flat();
  return [0, ...periods.map(({ startPeriod }) => startPeriod * 1000), ...ends]
    .filter((changeMs) => changeMs > elapsedMs)
    .map((changeMs) => Math.ceil(changeMs - elapsedMs));
}

function elapsedMsOf({ startsAtMs, recurs }: Profile, atMs: number, sessionStartMs: number): number {
  const sinceMs = atMs - (startsAtMs ?? sessionStartMs);
  return recurs === undefined || sinceMs < 0 ? sinceMs : sinceMs % everyMs[recurs];
}
