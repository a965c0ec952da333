// How long an answer takes at half of what can be answered, against a commit of one row.
import { measure } from '../measure.ts';
import type { Options } from '../options.ts';
import type { Stage } from '../stage.ts';
import { commitsOfOneRow } from '../yardsticks.ts';
import type { Result } from './throughput.ts';

const stations = 100;
const traffic = 'session';

export async function atHalfLoad(stage: Stage, { warmup, seconds }: Options): Promise<Result> {
  const full = await measure(stage.ours(), { traffic, stations, warmup, seconds });
  const rate = Math.round(full.perSecond / 2);
  const commits = await commitsOfOneRow(stage.admin, seconds);
  const run = await measure(stage.ours(), { traffic, stations, warmup, seconds, rate });
  const goal = {
    what: `p99 of an answer at ${rate.toLocaleString('en')} requests per second (half load)`,
    reached: run.p99Ms,
    against: commits.p99Ms,
    unit: 'ms',
    yardstick: 'p99 of a commit of one row',
    atMost: 10,
  };
  return { rows: [{ server: 'ours', traffic: `session, ${rate}/s`, stations, run }], goals: [goal] };
}
