// Energy from power over time, where no register and no interval tells it: trapezoids, gaps left out (E-2).
import type { CountedSample, Curve } from './counting.ts';

/** Twice the energy of a trapezoid, (p1 + p2) x milliseconds, for one watt-hour. */
const halfWattMsPerWh = 7_200_000n;

/** Empty where fewer than two instants have power. A power below 0 delivers nothing. */
export function integratePower(samples: readonly CountedSample[]): Curve {
  const points = samples.flatMap(({ atMs, powerW }) =>
    powerW === null ? [] : [{ atMs, powerW: Math.max(0, powerW) }],
  );
  const gapsMs = points.map((point, index) => point.atMs - (points[index - 1]?.atMs ?? point.atMs));
  const gaps = gapsMs.filter((gapMs) => gapMs > 0);
  if (gaps.length === 0) return [];
  const longestMs = 2 * lowerMedian(gaps);
  let sum = 0n;
  return points.map((point, index) => {
    const gapMs = gapsMs[index] ?? 0;
    const before = points[index - 1]?.powerW ?? 0;
    if (gapMs <= longestMs) sum += BigInt(before + point.powerW) * BigInt(gapMs);
    return { atMs: point.atMs, wh: Number(sum / halfWattMsPerWh) };
  });
}

function lowerMedian(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[(values.length - 1) >> 1] ?? 0;
}
