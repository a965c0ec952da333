// A station's timestamps: which instant we count with, and what is kept of its own (F-11, T-10).
import { formatTimestamp, parseTimestamp } from '@stationmaster/ocpp';
import type { StationTime } from '../facts.ts';
import type { Seen } from './protocol.ts';

const maxAheadMs = 5 * 60_000;
/** No clock that was ever set shows a date before this. */
const earliest = Date.UTC(2015, 0, 1);

/**
 * The past may be an offline queue, and is believed; the future and dates before 2015 are not. What cannot be believed
 * counts with the time of arrival.
 */
export function readTime(value: unknown, seen: Seen): StationTime {
  const parsed = typeof value === 'string' ? parseTimestamp(value, { stationZone: seen.timeZone }) : undefined;
  if (!parsed || Number.isNaN(parsed.at.getTime())) {
    seen.deviate('unreadable-timestamp', typeof value === 'string' ? value.slice(0, 64) : typeof value);
    return { at: seen.receivedAt, stationAt: null, plausible: false };
  }
  if (parsed.deviation) seen.deviate(parsed.deviation.rule, parsed.deviation.detail);
  const plausible = isPlausible(parsed.at, seen);
  return { at: plausible ? parsed.at : seen.receivedAt, stationAt: parsed.at, plausible };
}

/** As `readTime`; an absent timestamp means now, as the standard has it where the field is optional. */
export function readOptionalTime(value: unknown, seen: Seen): StationTime {
  if (value === undefined || value === null) return { at: seen.receivedAt, stationAt: null, plausible: true };
  return readTime(value, seen);
}

function isPlausible(at: Date, seen: Seen): boolean {
  const aheadMs = at.getTime() - seen.receivedAt.getTime();
  if (aheadMs > maxAheadMs) noteAhead(aheadMs, seen);
  else if (at.getTime() < earliest) seen.deviate('clock-before-2015', at.toISOString());
  else return true;
  return false;
}

/** As far ahead as the station's time zone is: it tells its local time and calls it UTC. */
function noteAhead(aheadMs: number, seen: Seen): void {
  seen.deviate('clock-ahead', `${Math.round(aheadMs / 1000)} s`);
  const arrival = Temporal.Instant.fromEpochMilliseconds(seen.receivedAt.getTime());
  const zoneMs = arrival.toZonedDateTimeISO(seen.timeZone).offsetNanoseconds / 1e6;
  if (Math.abs(aheadMs - zoneMs) < maxAheadMs && zoneMs > maxAheadMs) seen.deviate('local-time-as-z', seen.timeZone);
}

export function writeTime(at: Date, seen: Seen): string {
  return formatTimestamp(at, { milliseconds: seen.milliseconds });
}
