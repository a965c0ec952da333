import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';

let dataDir: string;
before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'stationmaster-kill-'));
  await chmod(dataDir, 0o711);
});
after(() => rm(dataDir, { recursive: true }));

function start(env: NodeJS.ProcessEnv, flags: string[] = []) {
  const main = join(import.meta.dirname, 'main.ts');
  const server = spawn(process.execPath, [main, ...flags], {
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { server, ended: once(server, 'exit') as Promise<[number | null]>, errors: text(server.stderr) };
}

async function waitForLine(server: ChildProcess, pattern: RegExp): Promise<void> {
  let said = '';
  for await (const chunk of server.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    said += String(chunk);
    if (pattern.test(said)) return;
  }
  assert.fail(`never said ${String(pattern)}: ${said}`);
}

async function freePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return String(port);
}

async function firstAnswer(url: string): Promise<Response> {
  for (;;) {
    const answer = await fetch(url, { headers: { accept: 'text/html' } }).catch(() => undefined);
    if (answer) return answer;
  }
}

test('bad settings end the start with all of their names', async () => {
  const { ended, errors } = start({ PORT: 'eighty', LOG_LEVEL: 'loud' });
  const [code] = await ended;
  assert.equal(code, 2);
  assert.deepEqual(
    (await errors)
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[0]),
    ['PORT', 'LOG_LEVEL'],
  );
});

test('a waiting page is shown until all is ready, and Ctrl-C ends everything in order (R-4)', async () => {
  const port = await freePort();
  const { server, ended } = start({ PORT: port, HOST: '127.0.0.1' });
  const answer = await firstAnswer(`http://127.0.0.1:${port}/`);
  assert.equal(answer.status, 503);
  assert.equal(answer.headers.get('retry-after'), '2');
  assert.match(await answer.text(), /http-equiv="refresh"[^]*Stationmaster is starting/);
  await waitForLine(server, /Stationmaster is ready/);
  server.stdout?.resume();

  const second = start({ PORT: port, HOST: '127.0.0.1' });
  assert.deepEqual(await second.ended, [1, null]);
  assert.match(await second.errors, new RegExp(`^Port ${port} is taken`));

  // A terminal's Ctrl-C arrives twice under npm: from the terminal and from npm.
  server.kill('SIGINT');
  server.kill('SIGINT');
  assert.deepEqual(await ended, [0, null]);
  assert.ok(!(await readdir(join(dataDir, 'postgres'))).includes('postmaster.pid'));
});
