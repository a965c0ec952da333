// Energy from power over time, where no register and no interval tells it: trapezoids, gaps left out (E-2).
import type { CountedSample, Curve } from './counting.ts';

/** Twice the energy of a trapezoid, (p1 + p2) x milliseconds, for one watt-hour. */
const halfWattMsPerWh = 7_200_000n;

/** Empty where fewer than two samples carry power. */
export function integratePower(samples: readonly CountedSample[]): Curve {
  const points = samples.flatMap(({ atMs, powerW }) => (powerW === null ? [] : [{ atMs, powerW }]));
  const [first] = points;
  if (first === undefined || points.length < 2) return [];
  const gaps = points.slice(1).map((point, index) => point.atMs - (points[index]?.atMs ?? point.atMs));
  const longestMs = 2 * lowerMedian(gaps);
  let sum = 0n;
  return points.map((point, index) => {
    const before = points[index - 1];
    const gapMs = before === undefined ? 0 : point.atMs - before.atMs;
    if (before !== undefined && gapMs <= longestMs) sum += BigInt(before.powerW + point.powerW) * BigInt(gapMs);
    return { atMs: point.atMs, wh: Number(sum / halfWattMsPerWh) };
  });
}

function lowerMedian(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[(values.length - 1) >> 1] ?? 0;
}
