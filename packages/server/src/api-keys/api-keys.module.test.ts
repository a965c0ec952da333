import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { origin, paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';
import { setConnected } from '../testing/rows.ts';
import { createProgramEntry, findEndedPrograms } from './api-keys.ts';

type Key = { id: number; name: string; prefix: string; role: string; lastUsedAt: string | null; version: number };
type Made = { apiKey: Key & { expiresAt: string }; secret: string };
type Problem = { code: string; detail: string; fields?: Record<string, string> };
type List = { items: Key[]; total: number };

const dayMs = 24 * 60 * 60_000;

let panel: TestPanel;
let picture: Picture;
let alpha: LoggedIn;
/** An admin of group C alone. */
let delta: LoggedIn;

before(async () => {
  panel = await startTestPanel();
  picture = await paintPicture(panel.doors);
  await paintPicture(panel.doors, 'other');
  alpha = await panel.logIn('alpha');
  delta = await panel.logIn('delta');
});
after(() => panel.stop());

async function make(as: LoggedIn, more: object = {}): Promise<Made> {
  const wanted = { name: 'Billing', role: 'admin', baseGroupId: picture.groups.A, ...more };
  const { status, body } = await as.post<Made>('/api-keys', wanted);
  assert.equal(status, 201);
  return body;
}

async function keptOf(id: number): Promise<string> {
  const [row] = await panel.doors.withTenant(picture.organizationId, (tx) =>
    tx.query<{ kept: string }>('select row_to_json(k)::text as kept from api_keys k where id = $1', [id]),
  );
  return row!.kept;
}

test('a program enters with its key alone: no cookie, no origin, no token (S-23)', async () => {
  const { secret } = await make(alpha);
  const program = panel.program(secret);
  assert.equal((await program.get('/stations')).status, 200);
  const group = await program.post<{ name: string }>('/groups', { name: 'Made by a program' });
  assert.deepEqual([group.status, group.body.name], [201, 'Made by a program']);
});

test('the secret is told once and kept only as its hash (S-23)', async () => {
  const { apiKey, secret } = await make(alpha);
  assert.match(secret, /^sm_[\w-]{43}$/);
  assert.ok(secret.startsWith(apiKey.prefix));
  const { body } = await alpha.get<List>('/api-keys?search=bill');
  const told = JSON.stringify(body) + (await keptOf(apiKey.id)) + JSON.stringify(await auditOf('api_key.create'));
  assert.ok(told.includes(apiKey.prefix));
  assert.ok(!told.includes(secret.slice(apiKey.prefix.length)));
});

test('a key sees its base group and may do what its role says (S-23)', async () => {
  const { secret } = await make(alpha, { role: 'basic', baseGroupId: picture.groups.B });
  const program = panel.program(secret);
  const { body } = await program.get<{ items: { name: string }[] }>('/stations');
  assert.deepEqual(
    body.items.map(({ name }) => name),
    ['Station 2', 'Station 3'],
  );
  assert.equal((await program.get(`/stations/${picture.stations['1']}`)).status, 404);
  assert.equal((await program.post<Problem>('/stations', {})).status, 403);
});

test('what is for people is closed to every key, most of all the making of keys (S-23)', async () => {
  const { secret, apiKey } = await make(alpha);
  const program = panel.program(secret);
  const wanted = { name: 'Another', role: 'basic', baseGroupId: picture.groups.A };
  for (const { status, body } of [
    await program.get<Problem>('/me'),
    await program.post<Problem>('/logout'),
    await program.get<Problem>('/api-keys'),
    await program.post<Problem>('/api-keys', wanted),
    await program.delete<Problem>(`/api-keys/${apiKey.id}`),
  ]) {
    assert.deepEqual([status, body.code], [403, 'access_denied']);
  }
});

test('beside a key a cookie counts for nothing (S-17, S-23)', async () => {
  const { secret } = await make(alpha, { role: 'basic', baseGroupId: picture.groups.B });
  const both = { cookie: alpha.cookie, authorization: `Bearer ${secret}` };
  const { statusCode } = await panel.inject({ url: `/api/v1/stations/${picture.stations['1']}`, headers: both });
  assert.equal(statusCode, 404);
  const wrong = { cookie: alpha.cookie, 'x-csrf-token': alpha.csrfToken, origin, authorization: 'Bearer sm_wrong' };
  assert.equal((await panel.inject({ url: '/api/v1/stations', headers: wrong })).statusCode, 401);
  const proxys = { cookie: alpha.cookie, authorization: 'Basic cHJveHk6cHJveHk=' };
  assert.equal((await panel.inject({ url: '/api/v1/me', headers: proxys })).statusCode, 200);
});

test('an unknown, an expired and a revoked key are refused in the same words, with the next request (S-23)', async () => {
  const revoked = await make(alpha);
  const expiring = await make(alpha, { expiresAt: new Date(panel.clock.now().getTime() + dayMs).toISOString() });
  assert.equal((await panel.program(revoked.secret).get('/stations')).status, 200);
  assert.equal((await panel.program(expiring.secret).get('/stations')).status, 200);
  assert.equal((await alpha.delete(`/api-keys/${revoked.apiKey.id}`)).status, 204);
  panel.clock.advance(dayMs);
  [alpha, delta] = [await panel.logIn('alpha'), await panel.logIn('delta')];
  const secrets = [revoked.secret, expiring.secret, `sm_${'A'.repeat(43)}`, 'sm_'];
  const answers = await Promise.all(secrets.map((secret) => panel.program(secret).get<Problem>('/stations')));
  for (const { status, body } of answers) assert.deepEqual([status, body.code], [401, 'api_key_refused']);
  const without = ({ body }: (typeof answers)[number]) => ({ ...body, reference: '' });
  for (const answer of answers) assert.deepEqual(without(answer), without(answers[0]!));
});

test('who guesses keys waits longer and longer, while a right key at the same address never waits (S-23)', async () => {
  const { secret } = await make(alpha);
  const from = (key: string) =>
    panel.inject({
      url: '/api/v1/stations',
      remoteAddress: '192.0.2.7',
      headers: { authorization: `Bearer ${key}` },
    });
  for (let count = 0; count < 10; count += 1) assert.equal((await from('sm_guess')).statusCode, 401);
  let answered = false;
  const timers = panel.clock.pendingTimers;
  const guess = from('sm_guess').then(({ statusCode }) => {
    answered = true;
    return statusCode;
  });
  while (panel.clock.pendingTimers === timers) await new Promise(setImmediate);
  assert.equal((await from(secret)).statusCode, 200);
  assert.equal(answered, false);
  panel.clock.advance(250);
  assert.equal(await guess, 401);
});

test('an open stream of a program is cut where its key is revoked, and no other (S-12, S-23)', async () => {
  const parts = { ...panel, onFault: (error: unknown) => assert.fail(String(error)) };
  const enter = createProgramEntry(parts);
  const [cut, kept] = [await make(alpha), await make(alpha)];
  const programs = [(await enter(cut.secret, '192.0.2.1'))!, (await enter(kept.secret, '192.0.2.1'))!];
  assert.deepEqual([...(await findEndedPrograms(panel, programs))], []);
  await alpha.delete(`/api-keys/${cut.apiKey.id}`);
  assert.deepEqual([...(await findEndedPrograms(panel, programs))], [programs[0]!.pass.key]);
});

test('when a key was last used is kept, at most once a minute (S-23)', async () => {
  const { secret, apiKey } = await make(alpha);
  const program = panel.program(secret);
  const lastUse = async () => (await alpha.get<Key>(`/api-keys/${apiKey.id}`)).body.lastUsedAt;
  /** It is written beside the request, so that it may come a moment later. */
  const useAfter = async (earlier: string | null): Promise<string | null> => {
    for (;;) {
      const now = await lastUse();
      if (now !== earlier) return now;
    }
  };
  assert.equal(await lastUse(), null);
  await program.get('/stations');
  const first = await useAfter(null);
  assert.equal(first, panel.clock.now().toISOString());
  panel.clock.advance(59_000);
  await program.get('/stations');
  panel.clock.advance(1_000);
  await program.get('/stations');
  assert.equal(await useAfter(first), panel.clock.now().toISOString());
});

test('a lower admin sees and makes keys of his own domain alone (S-12, S-23)', async () => {
  const [above, within] = [await make(alpha), await make(alpha, { baseGroupId: picture.groups.C, name: 'Hotels' })];
  const { body } = await delta.get<List>('/api-keys');
  assert.deepEqual(
    body.items.map(({ id }) => id),
    [within.apiKey.id],
  );
  for (const baseGroupId of [picture.groups.A, picture.groups.B, 999_999]) {
    const beyond = await delta.post<Problem>('/api-keys', { name: 'More', role: 'basic', baseGroupId });
    assert.deepEqual([beyond.status, beyond.body.code], [404, 'group_not_found']);
  }
  for (const path of [`/api-keys/${above.apiKey.id}`, '/api-keys/999999']) {
    for (const { status, body: refused } of [await delta.get<Problem>(path), await delta.delete<Problem>(path)]) {
      assert.deepEqual([status, refused.code], [404, 'api_key_not_found']);
    }
  }
  await make(delta, { baseGroupId: picture.groups.C });
  const otherAlpha = await panel.logIn('other-alpha');
  assert.equal((await otherAlpha.get(`/api-keys/${above.apiKey.id}`)).status, 404);
  assert.equal((await otherAlpha.get<List>('/api-keys')).body.total, 0);
});

test('basic operators have no part in keys (S-23)', async () => {
  const beta = await panel.logIn('beta');
  const wanted = { name: 'More', role: 'basic', baseGroupId: picture.groups.B };
  assert.equal((await beta.get('/api-keys')).status, 403);
  assert.equal((await beta.post('/api-keys', wanted)).status, 403);
});

test('a key has a new name only from the version that was read', async () => {
  const { apiKey } = await make(alpha);
  const rename = (name: string, version: number) =>
    alpha.put<Key & Problem>(`/api-keys/${apiKey.id}`, { name }, { 'if-match': `"${version}"` });
  const { headers } = await alpha.get(`/api-keys/${apiKey.id}`);
  assert.equal(headers['etag'], '"1"');
  const { body } = await rename(' Invoices ', 1);
  assert.deepEqual([body.name, body.version], ['Invoices', 2]);
  const late = await rename('Bills', 1);
  assert.deepEqual([late.status, late.body.code], [412, 'edited_meanwhile']);
});

test('the list is searched by name and beginning, filtered by role and sorted', async () => {
  const late = { name: 'zz Export', role: 'basic', expiresAt: new Date(panel.clock.now().getTime() + 700 * dayMs) };
  const { apiKey } = await make(alpha, late);
  const idsOf = async (query: string) => (await alpha.get<List>(`/api-keys?${query}`)).body.items.map(({ id }) => id);
  assert.deepEqual(await idsOf('search=ZZ%20ex'), [apiKey.id]);
  assert.deepEqual(await idsOf(`search=${apiKey.prefix.toUpperCase()}`), [apiKey.id]);
  assert.equal((await idsOf('sort=expiresAt&order=desc'))[0], apiKey.id);
  assert.equal((await idsOf('sort=name&order=desc&role=basic'))[0], apiKey.id);
  assert.ok(!(await idsOf('role=admin')).includes(apiKey.id));
});

test('a command says which key sent it, and sent again with its idempotency key it is the same one (S-19, S-23)', async () => {
  const { secret, apiKey } = await make(alpha, { name: 'Load shedding' });
  const program = panel.program(secret);
  await setConnected(panel.doors, [picture.stations['2']]);
  const key = { 'idempotency-key': randomUUID() };
  const send = (as: { post: typeof alpha.post }) =>
    as.post<{ id: string; operator: object | null; apiKey: object | null }>(
      `/stations/${picture.stations['2']}/commands`,
      { intent: 'clearCache' },
      key,
    );
  const [first, again, operators] = [await send(program), await send(program), await send(alpha)];
  assert.deepEqual([first.status, again.body.id], [202, first.body.id]);
  assert.deepEqual([first.body.operator, first.body.apiKey], [null, { id: apiKey.id, name: 'Load shedding' }]);
  assert.notEqual(operators.body.id, first.body.id);
  assert.equal(operators.body.apiKey, null);
});

test('the audit log tells what was done to keys and by keys, and nobody’s secret (S-19, S-23)', async () => {
  const { secret, apiKey } = await make(alpha, { name: 'Importer' });
  const group = await panel.program(secret).post<{ id: number }>('/groups', { name: 'Imported' });
  await alpha.put(`/api-keys/${apiKey.id}`, { name: 'Old importer' }, { 'if-match': '"1"' });
  await alpha.delete(`/api-keys/${apiKey.id}`);
  const ofKey = (await entries()).filter(
    ({ subject_kind, subject_id }) => subject_kind === 'api_key' && subject_id === String(apiKey.id),
  );
  assert.deepEqual(
    ofKey.map(({ action, actor }) => [action, actor]),
    [
      ['api_key.create', 'alpha'],
      ['api_key.update', 'alpha'],
      ['api_key.revoke', 'alpha'],
    ],
  );
  const [made] = (await entries()).filter(
    ({ subject_kind, subject_id }) => subject_kind === 'group' && subject_id === String(group.body.id),
  );
  assert.deepEqual([made?.action, made?.actor], ['group.create', `Importer (API key ${apiKey.prefix})`]);
});

test('a group that is the base group of a key is not deleted until the key is revoked', async () => {
  const { body: group } = await alpha.post<{ id: number }>('/groups', { name: 'Short-lived' });
  const { apiKey } = await make(alpha, { baseGroupId: group.id });
  const remove = () => alpha.delete<Problem>(`/groups/${group.id}`, { 'if-match': '"1"' });
  assert.equal((await remove()).body.code, 'group_not_empty');
  await alpha.delete(`/api-keys/${apiKey.id}`);
  assert.equal((await remove()).status, 204);
});

test('an end that lies in the past or years away is refused at its field', async () => {
  for (const expiresAt of ['2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z']) {
    const wanted = { name: 'Late', role: 'basic', baseGroupId: picture.groups.A, expiresAt };
    const { status, body } = await alpha.post<Problem>('/api-keys', wanted);
    assert.deepEqual([status, Object.keys(body.fields ?? {})], [400, ['expiresAt']]);
  }
});

type Entry = { action: string; actor: string; subject_kind: string; subject_id: string };

function entries(): Promise<Entry[]> {
  return panel.doors.withTenant(picture.organizationId, (tx) =>
    tx.query<Entry>('select action, actor, subject_kind, subject_id from audit_entries order by id'),
  );
}

function auditOf(action: string): Promise<object[]> {
  return panel.doors.withTenant(picture.organizationId, (tx) =>
    tx.query('select row_to_json(a) from audit_entries a where action = $1', [action]),
  );
}
