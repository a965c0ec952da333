// Histories of no session at all, on few small numbers so that they collide, or on the largest that are let in.
import type { CountedSample, CountInput } from '../counting/counting.ts';
import type { Random } from './random.ts';

/** What chance may choose from; null is what is not said. */
type Palette = {
  instantMs(random: Random): number;
  wh(random: Random): number | null;
  watts(random: Random): number | null;
  maximumPowerW: readonly [number | null, ...(number | null)[]];
  scales: readonly [1 | 1000, ...(1 | 1000)[]];
};

/** Half hours, watts and watt-hours at which the bounds of the rules are met exactly. */
const small: Palette = {
  instantMs: (random) => 1_800_000 * random.below(8),
  wh: (random) => (random.chance(0.25) ? null : random.below(random.among([4, 13]))),
  watts: (random) => (random.chance(0.3) ? null : random.among([0, 1, 2, 499, 500, 1000, 2000, 2001, -1])),
  maximumPowerW: [10, 10, 1, 20, 1000, null],
  scales: [1, 1, 1, 1000],
};

/** The largest register and power that a station may say, and times over two centuries. */
const huge: Palette = {
  instantMs: (random) => random.below(7_000_000_000_000),
  wh: (random) => (random.chance(0.3) ? null : random.below(random.among([10, 1_000_000, 1e15]))),
  watts: (random) => (random.chance(0.3) ? null : random.below(200_000_001) - 100_000_000),
  maximumPowerW: [100_000_000, 22_000, null],
  scales: [1],
};

export function smallNoise(random: Random): CountInput {
  return noise(small, random);
}

export function hugeNoise(random: Random): CountInput {
  return noise(huge, random);
}

function noise(palette: Palette, random: Random): CountInput {
  const at = () => palette.instantMs(random);
  const startedAtMs = random.chance(0.5) ? 0 : at();
  const endedAtMs = random.chance(0.3) ? null : at();
  return {
    session: {
      startedAtMs,
      startHeardAtMs: at(),
      endedAtMs,
      endHeardAtMs: endedAtMs === null ? null : at(),
      meterStartWh: palette.wh(random),
      meterStopWh: endedAtMs === null ? null : palette.wh(random),
    },
    samples: noisySamples(palette, random),
    station: {
      scale: random.among(palette.scales),
      countsPerSession: random.chance(0.3),
      maximumPowerW: random.among(palette.maximumPowerW),
    },
    neighbours: Array.from({ length: random.below(3) }, () => ({
      startedAtMs: at(),
      endedAtMs: random.chance(0.3) ? null : at(),
    })),
    nowMs: at(),
  };
}

/** Each history is of one or more measurands. */
function noisySamples(palette: Palette, random: Random): CountedSample[] {
  const [registers, intervals, powers] = [random.chance(0.7), random.chance(0.4), random.chance(0.6)];
  return Array.from({ length: random.below(8) }, () => ({
    atMs: palette.instantMs(random),
    registerWh: registers ? palette.wh(random) : null,
    intervalWh: intervals ? palette.wh(random) : null,
    powerW: powers ? palette.watts(random) : null,
  }));
}
