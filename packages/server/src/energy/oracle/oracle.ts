// Counts a session slowly and exactly from the words of decision 9 alone, to judge the program by; must not know how the program counts.
import type { Count, CountedStation, CountInput, Curve, Flag, Method, Quality } from '../counting/counting.ts';

type Reading = { at: bigint; register: bigint | null; power: bigint | null; interval: bigint | null };
type Point = { at: bigint; wh: bigint };
type Answer = { method: Method; points: Point[] };

/** What is multiplied by it is a watt-hour. */
const wattMsInWh = 3_600_000n;
const heardTooEarlyMs = 300_000;
const unknownMaximumW = 500_000n;

const inOrder: readonly Flag[] = [
  'start_missing',
  'start_zero',
  'outlier',
  'register_fell',
  'counts_per_session',
  'power_exceeded',
  'negative_duration',
  'overlap',
  'in_future',
  'scale_suspected',
];

export function oracleCount(input: CountInput): Count {
  const flags = new Set<Flag>();
  const readings = countingReadings(input);
  const byRegister = energyByRegister(input, readings, flags);
  const byPower = energyByPower(readings);
  const answer = byRegister ?? energyByIntervals(input, readings) ?? byPower ?? { method: 'none', points: [] };
  const energy = energyOf(answer);
  if (energy !== null && energy > mostPossible(input.station, lastedMs(input, readings))) flags.add('power_exceeded');
  flagTimes(input, flags);
  const [measured, estimated] = [energyOf(byRegister), energyOf(byPower)];
  const suspicious = measured !== null && measured > 0n && estimated !== null;
  if (suspicious && estimated >= 500n * measured && estimated <= 2000n * measured) flags.add('scale_suspected');
  return {
    energyWh: energy === null ? null : Number(energy),
    method: answer.method,
    quality: qualityOf(answer.method, flags),
    flags: inOrder.filter((flag) => flags.has(flag)),
    curve: answer.points.map(({ at, wh }) => ({ atMs: Number(at), wh: Number(wh) })),
  };
}

/** What flowed from each edge to the next one. */
export function oracleBuckets(curve: Curve, edgesMs: readonly number[]): number[] {
  const stood = edgesMs.map((edge) => valueJustBefore(curve, edge));
  return stood.slice(1).map((value, index) => Number(value - (stood[index] ?? 0n)));
}

function valueJustBefore(curve: Curve, instantMs: number): bigint {
  const earlier = curve.filter(({ atMs }) => atMs < instantMs).at(-1);
  if (earlier === undefined) return 0n;
  const later = curve.find(({ atMs }) => atMs >= instantMs);
  if (later === undefined) return BigInt(earlier.wh);
  const [passed, whole] = [BigInt(instantMs - earlier.atMs), BigInt(later.atMs - earlier.atMs)];
  return (BigInt(earlier.wh) * (whole - passed) + BigInt(later.wh) * passed) / whole;
}

/** Items 1 to 3: scaled, each once, in order, and only those that count. */
function countingReadings({ session, samples, station }: CountInput): Reading[] {
  const until = session.endedAtMs !== null && session.meterStopWh !== null ? session.endedAtMs : Infinity;
  const once = new Map<string, Reading>();
  for (const { atMs, registerWh, intervalWh, powerW } of samples) {
    if (atMs < session.startedAtMs || atMs > until) continue;
    once.set([atMs, registerWh, intervalWh, powerW].join('|'), {
      at: BigInt(atMs),
      register: scaled(registerWh, station),
      power: powerW === null ? null : BigInt(powerW),
      interval: scaled(intervalWh, station),
    });
  }
  return [...once.values()].sort(
    (one, other) =>
      compare(one.at, other.at) ||
      compare(one.register, other.register) ||
      compare(one.power, other.power) ||
      compare(one.interval, other.interval),
  );
}

function scaled(wh: number | null, station: CountedStation): bigint | null {
  return wh === null ? null : BigInt(wh) * BigInt(station.scale);
}

function compare(one: bigint | null, other: bigint | null): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? -1 : 1;
  return one < other ? -1 : 1;
}

/** Items 4 to 8; nothing where the registers give no answer. */
function energyByRegister(input: CountInput, readings: readonly Reading[], flags: Set<Flag>): Answer | null {
  const points = withoutUndecided(input, withoutOutliers(registerPoints(input, readings, flags), flags));
  if (points.length < 2) return null;
  const steps = points.slice(1).map(({ wh }, index) => wh - (points[index]?.wh ?? 0n));
  if (steps.some((step) => step < 0n)) {
    flags.add('register_fell');
    if (!steps.some((step) => step > 0n)) return null;
  }
  const rises = [0n, ...steps].map((step) => (step > 0n ? step : 0n));
  const method = input.session.meterStopWh === null ? 'last_register' : 'register';
  return { method, points: points.map(({ at }, index) => ({ at, wh: sum(rises.slice(0, index + 1)) })) };
}

