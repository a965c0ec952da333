// Counts a session from all that was said of it: the same input gives the same count, in whatever order it arrived (E-11).
import type { Count, CountedSample, CountInput, Curve, Flag, Method, Quality } from './counting.ts';
import { flagImplausible } from './plausible.ts';
import { integratePower } from './power.ts';
import { countRegister, type RegisterCount } from './registers.ts';

const flagOrder: readonly Flag[] = [
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

type Found = { curve: Curve; method: Method; quality: Quality };

export function countSession(input: CountInput): Count {
  const scaled = scale(input);
  const samples = countingSamples(scaled);
  const register = countRegister(scaled, samples);
  const { curve, method, quality } = find(scaled, samples, register);
  const energyWh = curve.at(-1)?.wh ?? null;
  const all = new Set([...register.flags, ...flagImplausible(scaled, samples, { energyWh, method })]);
  return { energyWh, method, quality, flags: flagOrder.filter((flag) => all.has(flag)), curve };
}

/** In the order of trust (E-2). */
function find(input: CountInput, samples: readonly CountedSample[], { curve, flags }: RegisterCount): Found {
  if (curve !== undefined) {
    const method = input.session.meterStopWh === null ? 'last_register' : 'register';
    const fromStart = !flags.includes('start_missing') && !flags.includes('start_zero');
    return { curve, method, quality: fromStart ? 'measured' : 'partial' };
  }
  const intervals = sumIntervals(input, samples);
  if (intervals.length > 0) return { curve: intervals, method: 'intervals', quality: 'measured' };
  const power = integratePower(samples);
  if (power.length > 0) return { curve: power, method: 'power', quality: 'estimated' };
  return { curve: [], method: 'none', quality: 'unknown' };
}

function sumIntervals({ session }: CountInput, samples: readonly CountedSample[]): Curve {
  const intervals = samples.flatMap(({ atMs, intervalWh }) => (intervalWh === null ? [] : [{ atMs, intervalWh }]));
  if (intervals.length === 0) return [];
  let wh = 0;
  const flowed = intervals.map(({ atMs, intervalWh }) => ({ atMs, wh: (wh += intervalWh) }));
  return [{ atMs: session.startedAtMs, wh: 0 }, ...flowed];
}

function scale(input: CountInput): CountInput {
  const { scale: factor } = input.station;
  if (factor === 1) return input;
  const scaled = (wh: number | null): number | null => (wh === null ? null : wh * factor);
  const { session } = input;
  return {
    ...input,
    session: { ...session, meterStartWh: scaled(session.meterStartWh), meterStopWh: scaled(session.meterStopWh) },
    samples: input.samples.map((sample) => ({
      ...sample,
      registerWh: scaled(sample.registerWh),
      intervalWh: scaled(sample.intervalWh),
    })),
  };
}

/** Each once and in order; those after the end only where the stop gave no register (E-11). */
function countingSamples({ session, samples }: CountInput): CountedSample[] {
  const untilMs = session.meterStopWh === null ? Infinity : (session.endedAtMs ?? Infinity);
  const ordered = samples
    .filter(({ atMs }) => atMs >= session.startedAtMs && atMs <= untilMs)
    .toSorted(byInstantThenValues);
  return ordered.filter((sample, index) => {
    const before = ordered[index - 1];
    return before === undefined || byInstantThenValues(before, sample) !== 0;
  });
}

function byInstantThenValues(a: CountedSample, b: CountedSample): number {
  return (
    a.atMs - b.atMs ||
    compare(a.registerWh, b.registerWh) ||
    compare(a.powerW, b.powerW) ||
    compare(a.intervalWh, b.intervalWh)
  );
}

function compare(a: number | null, b: number | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  return b === null ? 1 : a - b;
}
