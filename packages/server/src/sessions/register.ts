// How far a session's register has come with a fact's readings, until it is counted. Pure.
import type { Reading } from '../facts.ts';

/** How a fact's readings move a session's register on: the newest value, if they only ever rise (E-14). */
export type Advance = { at: Date; registerWh: number | null; powerW: number | null; rises: boolean };

export function advanceOf(readings: readonly Reading[]): Advance | undefined {
  const inTime = readings.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const last = inTime.at(-1);
  if (last === undefined) return undefined;
  let registerWh: number | null = null;
  let rises = true;
  for (const reading of inTime) {
    if (reading.registerWh === null) continue;
    if (registerWh !== null && reading.registerWh < registerWh) rises = false;
    registerWh = reading.registerWh;
  }
  return { at: last.at, registerWh, powerW: last.powerW, rises };
}

/** Register at end minus register at start, where both are known and plausible; otherwise nothing is claimed (E-1, E-2). */
export function meteredWh(meterStartWh: number | null, meterStopWh: number | null): number | null {
  if (meterStartWh === null || meterStopWh === null || meterStopWh < meterStartWh) return null;
  return meterStopWh - meterStartWh;
}
