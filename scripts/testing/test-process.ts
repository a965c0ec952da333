// Starts one test process, listens to it, and ends it when it hangs; the parent's side of one-process.ts.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Outcome, Report } from './report.ts';
import { emptyOutcome } from './report.ts';
import { repositoryRoot } from '../files.ts';

export type ProcessOptions = { files: readonly string[]; env: NodeJS.ProcessEnv; limitMs: number };
export type ProcessOutcome = Outcome & { leaked: string[] };

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
  const outcome: ProcessOutcome = { ...emptyOutcome(), leaked: [] };
  const place = options.files.length === 1 ? (options.files[0] ?? '') : `${options.files.length} files`;
  let last = { file: place, title: 'loading' };
  let ended = false;
  const fail = (text: string) => outcome.failures.push({ ...last, text });
  const end = () => endGroup(child);
  const limit = setTimeout(() => {
    fail(`still running after ${options.limitMs / 1000} s; this test began last. The process was ended.`);
    ended = true;
    end();
  }, options.limitMs);
  process.once('exit', end);
  child.on('message', (report: Report) => {
    if (report.kind === 'started') last = report;
    if (report.kind === 'passed') outcome.passed += 1;
    if (report.kind === 'skipped') outcome.skipped += 1;
    if (report.kind === 'failed') outcome.failures.push(report);
    if (report.kind === 'leaked') outcome.leaked = report.resources;
    if (report.kind === 'ended' || report.kind === 'leaked') ended = true;
  });
  return new Promise((resolve) => {
    child.once('close', (code, signal) => {
      clearTimeout(limit);
      process.off('exit', end);
      if (!ended) fail(`the process ended (${signal ?? `exit code ${code}`}) before its tests were done`);
      resolve(outcome);
    });
  });
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
