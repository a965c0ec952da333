// Timestamps of the wire, read and written (F-11); knows no station's settings but what it is told.
import type { Deviation } from '../deviation.ts';

/** A timestamp that could be read; `deviation` tells that it was not written as the standard wants. */
export type ReadTimestamp = { at: Date; deviation?: Deviation };

/**
 * Reads a timestamp with any offset and any fraction (cut to milliseconds). Without an offset it is taken in
 * `stationZone` (an IANA name, UTC if absent). Undefined if it cannot be read. Never throws.
 */
export function parseTimestamp(_text: string, _options: { stationZone?: string } = {}): ReadTimestamp | undefined {
  return undefined;
}

/** Writes a timestamp in UTC with `Z`, with milliseconds or cut to whole seconds. Throws RangeError on an invalid date. */
export function formatTimestamp(date: Date, options: { milliseconds: boolean }): string {
  const text = date.toISOString();
  return options.milliseconds ? text : text.replace(/\.\d+Z$/, 'Z');
}
