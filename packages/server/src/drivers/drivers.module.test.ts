import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { insertPresentation, insertSession } from '../testing/rows.ts';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';
import type { Driver, DriverRow } from './wire.ts';

type Told = Driver & { code: string; detail: string; fields?: Record<string, string> };

let panel: TestPanel;
let picture: Picture;
let alpha: LoggedIn;
let beta: LoggedIn;

before(async () => {
  panel = await startTestPanel();
  picture = await paintPicture(panel.doors);
  [alpha, beta] = await Promise.all([panel.logIn('alpha'), panel.logIn('beta')]);
});
after(() => panel.stop());

let last = 0;
const person = (lastName = 'Duck') => ({ firstName: 'Donald', lastName, email: `duck${(last += 1)}@duckburg.com` });
const add = (as: LoggedIn, more: object = {}) => as.post<Told>('/drivers', { ...person(), ...more });
const get = async (as: LoggedIn, id: number) => (await as.get<Told>(`/drivers/${id}`)).body;
const ifMatch = ({ version }: { version: number }) => ({ 'if-match': `"${version}"` });
const remove = (as: LoggedIn, driver: Told) => as.delete<Told>(`/drivers/${driver.id}`, ifMatch(driver));
const list = async (as: LoggedIn, query: string) =>
  (await as.get<{ items: DriverRow[]; total: number }>(`/drivers?${query}`)).body;
const newDriverGroup = async (name: string) => (await alpha.post<{ id: number }>('/driver-groups', { name })).body.id;

function formOf({ firstName, lastName, active, homeGroup, rights }: Driver) {
  return {
    firstName,
    lastName,
    active,
    homeGroupId: homeGroup.id,
    groupIds: rights.groups.map(({ id }) => id),
    stationIds: rights.stations.map(({ id }) => id),
  };
}

const edit = (as: LoggedIn, driver: Told, change: object = {}) =>
  as.put<Told>(`/drivers/${driver.id}`, { ...formOf(driver), ...change }, ifMatch(driver));

const audited = (id: number) =>
  panel.doors.withTenant(picture.organizationId, (tx) =>
    tx.query<{ action: string; before: object; after: object }>(
      `select action, before, after from audit_entries
       where organization_id = $1 and subject_kind = 'driver' and subject_id = $2 order by id`,
      [tx.organizationId, String(id)],
    ),
  );

test('one save adds a charging user with rights and several tokens, in one audit entry that tells no token (M-user-add, M-user-add-tokens, S-19)', async () => {
  const { groups, stations } = picture;
  const addTokens = [
    { token: ' 04aa0001 ', name: 'Workplace', validFrom: '2026-01-01', validTo: '2026-12-31' },
    { token: '04AA0002', type: 'key_code' },
  ];
  const { status, body } = await add(beta, { groupIds: [groups.B], stationIds: [stations['2']], addTokens });
  assert.deepEqual([status, body.tokenCount, body.homeGroup.name], [201, 2, 'B']);
  assert.deepEqual(
    body.tokens.map(({ token, type, name, validTo }) => [token, type, name, validTo]),
    [
      ['••••0001', 'iso14443', 'Workplace', '2026-12-31'],
      ['••••0002', 'key_code', '', null],
    ],
  );
  assert.deepEqual(
    [body.rights.groups.map(({ name }) => name), body.rights.stations.map(({ identifier }) => identifier)],
    [['B'], ['EV2']],
  );
  const entries = await audited(body.id);
  assert.deepEqual(
    entries.map(({ action }) => action),
    ['driver.create'],
  );
  assert.doesNotMatch(JSON.stringify(entries), /04aa0001/i);
});

test('a token that is taken, or said twice, is named at its place, and nothing of the save happens (M-message-token-taken)', async () => {
  await add(beta, { addTokens: [{ token: 'TAKEN1' }] });
  const addTokens = [{ token: 'FREE1' }, { token: 'taken1' }, { token: 'free1' }];
  const asked = person('Nobody');
  const { status, body } = await beta.post<Told>('/drivers', { ...asked, addTokens });
  assert.deepEqual([status, body.detail], [409, 'Token already exists.']);
  assert.deepEqual(Object.keys(body.fields ?? {}), ['addTokens.1.token', 'addTokens.2.token']);
  assert.equal((await list(beta, `search=${asked.email}`)).total, 0);
});

