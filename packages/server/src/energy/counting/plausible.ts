// What cannot be: more energy than the point can give, time that runs backwards or ahead, two sessions at once (E-6).
import type { Count, CountInput, CountedSample, Flag } from './counting.ts';
import { integratePower } from './power.ts';

/** Of a charging point whose maximum power nobody entered. */
const highestPowerW = 500_000;
const aheadMs = 5 * 60_000;

/** The flags that this file gives: what cannot be, wherever it comes from, wants a look (E-16). */
export const implausibleFlags = [
  'power_exceeded',
  'negative_duration',
  'overlap',
  'in_future',
  'scale_suspected',
] as const satisfies readonly Flag[];

/** Energy above maximum power x duration x 1.1, compared in whole numbers. */
export function exceedsPower(energyWh: number, durationMs: number, maximumPowerW: number | null): boolean {
  return (
    BigInt(energyWh) * 36_000_000n > BigInt(maximumPowerW ?? highestPowerW) * BigInt(Math.max(0, durationMs)) * 11n
  );
}

export function flagImplausible(
  input: CountInput,
  samples: readonly CountedSample[],
  { energyWh, method }: Pick<Count, 'energyWh' | 'method'>,
): Flag[] {
  const { session, station, neighbours, nowMs } = input;
  const endMs = session.endedAtMs ?? samples.at(-1)?.atMs ?? session.startedAtMs;
  const flags: Flag[] = [];
  if (energyWh !== null && exceedsPower(energyWh, endMs - session.startedAtMs, station.maximumPowerW)) {
    flags.push('power_exceeded');
  }
  if (session.endedAtMs !== null && session.endedAtMs < session.startedAtMs) flags.push('negative_duration');
  if (neighbours.some((other) => overlaps(session, other, nowMs))) flags.push('overlap');
  if (isAhead(session.startedAtMs, session.startHeardAtMs) || isAhead(session.endedAtMs, session.endHeardAtMs)) {
    flags.push('in_future');
  }
  if (
    energyWh !== null &&
    (method === 'register' || method === 'last_register') &&
    scaleIsSuspected(energyWh, samples)
  ) {
    flags.push('scale_suspected');
  }
  return flags;
}

function isAhead(atMs: number | null, heardAtMs: number | null): boolean {
  return atMs !== null && heardAtMs !== null && atMs - heardAtMs > aheadMs;
}

type Span = { startedAtMs: number; endedAtMs: number | null };

function overlaps(one: Span, other: Span, nowMs: number): boolean {
  const until = Math.min(one.endedAtMs ?? nowMs, other.endedAtMs ?? nowMs);
  return Math.max(one.startedAtMs, other.startedAtMs) < until;
}

/** Kilowatt-hours labelled Wh give a thousandth of what power over time gives. */
function scaleIsSuspected(energyWh: number, samples: readonly CountedSample[]): boolean {
  const byPowerWh = integratePower(samples).at(-1)?.wh;
  return energyWh > 0 && byPowerWh !== undefined && byPowerWh >= 500 * energyWh && byPowerWh <= 2000 * energyWh;
}
