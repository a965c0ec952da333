import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { News } from '../facts.ts';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';
import type { Organization } from './wire.ts';

type Told = Organization & { code: string; fields?: Record<string, string> };
type Me = { organization: { name: string; timeZone: string; supportAddress: string | null } };

let panel: TestPanel;
let picture: Picture;
let alpha: LoggedIn;
const news: News[] = [];

before(async () => {
  panel = await startTestPanel({ supportUrl: 'https://example.com/help' });
  picture = await paintPicture(panel.doors);
  alpha = await panel.logIn('alpha');
  panel.bus.onNews((told) => news.push(...told));
});
after(() => panel.stop());

const read = async (as = alpha) => (await as.get<Told>('/organization')).body;
const save = (edit: object, { as = alpha, version }: { as?: LoggedIn; version: number }) =>
  as.put<Told>('/organization', edit, { 'if-match': `"${version}"` });

/** What is sent back of what was read, with these changes. */
async function change(more: Partial<Organization>, as = alpha) {
  const { slug: _slug, version, editable: _editable, rebuild: _rebuild, ...edit } = await read();
  return save({ ...edit, ...more }, { as, version });
}

async function rowsOf<Row>(text: string): Promise<Row[]> {
  return panel.doors.withTenant(picture.organizationId, (tx) => tx.query<Row>(text, [tx.organizationId]));
}

test('admins of the whole organization edit its settings, those below read them, basic operators do neither (S-11)', async () => {
  const [beta, delta] = [await panel.logIn('beta'), await panel.logIn('delta')];
  assert.deepEqual([(await read()).editable, (await read(delta)).editable], [true, false]);
  assert.equal((await beta.get('/organization')).status, 403);
  assert.equal((await change({ freeCharging: true }, delta)).body.code, 'access_denied');
  assert.equal((await read()).freeCharging, false);
});

test('the organization and the top of its tree have one name, whichever is changed', async () => {
  assert.equal((await change({ name: ' ACME Charging ' })).body.name, 'ACME Charging');
  const [root] = await rowsOf<{ name: string }>(
    'select name from groups where organization_id = $1 and parent_id is null',
  );
  assert.equal(root?.name, 'ACME Charging');
  assert.equal((await alpha.get<Me>('/me')).body.organization.name, 'ACME Charging');
});

test('a time zone is one that PostgreSQL and we know', async () => {
  for (const timeZone of ['Mars/Phobos', 'posix/Europe/Helsinki', 'EST5EDT4']) {
    const { status, body } = await change({ timeZone });
    assert.deepEqual([status, body.fields], [400, { timeZone: 'This time zone is not known.' }], timeZone);
  }
  assert.equal((await change({ timeZone: 'Europe/Stockholm' })).body.rebuild, null);
});

test('where another zone cuts the hours differently, the figures are cut anew, and how far that is can be read (E-15)', async () => {
  const { body } = await change({ timeZone: 'Asia/Kolkata' });
  assert.deepEqual(body.rebuild, { rebuilt: 0, total: 0 });
});

test('two who edit from the same version do not overwrite each other (M-message-concurrent)', async () => {
  const { version } = await read();
  assert.equal((await change({ freeCharging: true })).status, 200);
  const { slug: _slug, version: _now, editable: _editable, rebuild: _rebuild, ...edit } = await read();
  const late = await save({ ...edit, freeCharging: false }, { version });
  assert.deepEqual([late.status, late.body.code], [412, 'edited_meanwhile']);
  assert.equal((await read()).freeCharging, true);
});

test('a change is kept in the audit log as it was and as it is, and open panels hear of it (S-19)', async () => {
  news.length = 0;
  await change({ severalSessionsPerToken: true, heartbeatSeconds: 600 });
  const [entry] = await rowsOf<{ action: string; before: object; after: object }>(
    'select action, before, after from audit_entries where organization_id = $1 order by id desc limit 1',
  );
  assert.deepEqual(entry, {
    action: 'organization.update',
    before: { severalSessionsPerToken: false, heartbeatSeconds: 300 },
    after: { severalSessionsPerToken: true, heartbeatSeconds: 600 },
  });
  assert.deepEqual(
    news.map(({ kind }) => kind),
    ['organization'],
  );
});

test('who asks for help is sent where the organization says, else where the installation does (M-message-support)', async () => {
  assert.equal((await change({ supportAddress: 'javascript:alert(1)' })).status, 400);
  assert.equal((await change({ supportAddress: 'help@acme.example' })).status, 200);
  assert.equal((await alpha.get<Me>('/me')).body.organization.supportAddress, 'help@acme.example');
  assert.equal((await change({ supportAddress: ' ' })).body.supportAddress, null);
  assert.deepEqual((await panel.stranger.get('/support')).body, { address: 'https://example.com/help' });
});