test('an edit changes names, rights and tokens at once, and is refused from an older version (M-user-edit)', async () => {
  const { stations } = picture;
  const made = (await add(beta, { stationIds: [stations['2']], addTokens: [{ token: 'EDIT1' }] })).body;
  const [token] = made.tokens;
  assert.ok(token);
  const { id, type } = token;
  const changed = { id, type, name: 'Key ring', active: false, validFrom: null, validTo: '2026-06-30' };
  const change = {
    firstName: ' Daisy ',
    stationIds: [stations['3']],
    changeTokens: [changed],
    addTokens: [{ token: 'EDIT2' }],
  };
  const { status, body } = await edit(beta, made, change);
  assert.deepEqual([status, body.firstName, body.email, body.version > made.version], [200, 'Daisy', made.email, true]);
  assert.deepEqual(
    body.tokens.map(({ token: shown, name, active, validTo }) => [shown, name, active, validTo]),
    [
      ['••••T1', 'Key ring', false, '2026-06-30'],
      ['••••T2', '', true, null],
    ],
  );
  assert.deepEqual(
    body.rights.stations.map(({ identifier }) => identifier),
    ['EV3'],
  );
  assert.equal((await edit(beta, made, { firstName: 'Late' })).body.code, 'edited_meanwhile');
  assert.equal((await list(beta, `search=daisy%20duck%20${made.email}`)).total, 1);
});

test('the e-mail address and what a token reads stay as they are (M-user-edit-email-fixed, M-user-edit-token-fixed)', async () => {
  const made = (await add(beta, { addTokens: [{ token: 'FIXED1' }] })).body;
  const [token] = made.tokens;
  const changeTokens = [
    { id: token?.id, token: 'OTHER', type: 'iso14443', name: '', active: true, validFrom: null, validTo: null },
  ];
  const { body } = await edit(beta, made, { email: 'other@duckburg.com', changeTokens });
  assert.equal(body.email, made.email);
  assert.equal((await get(alpha, made.id)).tokens[0]?.token, 'FIXED1');
});

test('rights outside one’s domain are counted, and stay when the others go (S-12)', async () => {
  const { groups, stations } = picture;
  const reach = { groupIds: [groups.B, groups.C], stationIds: [stations['2'], stations['4']] };
  const made = (await add(alpha, { homeGroupId: groups.B, ...reach })).body;
  const seen = await get(beta, made.id);
  assert.deepEqual([seen.rights.groups.length, seen.rights.stations.length, seen.rights.outside], [1, 1, 2]);
  const { body } = await edit(beta, seen, { groupIds: [], stationIds: [] });
  assert.deepEqual(body.rights, { groups: [], stations: [], outside: 2 });
  const whole = await get(alpha, made.id);
  assert.deepEqual(
    [whole.rights.groups.map(({ name }) => name), whole.rights.stations.map(({ identifier }) => identifier)],
    [['C'], ['EV4']],
  );
});

test('a basic operator deletes neither users nor tokens, and sees a user’s group without changing it (M-basic-users, M-basic-tokens)', async () => {
  const driverGroupId = await newDriverGroup('Guests');
  const made = (await add(alpha, { homeGroupId: picture.groups.B, driverGroupId, addTokens: [{ token: 'KEPT1' }] }))
    .body;
  const seen = await get(beta, made.id);
  assert.equal(seen.driverGroup?.name, 'Guests');
  const deleteTokenIds = seen.tokens.map(({ id }) => id);
  for (const refused of [
    await edit(beta, seen, { driverGroupId: null }),
    await edit(beta, seen, { deleteTokenIds }),
    await remove(beta, seen),
    await beta.delete<Told>(`/tokens/${deleteTokenIds[0]}`, { 'if-match': '"1"' }),
    await add(beta, { driverGroupId }),
  ]) {
    assert.deepEqual([refused.status, refused.body.code], [403, 'access_denied']);
  }
  const { body } = await edit(beta, seen, { driverGroupId, lastName: 'McDuck' });
  assert.deepEqual([body.driverGroup?.id, body.lastName], [driverGroupId, 'McDuck']);
});

test('a card that was shown is taken over without its token being told, while it is remembered and in sight (S-12)', async () => {
  const { organizationId, stations } = picture;
  const shownAt = (stationId: number, token: string) =>
    insertPresentation(panel.doors, { organizationId, stationId, token });
  const presentationId = await shownAt(stations['2'], '04SHOWN1');
  const { body } = await add(beta, { addTokens: [{ presentationId, name: 'New card' }] });
  assert.equal(body.tokens[0]?.token, '••••OWN1');
  assert.equal((await get(alpha, body.id)).tokens[0]?.token, '04SHOWN1');
  const again = await edit(beta, body, { addTokens: [{ presentationId }] });
  assert.deepEqual([again.status, again.body.fields], [409, { 'addTokens.0.token': 'Token already exists.' }]);
  const outside = await shownAt(stations['4'], '04SHOWN2');
  assert.equal((await edit(beta, body, { addTokens: [{ presentationId: outside }] })).status, 404);
  assert.deepEqual((await edit(beta, body, { addTokens: [{}] })).body.fields, {
    'addTokens.0.token': 'Enter the token.',
  });
});

