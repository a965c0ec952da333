// The first starts, as somebody meets them who has just installed the program.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeDataFolder, removeDataFolder } from '../testing/data-folder.ts';
import { post, setUpInstallation } from '../testing/operator.ts';
import { launchServer, setupCodeWords, startServerProcess } from '../testing/server-process.ts';
import type { ServerProcess } from '../testing/server-process.ts';

let dataDir: string;
let server: ServerProcess | undefined;
before(async () => {
  dataDir = await makeDataFolder();
});
after(async () => {
  await server?.kill9();
  await removeDataFolder(dataDir);
});

const secondAdmin = {
  organization: { name: 'Another', slug: 'another', timeZone: 'UTC' },
  operator: { username: 'other', name: 'Other', email: 'other@example.com', password: 'another way to Ravenna' },
};

test('a first start prints a code that makes one organization with its admin, once (S-21)', async () => {
  server = await startServerProcess({ dataDir });
  const code = await server.setupCode();
  const { operator } = await setUpInstallation(server.url, code, 'first');
  const me = await operator.get<{ organization: { slug: string }; operator: { role: string } }>('/me');
  assert.deepEqual([me.organization.slug, me.operator.role], ['first', 'admin']);
  const again = await post(`${server.url}/api/v1/setup`, { code, ...secondAdmin });
  assert.ok(again.status >= 400 && again.status < 500, `answered ${again.status}`);
});

test('a second start on the same data folder is refused in one sentence while the first lives', async () => {
  const second = launchServer({ dataDir });
  assert.equal(await second.ended, 1);
  assert.match(second.output(), /^Another Stationmaster is running on \S+: stop it first.*\n$/);
});

test('a later start prints no code, and none is wanted (S-21)', async () => {
  assert.equal(await server?.interrupt(), 0);
  server = await startServerProcess({ dataDir });
  const answer = await fetch(`${server.url}/api/v1/setup`);
  assert.deepEqual(await answer.json(), { needed: false });
  assert.equal(await server.interrupt(), 0);
  assert.doesNotMatch(server.output(), setupCodeWords);
});
