// What stations do to the truth, each as a function from what would be said to what is said; knows nothing of counting.
import type { CountedSample, CountedSession, CountInput } from '../counting/counting.ts';
import type { Random } from './random.ts';
import type { TrueSession } from './true-session.ts';
import { sampleAt } from './true-session.ts';

export type Lie = (said: CountInput, random: Random, truth: TrueSession) => CountInput;

const monthMs = 2_592_000_000;
const hourMs = 3_600_000;

const session = (said: CountInput, changes: Partial<CountedSession>): CountInput => ({
  ...said,
  session: { ...said.session, ...changes },
});
const eachSample = (said: CountInput, change: (sample: CountedSample, index: number) => CountedSample): CountInput => ({
  ...said,
  samples: said.samples.map(change),
});
const plus = (wh: number | null, more: number): number | null => (wh === null ? null : Math.max(0, wh + more));
const times = (wh: number | null, factor: number): number | null => (wh === null ? null : Math.floor(wh * factor));
const later = (atMs: number | null, byMs: number): number | null => (atMs === null ? null : atMs + byMs);
const registerPlus = (sample: CountedSample, more: number): CountedSample => ({
  ...sample,
  registerWh: plus(sample.registerWh, more),
});

/** Less or other words, none of them false: what is still said of the register is true. */
export const silences: readonly Lie[] = [
  (said, random) => ({ ...said, samples: said.samples.filter(() => random.chance(0.6)) }),
  (said, random) => ({
    ...said,
    samples: said.samples.flatMap((one) => (random.chance(0.5) ? [one, { ...one }] : [one])),
  }),
  (said, random) => ({ ...said, samples: random.shuffled(said.samples) }),
  (said) => session(said, { meterStartWh: null }),
  (said) => session(said, { meterStopWh: null }),
  (said) => session(said, { meterStopWh: null, endedAtMs: null, endHeardAtMs: null }),
  (said) => eachSample(said, (one) => ({ ...one, registerWh: null })),
  (said, random) => eachSample(said, (one) => (random.chance(0.5) ? { ...one, registerWh: null } : one)),
  (said) => eachSample(said, (one) => ({ ...one, intervalWh: null })),
  (said) => eachSample(said, (one) => ({ ...one, powerW: null })),
  (said) => ({ ...said, station: { ...said.station, maximumPowerW: null } }),
  (said) => ({ ...said, station: { ...said.station, countsPerSession: true } }),
  (said, random) => {
    const heardLaterMs = random.below(4 * monthMs);
    return {
      ...session(said, {
        startHeardAtMs: said.session.startHeardAtMs + heardLaterMs,
        endHeardAtMs: later(said.session.endHeardAtMs, heardLaterMs),
      }),
      nowMs: said.nowMs + heardLaterMs,
    };
  },
  (said, random, truth) => {
    const [before, after] = [truth.startMs - 1 - random.below(hourMs), truth.endMs + random.below(hourMs)];
    const strays = [sampleAt(truth, before, before), sampleAt(truth, after, truth.endMs)];
    return { ...said, samples: [...said.samples, ...strays] };
  },
  (said, random, { startMs, endMs }) => {
    const near = () => random.among([startMs, endMs, startMs + random.below(endMs - startMs + 1), startMs - hourMs]);
    const neighbours = Array.from({ length: 1 + random.below(3) }, () => {
      const startedAtMs = near();
      return {
        startedAtMs,
        endedAtMs: random.chance(0.3) ? null : random.among([near(), startedAtMs, endMs + hourMs]),
      };
    });
    return { ...said, neighbours };
  },
];

/** One sample that does not fit between its neighbours; harmless where start and stop are said. */
export const loneOutlier: Lie = (said, random) => {
  const chosen = random.below(said.samples.length);
  const spike = (said.session.meterStartWh ?? 0) > 0 && random.chance(0.5);
  return eachSample(said, (one, index) => {
    if (index !== chosen || one.registerWh === null) return one;
    return { ...one, registerWh: spike ? one.registerWh + 1_000_000 + random.below(1e9) : 0 };
  });
};

