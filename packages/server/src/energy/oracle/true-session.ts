// A charging session as it really was, and what a station that never lies says of it; knows nothing of counting.
import type { CountedSample, CountInput } from '../counting/counting.ts';
import type { Random } from './random.ts';

export type TrueSession = {
  startMs: number;
  endMs: number;
  maximumPowerW: number;
  /** The meter's register in whole watt-hours; stands still outside the session. */
  registerWhAt(atMs: number): number;
  powerWAt(atMs: number): number;
};

type Stretch = { fromMs: number; untilMs: number; watts: number };

const epochMs = Date.UTC(2026, 2, 29);
const wattMsInWh = 3_600_000n;

export function trueSession(random: Random): TrueSession {
  const startMs = epochMs + random.below(86_400_000);
  const maximumPowerW = random.among([3_700, 11_000, 22_000, 50_000, 150_000, 400_000]);
  const stretches: Stretch[] = [];
  let endMs = startMs;
  for (let left = random.below(6); left > 0; left -= 1) {
    const untilMs = endMs + 1 + random.below(random.among([1_000, 60_000, 7_200_000]));
    stretches.push({ fromMs: endMs, untilMs, watts: random.chance(0.2) ? 0 : random.below(maximumPowerW + 1) });
    endMs = untilMs;
  }
  const atFirstWh = random.among([0, 0, 1 + random.below(1000), random.below(90_000_000)]);
  return {
    startMs,
    endMs,
    maximumPowerW,
    registerWhAt: (atMs) => atFirstWh + Number(wattMsUntil(stretches, atMs) / wattMsInWh),
    powerWAt: (atMs) => stretches.find(({ fromMs, untilMs }) => atMs >= fromMs && atMs < untilMs)?.watts ?? 0,
  };
}

function wattMsUntil(stretches: readonly Stretch[], atMs: number): bigint {
  return stretches.reduce((total, { fromMs, untilMs, watts }) => {
    const lasted = Math.max(0, Math.min(untilMs, atMs) - fromMs);
    return total + BigInt(watts) * BigInt(lasted);
  }, 0n);
}

/** Everything is said at once, in Wh, in order, with all three measurands. */
export function observedTruly(truth: TrueSession, random: Random): CountInput {
  const { startMs, endMs } = truth;
  const instants = instantsBetween(startMs, endMs, random);
  return {
    session: {
      startedAtMs: startMs,
      startHeardAtMs: startMs + random.below(2000),
      endedAtMs: endMs,
      endHeardAtMs: endMs + random.below(2000),
      meterStartWh: truth.registerWhAt(startMs),
      meterStopWh: truth.registerWhAt(endMs),
    },
    samples: instants.map((atMs, index) => sampleAt(truth, atMs, instants[index - 1] ?? startMs)),
    station: { scale: 1, countsPerSession: false, maximumPowerW: truth.maximumPowerW },
    neighbours: [],
    nowMs: endMs + random.below(10_000_000),
  };
}

export function sampleAt(truth: TrueSession, atMs: number, formerMs: number): CountedSample {
  return {
    atMs,
    registerWh: truth.registerWhAt(atMs),
    intervalWh: Math.max(0, truth.registerWhAt(atMs) - truth.registerWhAt(formerMs)),
    powerW: truth.powerWAt(atMs),
  };
}

function instantsBetween(startMs: number, endMs: number, random: Random): number[] {
  const count = random.below(12);
  const everyMs = Math.max(1, Math.ceil((endMs - startMs) / (count + 1)));
  const offsetMs = random.among([0, everyMs, random.below(everyMs)]);
  return Array.from({ length: count }, (_, index) => startMs + offsetMs + index * everyMs).filter((at) => at <= endMs);
}
