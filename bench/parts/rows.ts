// How many rows of meter values are stored in a second, against the same rows in plain batches.
import { measure } from '../measure.ts';
import type { Options } from '../options.ts';
import type { Stage } from '../stage.ts';
import { instantsPerReplay } from '../traffic.ts';
import { rowsInBatches } from '../yardsticks.ts';
import type { Result } from './throughput.ts';

const yardstickSeconds = 3;
const stations = 1_000;

export async function rowsStored(stage: Stage, { warmup, seconds }: Options): Promise<Result> {
  const run = await measure(stage.ours(), { traffic: 'meter', stations, warmup, seconds });
  const row = { server: 'ours', traffic: 'meter', stations, run };
  if (run.failures > 0) return { rows: [row], goals: [] };
  const against = await rowsInBatches(stage.admin, yardstickSeconds);
  const goal = {
    what: `rows of meter values stored per second, ${instantsPerReplay} a message`,
    reached: run.perSecond * instantsPerReplay,
    against,
    unit: 'per second',
    yardstick: 'batches of 500 rows',
    atLeast: 0.5,
  };
  return { rows: [row], goals: [goal] };
}
