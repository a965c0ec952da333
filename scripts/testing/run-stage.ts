// Runs the files of one stage in processes of a few files each, two of those at a time, and names the files that leave something open.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../files.ts';
import { deal, type Weighed } from './deal.ts';
import type { Outcome } from './report.ts';
import { emptyOutcome, sumOutcomes } from './report.ts';
import { runTestProcess } from './test-process.ts';
import type { ProcessOutcome } from './test-process.ts';

/** The files wait for frames, rows and pages more than they compute; each has its own database, ports and browser. */
const processesAtOnce = 2;

export type StageRun = {
  files: readonly string[];
  filesPerProcess: number;
  env: NodeJS.ProcessEnv;
  limitMs: number;
};

export async function runStage(stage: StageRun): Promise<Outcome> {
  const waiting = deal(stage.files.map(weigh), stage.filesPerProcess);
  const outcomes: Outcome[] = [];
  const work = async () => {
    for (let files = waiting.shift(); files !== undefined; files = waiting.shift()) {
      outcomes.push(await runProcess(stage, files));
    }
  };
  await Promise.all(Array.from({ length: processesAtOnce }, work));
  return sumOutcomes(outcomes);
}

function weigh(path: string): Weighed {
  return { path, bytes: statSync(join(repositoryRoot, path)).size };
}

async function runProcess(stage: StageRun, files: readonly string[]): Promise<Outcome> {
  const outcome = await runTestProcess({ ...stage, files });
  const [first = ''] = files;
  if (outcome.leaked.length === 0 || files.length === 1) return withLeaks(outcome, leakOf(first, outcome));
  // Who left it open cannot be seen from within the one process, so each file is tried alone.
  const leaks: Outcome['failures'] = [];
  for (const file of files) leaks.push(...leakOf(file, await runTestProcess({ ...stage, files: [file] })));
  const all = { file: `${first} and the files after it`, title: leakTitle, text: outcome.leaked.join(', ') };
  return withLeaks(outcome, leaks.length > 0 ? leaks : [all]);
}

function withLeaks(outcome: Outcome, failures: Outcome['failures']): Outcome {
  return sumOutcomes([outcome, { ...emptyOutcome(), failures }]);
}

const leakTitle = 'leaves nothing open';

function leakOf(file: string, outcome: ProcessOutcome): Outcome['failures'] {
  if (outcome.leaked.length === 0) return [];
  return [{ file, title: leakTitle, text: `still open when all tests were done: ${outcome.leaked.join(', ')}` }];
}
