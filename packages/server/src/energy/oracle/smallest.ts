// Makes a failing history smaller while it still fails, so that a reader sees the cause; knows nothing of counting.
import type { CountedSample, CountInput } from '../counting/counting.ts';

/** Greedy: takes the first smaller history that still fails, until none does. */
export function smallest(input: CountInput, fails: (candidate: CountInput) => boolean): CountInput {
  let best = input;
  for (let found: CountInput | undefined = best; found !== undefined;) {
    best = found;
    found = smallerOnes(best).find(fails);
  }
  return best;
}

function smallerOnes(input: CountInput): CountInput[] {
  const { session, samples, station, neighbours } = input;
  return [
    ...without(samples).map((fewer) => ({ ...input, samples: fewer })),
    ...without(neighbours).map((fewer) => ({ ...input, neighbours: fewer })),
    ...withSmallerFields(session, ['startedAtMs', 'startHeardAtMs']).map((less) => ({ ...input, session: less })),
    ...(session.endedAtMs === null ? [] : [{ ...input, session: open(input) }]),
    ...withEveryTimeShifted(input),
    ...withSmallerFields(station, []).map((less) => ({ ...input, station: less })),
    ...samples.flatMap((sample, index) =>
      withSmallerFields<CountedSample>(sample, ['atMs']).map((less) => ({
        ...input,
        samples: samples.with(index, less),
      })),
    ),
    ...neighbours.flatMap((neighbour, index) =>
      withSmallerFields(neighbour, ['startedAtMs']).map((less) => ({
        ...input,
        neighbours: neighbours.with(index, less),
      })),
    ),
    ...smallerNumbers(input.nowMs).map((nowMs) => ({ ...input, nowMs })),
  ];
}

function open({ session }: CountInput): CountInput['session'] {
  return { ...session, endedAtMs: null, endHeardAtMs: null, meterStopWh: null };
}

function without<T>(list: readonly T[]): T[][] {
  return list.map((_, index) => list.toSpliced(index, 1));
}

/** One field less each: nothing said where that may be, or a smaller number, or false. */
function withSmallerFields<T extends object>(record: T, filled: readonly (keyof T)[]): T[] {
  return Object.entries(record).flatMap(([key, value]: [string, unknown]) => {
    const changed = (to: unknown): T => ({ ...record, [key]: to });
    if (value === true) return [changed(false)];
    if (typeof value !== 'number') return [];
    if (key === 'scale') return value === 1 ? [] : [changed(1)];
    const nulled = filled.some((name) => name === key) || key.startsWith('end') ? [] : [changed(null)];
    return [...nulled, ...smallerNumbers(value).map(changed)];
  });
}

/** Towards 0, by half, and with ever fewer zeros at the end; small ones one by one. */
function smallerNumbers(value: number): number[] {
  const size = Math.abs(value);
  const powers = Array.from(String(size), (_, index) => 10 ** index).toReversed();
  const rounded = powers.map((power) => size - (size % power));
  const sizes = new Set([0, Math.floor(size / 2), ...rounded, ...(size < 100 ? [size - 1] : [])]);
  return [...sizes]
    .filter((smaller) => smaller >= 0 && smaller < size)
    .map((smaller) => Math.sign(value) * smaller || 0);
}

/** All instants together, so that the session begins at 0. */
function withEveryTimeShifted(input: CountInput): CountInput[] {
  const byMs = input.session.startedAtMs;
  if (byMs === 0) return [];
  const shifted = (atMs: number | null): number | null => (atMs === null ? null : atMs - byMs);
  const { session, samples, neighbours, nowMs } = input;
  return [
    {
      ...input,
      session: {
        ...session,
        startedAtMs: 0,
        startHeardAtMs: session.startHeardAtMs - byMs,
        endedAtMs: shifted(session.endedAtMs),
        endHeardAtMs: shifted(session.endHeardAtMs),
      },
      samples: samples.map((sample) => ({ ...sample, atMs: sample.atMs - byMs })),
      neighbours: neighbours.map(({ startedAtMs, endedAtMs }) => ({
        startedAtMs: startedAtMs - byMs,
        endedAtMs: shifted(endedAtMs),
      })),
      nowMs: nowMs - byMs,
    },
  ];
}
