// Runs a command beside the server as its user would, and tells how it ended.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export async function runCommand(file: string, words: readonly string[], dataDir: string, input = '') {
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir };
  const command = join(import.meta.dirname, '../beside', file);
  const child = spawn(process.execPath, [command, ...words], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  // One that ended before it read says why itself.
  child.stdin.on('error', () => undefined).end(input);
  const [out, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { code, out: out.trim(), errors: errors.trim() };
}