test('an admin deletes tokens in the form, and users with their tokens; charging events keep names and tokens (M-user-edit-token-delete, S-19)', async () => {
  const made = (await add(alpha, { addTokens: [{ token: 'GONE1' }, { token: 'GONE2' }] })).body;
  const [first, second] = made.tokens;
  assert.ok(first && second);
  const { organizationId, stations } = picture;
  const sessionId = await insertSession(panel.doors, {
    organizationId,
    stationId: stations['2'],
    startedAt: new Date(Date.now() - 60_000),
    token: 'GONE2',
  });
  await panel.doors.withTenant(organizationId, (tx) =>
    tx.query(
      `update sessions set driver_id = $3, driver_name = 'Donald Duck', token_id = $4
       where organization_id = $1 and id = $2`,
      [tx.organizationId, sessionId, made.id, second.id],
    ),
  );
  const { body } = await edit(alpha, made, { deleteTokenIds: [first.id] });
  assert.deepEqual(
    body.tokens.map(({ token }) => token),
    ['GONE2'],
  );
  assert.equal((await remove(alpha, body)).status, 204);
  assert.equal((await alpha.get(`/tokens/${second.id}`)).status, 404);
  const [session] = await panel.doors.withTenant(organizationId, (tx) =>
    tx.query('select driver_id, driver_name, token_id, token from sessions where organization_id = $1 and id = $2', [
      tx.organizationId,
      sessionId,
    ]),
  );
  assert.deepEqual(session, { driver_id: null, driver_name: 'Donald Duck', token_id: null, token: 'GONE2' });
  const actions = (await audited(made.id)).map(({ action }) => action);
  assert.deepEqual(actions, ['driver.create', 'driver.update', 'driver.delete']);
});

test('what is held on a charging user is exported by admins as one file, which the audit log tells of (S-19)', async () => {
  const made = (await add(alpha, { homeGroupId: picture.groups.B, addTokens: [{ token: 'HELD1' }] })).body;
  const { organizationId, stations } = picture;
  const sessionId = await insertSession(panel.doors, { organizationId, stationId: stations['2'] });
  await panel.doors.withTenant(organizationId, (tx) =>
    tx.query('update sessions set driver_id = $3 where organization_id = $1 and id = $2', [
      tx.organizationId,
      sessionId,
      made.id,
    ]),
  );
  await insertPresentation(panel.doors, { organizationId, stationId: stations['2'], token: 'HELD1' });
  type File = { driver: Driver; sessions: { id: number }[]; presentations: { token: string }[] };
  const { body, headers } = await alpha.get<File>(`/drivers/${made.id}/export`);
  assert.match(String(headers['content-disposition']), /^attachment; filename="charging-user-\d+\.json"$/);
  assert.deepEqual([body.driver.email, body.driver.tokens[0]?.token], [made.email, 'HELD1']);
  assert.deepEqual(
    body.presentations.map(({ token }) => token),
    ['••••D1'],
  );
  assert.deepEqual(
    body.sessions.map(({ id }) => id),
    [sessionId],
  );
  assert.equal((await beta.get(`/drivers/${made.id}/export`)).status, 403);
  assert.equal((await audited(made.id)).at(-1)?.action, 'driver.export');
});

test('a token of another charging user is not changed through one’s form (S-12)', async () => {
  const [made, other] = [(await add(alpha)).body, (await add(alpha, { addTokens: [{ token: 'ALIEN1' }] })).body];
  const [token] = other.tokens;
  assert.equal((await edit(alpha, made, { deleteTokenIds: [token?.id] })).body.code, 'token_not_found');
});

test('the list is searched, filtered and sorted (M-users, M-users-search)', async () => {
  const driverGroupId = await newDriverGroup('Filtered');
  const who = (firstName: string, more: object) =>
    alpha.post<Told>('/drivers', { firstName, lastName: 'Filter', email: `${firstName}@filter.com`, ...more });
  await who('Ann', { driverGroupId, groupIds: [picture.groups.B] });
  await who('Bob', { driverGroupId, active: false });
  await who('Cid', { addTokens: [{ token: 'LIST1' }] });
  const names = async (query: string) =>
    (await list(alpha, `search=filter&${query}`)).items.map(({ firstName }) => firstName);
  assert.deepEqual(await names(''), ['Ann', 'Bob', 'Cid']);
  assert.deepEqual(await names('sort=email&order=desc'), ['Cid', 'Bob', 'Ann']);
  assert.deepEqual(await names('sort=tokens&order=desc'), ['Cid', 'Bob', 'Ann']);
  assert.deepEqual(await names('status=inactive'), ['Bob']);
  assert.deepEqual(await names(`driverGroupId=${driverGroupId}`), ['Ann', 'Bob']);
  assert.deepEqual(await names('withoutRights=true'), ['Bob', 'Cid']);
  assert.deepEqual(await names('page=2&pageSize=2'), ['Cid']);
  const [cid] = (await list(alpha, 'search=cid')).items;
  assert.deepEqual([cid?.tokenCount, cid?.driverGroup], [1, null]);
});
