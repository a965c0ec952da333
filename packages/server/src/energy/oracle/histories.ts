// Histories from a seed: true sessions under an honest or a lying station, and noise; knows nothing of counting.
import type { CountInput } from '../counting/counting.ts';
import type { Lie } from './lies.ts';
import { lies, loneOutlier, silences } from './lies.ts';
import { hugeNoise, smallNoise } from './noise.ts';
import type { Random } from './random.ts';
import { randomFrom } from './random.ts';
import type { TrueSession } from './true-session.ts';
import { observedTruly, trueSession } from './true-session.ts';

export type History = {
  input: CountInput;
  /** What flowed between the first and the last register that an honest station told; null where it lied or told less. */
  trueWh: number | null;
};

export function historyOf(seed: number): History {
  const random = randomFrom(seed);
  const kind = random.below(100);
  if (kind < 25) return honest(random);
  if (kind < 60) return { input: lying(random), trueWh: null };
  return { input: kind < 90 ? smallNoise(random) : hugeNoise(random), trueWh: null };
}

function honest(random: Random): History {
  const truth = trueSession(random);
  const said = told(silences, 0.12, { said: observedTruly(truth, random), truth, random });
  const { meterStartWh, meterStopWh } = said.session;
  const trueWh = flowedWh(said, truth);
  const mayStumble = meterStartWh !== null && meterStopWh !== null && random.chance(0.3);
  return { input: mayStumble ? loneOutlier(said, random, truth) : said, trueWh };
}

function flowedWh({ session, samples }: CountInput, { startMs, endMs, registerWhAt }: TrueSession): number | null {
  const untilMs = session.meterStopWh === null ? Infinity : endMs;
  const counting = samples.filter(({ atMs, registerWh }) => registerWh !== null && atMs >= startMs && atMs <= untilMs);
  // A sample told twice is one.
  const sampledMs = new Set(counting.map(({ atMs }) => atMs));
  const toldMs = [
    ...(session.meterStartWh === null ? [] : [startMs]),
    ...sampledMs,
    ...(session.meterStopWh === null ? [] : [endMs]),
  ];
  return toldMs.length < 2 ? null : registerWhAt(Math.max(...toldMs)) - registerWhAt(Math.min(...toldMs));
}

function lying(random: Random): CountInput {
  const truth = trueSession(random);
  const said = told(lies, 0.08, { said: observedTruly(truth, random), truth, random });
  return told(silences, 0.1, { said, truth, random });
}

type Telling = { said: CountInput; truth: TrueSession; random: Random };

function told(choices: readonly Lie[], probability: number, { said, truth, random }: Telling): CountInput {
  return choices.reduce((before, lie) => (random.chance(probability) ? lie(before, random, truth) : before), said);
}
