// Starts one test process, listens to it, and ends it when it hangs; the parent's side of one-process.ts.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Outcome, Report, Result } from './report.ts';
import { emptyOutcome, sumOutcomes } from './report.ts';
import { repositoryRoot } from '../files.ts';
import type { Limits } from './stages.ts';

export type ProcessOptions = Limits & { files: readonly string[]; env: NodeJS.ProcessEnv };
export type ProcessOutcome = Outcome & {
  leaked: string[];
  /** The same by the file. */
  byFile: ReadonlyMap<string, Outcome>;
  /** Whether it came to the end of its tests. */
  isWhole: boolean;
};

export function runTestProcess(options: ProcessOptions): Promise<ProcessOutcome> {
  const script = join(import.meta.dirname, 'one-process.ts');
  const files = options.files.map((file) => join(repositoryRoot, file));
  const child = spawn(process.execPath, [script, ...files], {
    cwd: repositoryRoot,
    env: options.env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // A group of its own, so that what a hanging test has started ends with it.
    detached: process.platform !== 'win32',
  });
  return listen(child, options);
}

function listen(child: ChildProcess, options: ProcessOptions): Promise<ProcessOutcome> {
  const byFile = new Map<string, Outcome>();
  const place = options.files.length === 1 ? (options.files[0] ?? '') : `${options.files.length} files`;
  let last = { file: place, title: 'loading' };
  let leaked: string[] = [];
  let isWhole = false;
  let wasEnded = false;
  const end = () => endGroup(child);
  const watch = watchTime(options, (text) => {
    note(byFile, { ...last, kind: 'failed', text });
    wasEnded = true;
    end();
  });
  process.once('exit', end);
  child.on('message', (report: Report) => {
    watch.goesOn();
    if (report.kind === 'started') last = report;
    else if (report.kind === 'leaked') leaked = report.resources;
    else if (report.kind !== 'ended') note(byFile, report);
    if (report.kind === 'ended' || report.kind === 'leaked') isWhole = true;
  });
  return new Promise((resolve) => {
    child.once('close', (code, signal) => {
      watch.stop();
      process.off('exit', end);
      const text = `the process ended (${signal ?? `exit code ${code}`}) before its tests were done`;
      if (!isWhole && !wasEnded) note(byFile, { ...last, kind: 'failed', text });
      resolve({ ...sumOutcomes([...byFile.values()]), byFile, leaked, isWhole });
    });
  });
}

function note(byFile: Map<string, Outcome>, report: Result): void {
  const outcome = byFile.get(report.file) ?? emptyOutcome();
  byFile.set(report.file, outcome);
  if (report.kind === 'failed') outcome.failures.push(report);
  else outcome[report.kind] += 1;
}

/** Says once that the process as a whole, or the test that is under way in it, takes too long. */
function watchTime({ limitMs, testLimitMs }: Limits, tooLong: (text: string) => void) {
  let isOver = false;
  const giveUp = (text: string) => {
    stop();
    tooLong(`${text} The process was ended, and what was to come after it did not run.`);
  };
  const whole = setTimeout(
    () => giveUp(`all tests of the process took ${limitMs / 1000} s, and this one began last.`),
    limitMs,
  );
  const one = setTimeout(() => giveUp(`still running after ${testLimitMs / 1000} s.`), testLimitMs);
  function stop(): void {
    isOver = true;
    clearTimeout(whole);
    clearTimeout(one);
  }
  return { goesOn: () => void (isOver || one.refresh()), stop };
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Gone in the meantime.
  }
}
