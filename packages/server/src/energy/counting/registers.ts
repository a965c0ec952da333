// From a register's readings to energy: where it begins, which readings are believed, what its rises add up to (E-1 to E-5).
import type { CountedSample, CountInput, Curve, CurvePoint, Flag } from './counting.ts';
import { exceedsPower } from './plausible.ts';

type RegisterPoint = { atMs: number; wh: number; sampled: boolean };
/** `curve` is undefined where the register tells nothing; the flags may say why. */
export type RegisterCount = { curve: Curve | undefined; flags: readonly Flag[] };

export function countRegister(input: CountInput, samples: readonly CountedSample[]): RegisterCount {
  const flags: Flag[] = [];
  const points = believed(registerPoints(input, samples, flags), input.session.endedAtMs === null, flags);
  const curve = riseOf(points, flags);
  const rose = (curve.at(-1)?.wh ?? 0) > 0;
  const known = points.length > 1 && (rose || !flags.includes('register_fell'));
  return { curve: known ? curve : undefined, flags };
}

function registerPoints(input: CountInput, samples: readonly CountedSample[], flags: Flag[]): RegisterPoint[] {
  const { session, station } = input;
  const sampled = samples.flatMap(({ atMs, registerWh }): RegisterPoint[] =>
    registerWh === null ? [] : [{ atMs, wh: registerWh, sampled: true }],
  );
  let stopWh = session.meterStopWh;
  let points = sampled;
  if (
    session.meterStartWh !== null &&
    countsPerSession(session.meterStartWh, stopWh, sampled, station.countsPerSession)
  ) {
    flags.push('counts_per_session');
    const baseWh = session.meterStartWh;
    points = sampled.map((point) => ({ ...point, wh: baseWh + point.wh }));
    if (stopWh !== null && stopWh < baseWh) stopWh += baseWh;
  }
  const start = startPoint(input, points[0], flags);
  const end = Math.max(session.startedAtMs, session.endedAtMs ?? 0);
  const stop = stopWh === null ? [] : [{ atMs: end, wh: stopWh, sampled: false }];
  return [...start, ...points, ...stop];
}

/** Samples that lie below the start register throughout count from the session's start, not from the meter's (E-4). */
function countsPerSession(
  startWh: number,
  stopWh: number | null,
  sampled: readonly RegisterPoint[],
  remembered: boolean,
): boolean {
  if (startWh <= 0) return false;
  if (sampled.length === 0) return remembered && stopWh !== null && stopWh < startWh;
  const above = sampled.filter(({ wh }) => wh > 0);
  return above.length > 0 && above.every(({ wh }) => wh < startWh);
}

/** Neither a missing start nor a 0 that nobody could have risen from is a baseline (E-3). */
function startPoint(
  { session, station }: CountInput,
  first: RegisterPoint | undefined,
  flags: Flag[],
): RegisterPoint[] {
  const { startedAtMs: atMs, meterStartWh } = session;
  if (meterStartWh === null) {
    if (first !== undefined) flags.push('start_missing');
    return [];
  }
  if (meterStartWh === 0 && first !== undefined && exceedsPower(first.wh, first.atMs - atMs, station.maximumPowerW)) {
    flags.push('start_zero');
    return [];
  }
  return [{ atMs, wh: meterStartWh, sampled: false }];
}

/**
 * Leaves out each sample without which its neighbours agree, such as a lone 0 (E-5), and the last of an open session where it
 * falls: the next one will tell a dip from a new beginning.
 */
function believed(points: readonly RegisterPoint[], isOpen: boolean, flags: Flag[]): RegisterPoint[] {
  const kept: RegisterPoint[] = [];
  for (const [index, point] of points.entries()) {
    const before = kept.at(-1);
    const after = points[index + 1];
    if (isOpen && point.sampled && after === undefined && before !== undefined && point.wh < before.wh) break;
    const strays =
      point.sampled &&
      before !== undefined &&
      after !== undefined &&
      before.wh <= after.wh &&
      (point.wh < before.wh || point.wh > after.wh);
    if (!strays) kept.push(point);
    else if (!flags.includes('outlier')) flags.push('outlier');
  }
  return kept;
}

/** A fall begins a new piece; the rises add up (E-5). */
function riseOf(points: readonly RegisterPoint[], flags: Flag[]): Curve {
  const curve: CurvePoint[] = [];
  let wh = 0;
  for (const [index, point] of points.entries()) {
    const step = point.wh - (points[index - 1]?.wh ?? point.wh);
    if (step >= 0) wh += step;
    else if (!flags.includes('register_fell')) flags.push('register_fell');
    curve.push({ atMs: point.atMs, wh });
  }
  return curve;
}
