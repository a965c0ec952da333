// Runs the files of one stage in processes of a few files each, two of those at a time, and names the files that leave something open.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../files.ts';
import { deal, type Weighed } from './deal.ts';
import type { Outcome } from './report.ts';
import { sumOutcomes } from './report.ts';
import type { Limits } from './stages.ts';
import { runTestProcess } from './test-process.ts';
import type { ProcessOutcome } from './test-process.ts';

/** The files wait for frames, rows and pages more than they compute; each has its own database, ports and browser. */
const processesAtOnce = 2;

export type StageRun = Limits & {
  files: readonly string[];
  filesPerProcess: number;
  /** Whether files that failed beside others are tried once more alone, which is said. */
  triesAgain?: boolean;
  /** Takes what is said meanwhile; the console, where it is not given. */
  say?: (text: string) => void;
  env: NodeJS.ProcessEnv;
};

export async function runStage(stage: StageRun): Promise<Outcome> {
  const waiting = deal(stage.files.map(weigh), stage.filesPerProcess);
  const outcomes: Outcome[] = [];
  const failed: { files: readonly string[]; outcome: ProcessOutcome }[] = [];
  const work = async () => {
    for (let files = waiting.shift(); files !== undefined; files = waiting.shift()) {
      const outcome = await runProcess(stage, files);
      if (stage.triesAgain === true && outcome.failures.length > 0) failed.push({ files, outcome });
      else outcomes.push(outcome);
    }
  };
  await Promise.all(Array.from({ length: processesAtOnce }, work));
  for (const { files, outcome } of failed) outcomes.push(await tryAgain(stage, files, outcome));
  return sumOutcomes(outcomes);
}

/** Two browsers and a server on two cores that others use as well can be slower than a page is waited for. */
async function tryAgain(stage: StageRun, all: readonly string[], before: ProcessOutcome): Promise<Outcome> {
  const { say = console.log } = stage;
  for (const { title, text } of before.failures) say(`Failed beside others: ${title}\n${text}`);
  const failed = all.filter((file) => before.byFile.get(file)?.failures.length);
  // Where it broke off, or something failed that is none of its files, nothing of it counts.
  const isKept = before.isWhole && before.failures.every(({ file }) => failed.includes(file));
  const files = isKept ? failed : all;
  const outcome = await runProcess(stage, files);
  const became = outcome.failures.length === 0 ? 'passed' : 'failed again';
  say(`${files.join(', ')} failed beside others, and ${became} alone.`);
  const kept = isKept ? [...before.byFile].filter(([file]) => !files.includes(file)) : [];
  return sumOutcomes([...kept.map(([, one]) => one), outcome]);
}

function weigh(path: string): Weighed {
  return { path, bytes: statSync(join(repositoryRoot, path)).size };
}

async function runProcess(stage: StageRun, files: readonly string[]): Promise<ProcessOutcome> {
  const outcome = await runTestProcess({ ...stage, files });
  const [first = ''] = files;
  if (outcome.leaked.length === 0 || files.length === 1) return withLeaks(outcome, leakOf(first, outcome));
  // Who left it open cannot be seen from within the one process, so each file is tried alone.
  const leaks: Outcome['failures'] = [];
  for (const file of files) leaks.push(...leakOf(file, await runTestProcess({ ...stage, files: [file] })));
  const all = { file: `${first} and the files after it`, title: leakTitle, text: outcome.leaked.join(', ') };
  return withLeaks(outcome, leaks.length > 0 ? leaks : [all]);
}

function withLeaks(outcome: ProcessOutcome, failures: Outcome['failures']): ProcessOutcome {
  return { ...outcome, failures: [...outcome.failures, ...failures] };
}

const leakTitle = 'leaves nothing open';

function leakOf(file: string, outcome: ProcessOutcome): Outcome['failures'] {
  if (outcome.leaked.length === 0) return [];
  return [{ file, title: leakTitle, text: `still open when all tests were done: ${outcome.leaked.join(', ')}` }];
}
