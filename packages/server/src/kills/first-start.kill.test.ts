// The first starts, as somebody meets them who has just installed the program.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { after, before, test } from 'node:test';
import { makeDataFolder, postmasterPid, removeDataFolder } from '../testing/data-folder.ts';
import { post, setUpInstallation } from '../testing/operator.ts';
import { launchServer, setupCodeWords, startServerProcess } from '../testing/server-process.ts';
import type { LaunchedServer } from '../testing/server-process.ts';

let dataDir: string;
let port: number;
let server: LaunchedServer;
before(async () => {
  dataDir = await makeDataFolder();
  port = await freePort();
});
after(async () => {
  server.signal('SIGKILL');
  await server.ended;
  await removeDataFolder(dataDir);
});

const secondAdmin = {
  organization: { name: 'Another', slug: 'another', timeZone: 'UTC' },
  operator: { username: 'other', name: 'Other', email: 'other@example.com', password: 'another way to Ravenna' },
};

test('bad settings end the start with all of their names', async () => {
  server = launchServer({ dataDir, env: { PORT: 'eighty', LOG_LEVEL: 'loud' } });
  assert.equal(await server.ended, 2);
  const names = server.output().matchAll(/^\w+/gm).map(String);
  assert.deepEqual([...names], ['PORT', 'LOG_LEVEL']);
});

test('a waiting page is shown until all is ready', async () => {
  server = launchServer({ dataDir, port });
  const answer = await firstAnswer(`http://127.0.0.1:${port}/`, server);
  assert.equal(answer.status, 503);
  assert.equal(answer.headers.get('retry-after'), '2');
  assert.match(await answer.text(), /http-equiv="refresh"[^]*Stationmaster is starting/);
  await server.said(/Stationmaster is ready/);
});

test('a first start prints a code that makes one organization with its admin, once (S-21)', async () => {
  const [code] = await server.said(setupCodeWords);
  const url = `http://127.0.0.1:${port}`;
  const { operator } = await setUpInstallation(url, code, 'first');
  const me = await operator.get<{ organization: { slug: string }; operator: { role: string } }>('/me');
  assert.deepEqual([me.organization.slug, me.operator.role], ['first', 'admin']);
  const again = await post(`${url}/api/v1/setup`, { code, ...secondAdmin });
  assert.ok(again.status >= 400 && again.status < 500, `answered ${again.status}`);
});

test('a second start is refused in one sentence while the first has the data folder or the port', async () => {
  const sameFolder = launchServer({ dataDir });
  assert.equal(await sameFolder.ended, 1);
  assert.match(sameFolder.output(), /^Another Stationmaster is running on \S+: stop it first.*\n$/);
  const samePort = launchServer({ dataDir, port });
  assert.equal(await samePort.ended, 1);
  assert.match(samePort.output(), new RegExp(`^Port ${port} is taken.*\\n$`));
});

test('Ctrl-C ends everything in order, though npm passes it on a second time (R-4)', async () => {
  server.signal('SIGINT');
  server.signal('SIGINT');
  assert.equal(await server.ended, 0);
  assert.equal(await postmasterPid(dataDir), undefined);
});

test('a later start prints no code, and none is wanted (S-21)', async () => {
  const later = await startServerProcess({ dataDir });
  server = later;
  const answer = await fetch(`${later.url}/api/v1/setup`);
  assert.deepEqual(await answer.json(), { needed: false });
  assert.equal(await later.interrupt(), 0);
  assert.doesNotMatch(later.output(), setupCodeWords);
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function firstAnswer(url: string, { hasEnded, output }: LaunchedServer): Promise<Response> {
  while (!hasEnded()) {
    const answer = await fetch(url, { headers: { accept: 'text/html' } }).catch(() => undefined);
    if (answer) return answer;
  }
  return assert.fail(output());
}