/** Items 4 to 6, before anything is dropped. The first point is the start, whatever it was taken from. */
function registerPoints({ session, station }: CountInput, readings: readonly Reading[], flags: Set<Flag>): Point[] {
  const start = scaled(session.meterStartWh, station);
  const stop = scaled(session.meterStopWh, station);
  let seen = readings.flatMap(({ at, register }) => (register === null ? [] : [{ at, wh: register }]));
  const above = seen.filter(({ wh }) => wh > 0n);
  const samplesCountAnew = start !== null && start > 0n && above.length > 0 && above.every(({ wh }) => wh < start);
  const countsAnew = samplesCountAnew || (seen.length === 0 && station.countsPerSession);
  const stopCountsAnew = countsAnew && start !== null && stop !== null && stop < start;
  if (samplesCountAnew) seen = seen.map(({ at, wh }) => ({ at, wh: start + wh }));
  if (samplesCountAnew || stopCountsAnew) flags.add('counts_per_session');

  const startAt = BigInt(session.startedAtMs);
  const endAt = BigInt(Math.max(session.startedAtMs, session.endedAtMs ?? session.startedAtMs));
  const last = stop === null ? [] : [{ at: endAt, wh: stopCountsAnew ? start + stop : stop }];
  const [first] = seen;
  if (start === null && first !== undefined) flags.add('start_missing');
  const unreachable = start === 0n && first !== undefined && first.wh > mostPossible(station, first.at - startAt);
  if (unreachable) flags.add('start_zero');
  return start === null || unreachable ? [...seen, ...last] : [{ at: startAt, wh: start }, ...seen, ...last];
}

function withoutOutliers(points: readonly Point[], flags: Set<Flag>): Point[] {
  const kept: Point[] = [];
  points.forEach((point, index) => {
    const [before, after] = [kept.at(-1), points[index + 1]];
    const mayGo = before !== undefined && after !== undefined && before.wh <= after.wh;
    if (mayGo && (point.wh < before.wh || point.wh > after.wh)) flags.add('outlier');
    else kept.push(point);
  });
  return kept;
}

/** Item 6: whether an open session's last sample is a dip or a new beginning is not known yet. */
function withoutUndecided({ session }: CountInput, points: readonly Point[]): readonly Point[] {
  const [before, last] = points.slice(-2);
  const isSample = session.endedAtMs === null && session.meterStopWh === null;
  return isSample && before !== undefined && last !== undefined && last.wh < before.wh ? points.slice(0, -1) : points;
}

function energyByIntervals({ session }: CountInput, readings: readonly Reading[]): Answer | null {
  const points: Point[] = [{ at: BigInt(session.startedAtMs), wh: 0n }];
  for (const { at, interval } of readings) {
    if (interval !== null) points.push({ at, wh: (points.at(-1)?.wh ?? 0n) + interval });
  }
  return points.length === 1 ? null : { method: 'intervals', points };
}

function energyByPower(readings: readonly Reading[]): Answer | null {
  const powers = readings.flatMap(({ at, power }) => (power === null ? [] : [{ at, watts: atLeastZero(power) }]));
  const spans = powers.map(({ at }, index) => at - (powers[index - 1]?.at ?? at));
  const gaps = spans.filter((span) => span > 0n);
  if (gaps.length === 0) return null;
  const median = lowerMedian(gaps);
  // Twice the area, so that it stays whole.
  const areas = powers.map(({ watts }, index) => {
    const span = spans[index] ?? 0n;
    return span > 2n * median ? 0n : ((powers[index - 1]?.watts ?? 0n) + watts) * span;
  });
  const points = powers.map(({ at }, index) => ({ at, wh: sum(areas.slice(0, index + 1)) / (2n * wattMsInWh) }));
  return { method: 'power', points };
}

/** The smallest that at least half of them do not exceed. */
function lowerMedian(values: readonly bigint[]): bigint {
  const enough = values.filter((value) => 2 * values.filter((other) => other <= value).length >= values.length);
  return enough.reduce((least, value) => (value < least ? value : least));
}

/** The energy in Wh that the point can give in that time, with a tenth above, as an exact fraction rounded down. */
function mostPossible({ maximumPowerW }: CountedStation, durationMs: bigint): bigint {
  const watts = maximumPowerW === null ? unknownMaximumW : BigInt(maximumPowerW);
  return (watts * atLeastZero(durationMs) * 11n) / (10n * wattMsInWh);
}

function lastedMs({ session }: CountInput, readings: readonly Reading[]): bigint {
  const start = BigInt(session.startedAtMs);
  return (session.endedAtMs === null ? (readings.at(-1)?.at ?? start) : BigInt(session.endedAtMs)) - start;
}

function flagTimes({ session, neighbours, nowMs }: CountInput, flags: Set<Flag>): void {
  const { startedAtMs, startHeardAtMs, endedAtMs, endHeardAtMs } = session;
  if (endedAtMs !== null && endedAtMs < startedAtMs) flags.add('negative_duration');
  for (const neighbour of neighbours) {
    const from = Math.max(startedAtMs, neighbour.startedAtMs);
    const to = Math.min(endedAtMs ?? nowMs, neighbour.endedAtMs ?? nowMs);
    if (from < to) flags.add('overlap');
  }
  const ahead = (atMs: number | null, heardAtMs: number | null) =>
    atMs !== null && heardAtMs !== null && atMs - heardAtMs > heardTooEarlyMs;
  if (ahead(startedAtMs, startHeardAtMs) || ahead(endedAtMs, endHeardAtMs)) flags.add('in_future');
}

function qualityOf(method: Method, flags: ReadonlySet<Flag>): Quality {
  if (method === 'none') return 'unknown';
  if (method === 'power') return 'estimated';
  const lacksStart = flags.has('start_missing') || flags.has('start_zero');
  return method !== 'intervals' && lacksStart ? 'partial' : 'measured';
}

function energyOf(answer: Answer | null): bigint | null {
  return answer?.points.at(-1)?.wh ?? null;
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

function atLeastZero(value: bigint): bigint {
  return value < 0n ? 0n : value;
}
