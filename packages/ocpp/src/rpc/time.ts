// Timestamps of the wire, read and written (F-11); knows no station's settings but what it is told.
import type { Deviation } from '../deviation.ts';

/** A timestamp that could be read; `deviation` tells that it was not written as the standard wants. */
export type ReadTimestamp = { at: Date; deviation?: Deviation };

const asStandardised = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;

/** Also blanks, a blank for the T, no seconds, a decimal comma, offsets without colon or minutes, no offset. */
const tolerated =
  /^\s*(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d)(:\d\d)?(?:[.,](\d+))?\s*(?:([Zz])|([+-]\d\d)(?::?(\d\d))?)?\s*$/;

/**
 * Reads a timestamp with any offset and any fraction (cut to milliseconds). Without an offset it is taken in
 * `stationZone` (an IANA name, UTC if absent). Undefined if it cannot be read, or the zone is none. Never throws.
 */
export function parseTimestamp(text: string, options: { stationZone?: string } = {}): ReadTimestamp | undefined {
  // Bounded before the expression runs; what is longer is no timestamp, whatever it holds.
  const parts = text.length > 64 ? null : tolerated.exec(text);
  if (!parts) return undefined;
  try {
    return readParts(text, parts, options.stationZone ?? 'UTC');
  } catch {
    return undefined;
  }
}

/** Writes a timestamp in UTC with `Z`, with milliseconds or cut to whole seconds. Throws RangeError on an invalid date. */
export function formatTimestamp(date: Date, options: { milliseconds: boolean }): string {
  const text = date.toISOString();
  return options.milliseconds ? text : text.replace(/\.\d+Z$/, 'Z');
}

function readParts(text: string, parts: RegExpExecArray, stationZone: string): ReadTimestamp {
  const [, day, minutes, seconds, fraction = '', zulu, hours, offsetMinutes = '00'] = parts;
  const local = `${day}T${minutes}${seconds ?? ':00'}.${fraction.slice(0, 3).padEnd(3, '0')}`;
  if (zulu === undefined && hours === undefined) {
    const at = Temporal.PlainDateTime.from(local).toZonedDateTime(stationZone);
    return { at: new Date(at.epochMilliseconds), deviation: { rule: 'no-offset', path: '', detail: text } };
  }
  const offset = zulu === undefined ? `${hours}:${offsetMinutes}` : 'Z';
  const at = new Date(Temporal.Instant.from(local + offset).epochMilliseconds);
  if (asStandardised.test(text)) return { at };
  return { at, deviation: { rule: 'odd-timestamp', path: '', detail: text } };
}
