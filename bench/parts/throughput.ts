// How many requests are answered in a second, ours and bare by turns; every one of ours is committed first.
import { commitsOfOneRow } from '../yardsticks.ts';
import { measure, type Run, type Target } from '../measure.ts';
import type { Options } from '../options.ts';
import type { Goal, Row } from '../report.ts';
import type { Stage } from '../stage.ts';
import type { Traffic } from '../traffic.ts';

export type Result = { rows: Row[]; goals: Goal[] };

const commitSeconds = 1;
/** Below so many stations a commit's duration is the bound, not the machine's work. */
const fewStations = 50;
const goalOf = (stations: number) => (stations >= 1_000 ? 0.75 : 0.6);

export async function throughput(stage: Stage, options: Options, traffic: Traffic): Promise<Result> {
  const results: Result[] = [];
  const sizes = options.stations ?? (traffic === 'session' ? [10, 100, 1_000] : [100]);
  for (const stations of sizes) results.push(await ofSize(stage, options, { traffic, stations }));
  return { rows: results.flatMap(({ rows }) => rows), goals: results.flatMap(({ goals }) => goals) };
}

async function ofSize(
  stage: Stage,
  { warmup, seconds, rounds, rate }: Options,
  { traffic, stations }: { traffic: Traffic; stations: number },
): Promise<Result> {
  const [bare, ours, commits]: [Run[], Run[], number[]] = [[], [], []];
  const run = (target: Target) => measure(target, { traffic, stations, warmup, seconds, rate });
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await run(stage.bare()));
    ours.push(await run(stage.ours()));
    if (stations < fewStations) commits.push((await commitsOfOneRow(stage.admin, commitSeconds)).perSecond);
  }
  const rows = [
    { server: 'bare', traffic, stations, run: medianRun(bare) },
    { server: 'ours', traffic, stations, run: medianRun(ours) },
  ];
  return { rows, goals: rate === undefined && traffic !== 'heartbeat' ? [goal(traffic, stations, rows, commits)] : [] };
}

function goal(traffic: Traffic, stations: number, [bare, ours]: Row[], commits: readonly number[]): Goal {
  const what = `requests answered per second, ${traffic}, ${stations.toLocaleString('en')} stations`;
  const reached = ours?.run.perSecond ?? 0;
  const unit = 'per second';
  if (stations >= fewStations) {
    const against = bare?.run.perSecond ?? 0;
    return { what, reached, against, unit, yardstick: 'bare server', atLeast: goalOf(stations) };
  }
  return { what, reached, against: median(commits, (one) => one), unit, yardstick: 'commits of one row', atLeast: 2 };
}

/** The run in the middle by requests per second; with failures of all of them, since one failed run fails the measurement. */
function medianRun(runs: readonly Run[]): Run {
  const inOrder = runs.toSorted((a, b) => a.perSecond - b.perSecond);
  const middle = inOrder[inOrder.length >> 1];
  if (middle === undefined) throw new Error('Nothing was measured.');
  const failures = runs.reduce((sum, run) => sum + run.failures, 0);
  return { ...middle, failures, firstFailure: runs.find((run) => run.failures > 0)?.firstFailure };
}

function median<T>(list: readonly T[], of: (one: T) => number): number {
  const inOrder = list.map(of).sort((a, b) => a - b);
  return inOrder[inOrder.length >> 1] ?? 0;
}
