// The count against an oracle that was written from decision 9 alone, on random histories: 10,000 in the suite,
// 1,000,000 with DEEP=1; HISTORIES and SEED set both by hand. A mismatch prints its history, ready to become a case.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspect, isDeepStrictEqual } from 'node:util';
import { countSession } from './count.ts';
import type { CountInput, Flag, Method, Quality } from './counting.ts';
import { whBetween } from './curve.ts';
import type { History } from '../oracle/histories.ts';
import { historyOf } from '../oracle/histories.ts';
import { oracleBuckets, oracleCount } from '../oracle/oracle.ts';
import { randomFrom, seedOf } from '../oracle/random.ts';
import { smallest } from '../oracle/smallest.ts';

const runSeed = Number(process.env['SEED'] ?? 1);
const histories = Number(process.env['HISTORIES'] ?? (process.env['DEEP'] === '1' ? 1_000_000 : 10_000));

const words: readonly (Method | Quality | Flag)[] = [
  ...(['register', 'last_register', 'intervals', 'power', 'none'] as const),
  ...(['measured', 'partial', 'estimated', 'unknown'] as const),
  ...(['start_missing', 'start_zero', 'outlier', 'register_fell', 'counts_per_session'] as const),
  ...(['power_exceeded', 'negative_duration', 'overlap', 'in_future', 'scale_suspected'] as const),
];

/** Both sides of something that should be the same. */
type Pair = { actual: unknown; expected: unknown };

describe('the count of random histories', () => {
  test('equals that of an independent oracle (E-1, E-2, E-3, E-4, E-5, E-6, E-10)', () => {
    forEachHistory((input) => ({ actual: countSession(input), expected: oracleCount(input) }));
  });

  test('is the same for samples in any order and for samples that come twice (E-11)', () => {
    forEachHistory((input, seed) => {
      const random = randomFrom(seed);
      const shuffled = { ...input, samples: random.shuffled(input.samples) };
      const again = input.samples.flatMap((sample) => (random.chance(0.3) ? [{ ...sample }, { ...sample }] : [sample]));
      const doubled = { ...input, samples: random.shuffled(again) };
      const expected = countSession(input);
      return { actual: [countSession(shuffled), countSession(doubled)], expected: [expected, expected] };
    });
  });

  test('ends its curve, which never falls, at the energy; nothing known is null and no curve (E-2, E-7)', () => {
    forEachHistory((input) => {
      const { energyWh, curve } = countSession(input);
      const falls = curve.some(({ atMs, wh }, index) => {
        const before = curve[index - 1] ?? { atMs: -Infinity, wh: 0 };
        return atMs < before.atMs || wh < before.wh;
      });
      const actual = { falls, beginsAt: curve[0]?.wh ?? 0, endsAt: curve.at(-1)?.wh ?? null };
      return { actual, expected: { falls: false, beginsAt: 0, endsAt: energyWh } };
    });
  });

  test('falls into buckets of whole watt-hours that add up in every partition (E-7)', () => {
    forEachHistory((input, seed) => {
      const { energyWh, curve } = countSession(input);
      const edges = partition(seed, input);
      const buckets = edges.slice(1).map((edge, index) => whBetween(curve, edges[index] ?? edge, edge));
      const total = buckets.reduce((sum, wh) => sum + wh, 0);
      return { actual: { buckets, total }, expected: { buckets: oracleBuckets(curve, edges), total: energyWh ?? 0 } };
    });
  });

  test('is the true energy to the watt-hour where the station told the truth (E-1, E-10)', () => {
    let told = 0;
    for (const { seed, input, trueWh } of eachHistory()) {
      if (trueWh === null) continue;
      told += 1;
      const { energyWh } = countSession(input);
      if (energyWh !== trueWh) assert.equal(energyWh, trueWh, `history ${seed}\n${literal(input)}`);
    }
    assert.ok(told > histories / 10, `only ${told} histories were true`);
  });

  test('meets every method, quality and flag', () => {
    const seen = new Map<string, number>();
    for (const { input } of eachHistory()) {
      const { method, quality, flags } = oracleCount(input);
      for (const word of new Set([method, quality, ...flags])) seen.set(word, (seen.get(word) ?? 0) + 1);
    }
    const rare = words.filter((word) => (seen.get(word) ?? 0) < histories / 500);
    assert.deepEqual(rare, [], inspect(seen));
  });

  test('comes from the same histories for the same seed', () => {
    assert.deepEqual(historyOf(7), historyOf(7));
    assert.notDeepEqual(historyOf(seedOf(1, 0)), historyOf(seedOf(2, 0)));
  });
});

function* eachHistory(): Generator<History & { seed: number }> {
  for (let index = 0; index < histories; index += 1) {
    const seed = seedOf(runSeed, index);
    yield { seed, ...historyOf(seed) };
  }
}

function forEachHistory(pairOf: (input: CountInput, seed: number) => Pair): void {
  for (const { seed, input } of eachHistory()) {
    const differs = (candidate: CountInput) => {
      const { actual, expected } = pairOf(candidate, seed);
      return !isDeepStrictEqual(actual, expected);
    };
    if (!differs(input)) continue;
    const least = smallest(input, differs);
    const { actual, expected } = pairOf(least, seed);
    assert.deepEqual(actual, expected, `history ${seed}, at its smallest\n${literal(least)}`);
  }
}

/** Edges around and within all that happens, some of them at the very instants. */
function partition(seed: number, { session, samples }: CountInput): number[] {
  const random = randomFrom(seed);
  const instants = [session.startedAtMs, session.endedAtMs ?? session.startedAtMs, ...samples.map(({ atMs }) => atMs)];
  const [first, last] = [Math.min(...instants) - 1, Math.max(...instants) + 1];
  const within = Array.from({ length: random.below(8) }, () => first + random.below(last - first));
  const met = instants.filter(() => random.chance(0.4));
  return [first, ...[...within, ...met].sort((one, other) => one - other), last];
}

function literal(input: CountInput): string {
  return JSON.stringify(input);
}
