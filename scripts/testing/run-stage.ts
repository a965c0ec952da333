// Runs the files of one stage in one process or one each, a few of those at a time, and names the files that leave something open.
import type { Outcome } from './report.ts';
import { emptyOutcome, sumOutcomes } from './report.ts';
import { runTestProcess } from './test-process.ts';
import type { ProcessOutcome } from './test-process.ts';

/** These files wait for frames, rows and pages more than they compute; each has its own database, ports and browser. */
const filesAtOnce = 2;

export type StageRun = { files: readonly string[]; processes: 'one' | 'each'; env: NodeJS.ProcessEnv; limitMs: number };

export async function runStage(stage: StageRun): Promise<Outcome> {
  if (stage.processes === 'one') return runTogether(stage);
  const waiting = [...stage.files];
  const outcomes: Outcome[] = [];
  const work = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift())
      outcomes.push(await runAlone(stage, file));
  };
  await Promise.all(Array.from({ length: filesAtOnce }, work));
  return sumOutcomes(outcomes);
}

async function runTogether(stage: StageRun): Promise<Outcome> {
  const together = await runTestProcess(stage);
  if (together.leaked.length === 0) return together;
  // Who left it open cannot be seen from within the one process, so each file is tried alone.
  const leaks: Outcome['failures'] = [];
  for (const file of stage.files) leaks.push(...leakOf(file, await runTestProcess({ ...stage, files: [file] })));
  const all = { file: 'all files together', title: leakTitle, text: together.leaked.join(', ') };
  return sumOutcomes([together, { ...emptyOutcome(), failures: leaks.length > 0 ? leaks : [all] }]);
}

async function runAlone(stage: StageRun, file: string): Promise<Outcome> {
  const outcome = await runTestProcess({ ...stage, files: [file] });
  return sumOutcomes([outcome, { ...emptyOutcome(), failures: leakOf(file, outcome) }]);
}

const leakTitle = 'leaves nothing open';

function leakOf(file: string, outcome: ProcessOutcome): Outcome['failures'] {
  if (outcome.leaked.length === 0) return [];
  return [{ file, title: leakTitle, text: `still open when all tests were done: ${outcome.leaked.join(', ')}` }];
}