/** The meter begins again at 0, at one instant; stop and later samples count from there. */
const reset: Lie = (said, random, truth) => {
  const atMs = truth.startMs + random.below(truth.endMs - truth.startMs + 1);
  const lost = -truth.registerWhAt(atMs);
  const broken = eachSample(said, (one) => (one.atMs < atMs ? one : registerPlus(one, lost)));
  return session(broken, { meterStopWh: plus(said.session.meterStopWh, lost) });
};

export const lies: readonly Lie[] = [
  loneOutlier,
  reset,
  (said, random, truth) => reset(reset(said, random, truth), random, truth),
  (said, random) => eachSample(said, (one) => (random.chance(0.3) ? { ...one, registerWh: 0 } : one)),
  (said, random) => eachSample(said, (one) => (random.chance(0.2) ? registerPlus(one, random.below(2e7) - 1e7) : one)),
  (said, random) => {
    const [from, jumpMs] = [random.below(12), random.among([-1, 1]) * random.below(random.among([hourMs, monthMs]))];
    const jumped = eachSample(said, (one, index) => (index < from ? one : { ...one, atMs: one.atMs + jumpMs }));
    return random.chance(0.5) ? jumped : session(jumped, { endedAtMs: later(said.session.endedAtMs, jumpMs) });
  },
  (said, random) => {
    const jumpMs = random.below(2 * monthMs) - monthMs;
    return session(said, { startedAtMs: said.session.startedAtMs + jumpMs });
  },
  (said, random) =>
    session(said, { startHeardAtMs: said.session.startedAtMs - random.among([299_999, 300_000, 300_001]) }),
  (said, random) =>
    session(said, { endHeardAtMs: later(said.session.endedAtMs, -random.among([299_999, 300_000, 300_001, monthMs])) }),
  (said, random) => session(said, { endedAtMs: said.session.startedAtMs - random.among([0, 1, hourMs]) }),
  (said, random) => {
    const lifetime = random.below(1e8);
    return session(
      eachSample(said, (one) => registerPlus(one, lifetime)),
      { meterStartWh: 0, meterStopWh: plus(said.session.meterStopWh, lifetime) },
    );
  },
  (said, random, truth) => {
    const atStart = truth.registerWhAt(truth.startMs);
    const anew = eachSample(said, (one) => registerPlus(one, -atStart));
    const stopToo = random.chance(0.5) ? plus(said.session.meterStopWh, -atStart) : said.session.meterStopWh;
    return session(anew, { meterStopWh: stopToo });
  },
  (said, _, truth) =>
    session(said, { meterStopWh: plus(said.session.meterStopWh, -truth.registerWhAt(truth.startMs)) }),
  (said, random) => ({ ...said, station: { ...said.station, maximumPowerW: random.among([1, 1000, 1_000_000]) } }),
  (said) => ({ ...said, station: { ...said.station, scale: 1000 } }),
  (said) =>
    session(
      eachSample(said, (one) => ({ ...one, registerWh: times(one.registerWh, 0.001) })),
      { meterStartWh: times(said.session.meterStartWh, 0.001), meterStopWh: times(said.session.meterStopWh, 0.001) },
    ),
  (said, random) =>
    eachSample(said, (one) =>
      random.chance(0.3) ? { ...one, registerWh: times(one.registerWh, random.among([0.001, 1000])) } : one,
    ),
  (said, random) =>
    eachSample(said, (one) => ({ ...one, atMs: one.atMs - (one.atMs % random.among([60_000, hourMs])) })),
  (said, random) => ({
    ...said,
    samples: said.samples.flatMap((one) => [one, { ...one, powerW: random.below(1000), intervalWh: random.below(3) }]),
  }),
  (said, random) => eachSample(said, (one) => (random.chance(0.3) ? { ...one, powerW: -(one.powerW ?? 0) } : one)),
  (said) => eachSample(session(said, { meterStopWh: null }), (one) => ({ ...one, registerWh: null })),
  (said) => eachSample(session(said, { meterStopWh: null }), (one) => ({ ...one, registerWh: null, intervalWh: null })),
  (said, random) => session(said, { meterStartWh: random.among([0, random.below(100), random.below(1e8)]) }),
  (said, random) => session(said, { meterStopWh: random.among([0, random.below(100), random.below(1e8)]) }),
  (said) => ({ ...session(said, { meterStartWh: null, meterStopWh: null }), samples: [] }),
];
