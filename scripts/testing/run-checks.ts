// Runs the checks side by side and counts each as one test.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { checks } from '../checks/checks.ts';
import type { Check } from '../checks/checks.ts';
import { repositoryRoot } from '../files.ts';
import type { Outcome } from './report.ts';
import { emptyOutcome } from './report.ts';

export async function runChecks(limitMs: number): Promise<Outcome> {
  const outcome = emptyOutcome();
  const waiting = [...checks];
  const work = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const { ok, text } = await runCommand(check, limitMs);
      if (ok) outcome.passed += 1;
      else outcome.failures.push({ file: check.command.join(' '), title: check.name, text });
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return outcome;
}

function runCommand(check: Check, limitMs: number): Promise<{ ok: boolean; text: string }> {
  const [program = '', ...words] = check.command;
  const bin = join(repositoryRoot, 'node_modules', '.bin');
  const child = spawn(program, words, {
    cwd: repositoryRoot,
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH']}`, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    timeout: limitMs,
  });
  const pieces: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  child.stderr.on('data', (piece: Buffer) => pieces.push(piece));
  const text = () => Buffer.concat(pieces).toString('utf8').trimEnd();
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ ok: false, text: error.message }));
    child.once('close', (code, signal) => {
      const ended = signal === null ? '' : `\nended by ${signal} after ${limitMs / 1000} s at most`;
      resolve({ ok: code === 0, text: text() + ended });
    });
  });
}
