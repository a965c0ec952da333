import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';

test('a reader of its words who has gone ends the command line quietly, as of any other', async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), '--help'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  child.stdout.destroy();
  const [code] = (await once(child, 'close')) as [number | null];
  assert.deepEqual({ code, complaints }, { code: 0, complaints: '' });
});
