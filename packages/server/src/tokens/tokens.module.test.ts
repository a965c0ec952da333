import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';

type Told = { id: number; code: string; detail: string; fields?: Record<string, string> };
type Tokens = { items: { token: string; driver: { name: string } | null }[]; total: number };

let panel: TestPanel;
let picture: Picture;
let alpha: LoggedIn;
let beta: LoggedIn;
let gamma: LoggedIn;

before(async () => {
  panel = await startTestPanel();
  picture = await paintPicture(panel.doors);
  [alpha, beta, gamma] = await Promise.all([panel.logIn('alpha'), panel.logIn('beta'), panel.logIn('gamma')]);
});
after(() => panel.stop());

const addDriver = (as: LoggedIn, email: string, more: object = {}) =>
  as.post<Told>('/drivers', { firstName: 'Scrooge', lastName: 'McDuck', email, ...more });
const addToken = (as: LoggedIn, token: string, more: object = {}) => as.post<Told>('/tokens', { token, ...more });

test('a charging user belongs to the maker’s base group and is seen where that is in sight (S-12)', async () => {
  assert.equal((await addDriver(beta, 'scrooge@duckburg.com')).status, 201);
  const names = async (as: LoggedIn) =>
    (await as.get<{ items: object[]; total: number }>('/drivers?search=MCDUCK')).body.total;
  assert.deepEqual([await names(alpha), await names(beta), await names(gamma)], [1, 1, 0]);
});

test('an e-mail is unique within its organization (M-message-username-taken)', async () => {
  const { status, body } = await addDriver(gamma, 'SCROOGE@duckburg.com');
  assert.deepEqual([status, body.detail], [409, 'Username already exists.']);
  assert.equal((await addDriver(await otherAlpha(), 'scrooge@duckburg.com')).status, 201);
});

test('rights are given inside one’s domain only (S-12)', async () => {
  const { groups, stations } = picture;
  assert.equal((await addDriver(beta, 'a@x.com', { stationIds: [stations['4']] })).body.code, 'not_found');
  assert.equal((await addDriver(beta, 'a@x.com', { groupIds: [groups.A] })).body.code, 'not_found');
  assert.equal((await addDriver(beta, 'a@x.com', { homeGroupId: groups.C })).body.code, 'group_not_found');
  assert.equal((await addDriver(beta, 'a@x.com', { groupIds: [groups.B], stationIds: [stations['2']] })).status, 201);
});

test('a token is unique whatever the case of its letters (M-message-token-taken)', async () => {
  const driverId = (await addDriver(beta, 'b@x.com')).body.id;
  assert.equal((await addToken(beta, '04a1b2c3', { driverId })).status, 201);
  const { status, body } = await addToken(alpha, ' 04A1B2C3');
  assert.deepEqual([status, body.detail], [409, 'Token already exists.']);
  const { body: found } = await alpha.get<Tokens>('/tokens?search=a1B2');
  assert.deepEqual([found.total, found.items[0]?.driver?.name], [1, 'Scrooge McDuck']);
  assert.equal((await gamma.get<Tokens>('/tokens')).body.total, 0);
});

test('a basic operator is told the end of a token, and finds it by that or by the whole (S-12)', async () => {
  const driverId = (await addDriver(beta, 'mask@x.com')).body.id;
  const { body } = await beta.post<{ id: number; token: string }>('/tokens', { token: 'MASKED0077', driverId });
  assert.equal(body.token, '••••0077');
  const found = async (search: string) => (await beta.get<Tokens>(`/tokens?search=${search}`)).body.total;
  assert.deepEqual(
    [await found('masked0077'), await found('0077'), await found('077'), await found('masked')],
    [1, 1, 0, 0],
  );
  const tokenIn = async (as: LoggedIn) => (await as.get<{ token: string }>(`/tokens/${body.id}`)).body.token;
  assert.deepEqual([await tokenIn(alpha), await tokenIn(beta)], ['MASKED0077', '••••0077']);
});

test('the list is filtered by kind and group of the charging user, and sorted', async () => {
  const driverGroupId = (await alpha.post<Told>('/driver-groups', { name: 'Filtered' })).body.id;
  const driverId = (await addDriver(alpha, 'list@x.com', { driverGroupId })).body.id;
  for (const [name, type, validTo] of [
    ['List B', 'emaid', '2030-01-01'],
    ['List A', 'key_code', '2031-01-01'],
  ])
    assert.equal((await addToken(alpha, `LIST-${name}`, { name, type, validTo, driverId })).status, 201);
  const names = async (query: string) =>
    (await alpha.get<{ items: { name: string }[] }>(`/tokens?search=list&${query}`)).body.items.map(({ name }) => name);
  assert.deepEqual(await names(''), ['List A', 'List B']);
  assert.deepEqual(await names('sort=validTo'), ['List B', 'List A']);
  assert.deepEqual(await names('sort=validTo&order=desc'), ['List A', 'List B']);
  assert.deepEqual(await names('type=emaid'), ['List B']);
  assert.deepEqual(await names(`driverGroupId=${driverGroupId}`), ['List A', 'List B']);
  assert.deepEqual(await names(`driverGroupId=${driverGroupId + 1}`), []);
});

test('nobody’s token belongs to the whole organization (S-12)', async () => {
  assert.equal((await addToken(alpha, 'AAAA0001')).status, 201);
  assert.deepEqual((await addToken(beta, 'AAAA0002')).body.fields, {
    driverId: 'Choose the charging user the token belongs to.',
  });
  assert.equal((await beta.get<Tokens>('/tokens?search=aaaa')).body.total, 0);
});

test('a token of a charging user out of sight cannot be added (S-12, M-message-user-missing)', async () => {
  const driverId = (await addDriver(beta, 'c@x.com')).body.id;
  assert.equal((await addToken(gamma, 'AAAA0003', { driverId })).body.detail, 'Charging user not found.');
});

test('the days of a token’s validity are in order and exist', async () => {
  const days = (validFrom: string, validTo: string) => addToken(alpha, 'AAAA0004', { validFrom, validTo });
  assert.deepEqual((await days('2026-03-02', '2026-03-01')).body.fields, {
    validTo: 'The last day is before the first.',
  });
  assert.equal((await days('2026-02-30', '2026-03-01')).body.code, 'invalid_input');
});

async function otherAlpha(): Promise<LoggedIn> {
  await paintPicture(panel.doors, 'other');
  return panel.logIn('other-alpha');
}

type Whole = Told & { version: number; driver: { id: number } | null };
const ifMatch = ({ version }: Whole) => ({ 'if-match': `"${version}"` });
const shown = { type: 'iso15693', name: 'Card', active: true, validFrom: null, validTo: null };

test('a token is edited and passes to another charging user by an admin’s hand, whose open form grows old (S-19)', async () => {
  const [from, to] = [(await addDriver(beta, 'from@x.com')).body.id, (await addDriver(beta, 'to@x.com')).body.id];
  const made = (await addToken(beta, 'MOVES1', { driverId: from })).body as Whole;
  const edit = (as: LoggedIn, token: Whole, change: object) =>
    as.put<Whole>(`/tokens/${token.id}`, { ...shown, ...change }, ifMatch(token));
  const versionOf = async (id: number) => (await alpha.get<{ version: number }>(`/drivers/${id}`)).body.version;
  const before = await versionOf(to);
  assert.equal((await edit(beta, made, { driverId: to })).body.code, 'access_denied');
  const renamed = (await edit(beta, made, {})).body;
  assert.equal((await edit(alpha, made, {})).body.code, 'edited_meanwhile');
  assert.equal((await edit(alpha, renamed, { driverId: to })).body.driver?.id, to);
  assert.ok((await versionOf(to)) > before);
});

test('an admin deletes a token; lists tell whose tokens are nobody’s (M-basic-tokens)', async () => {
  const made = (await addToken(alpha, 'NOBODYS')).body as Whole;
  const owned = async (owner: string) => (await alpha.get<Tokens>(`/tokens?search=nobodys&owner=${owner}`)).body.total;
  assert.deepEqual([await owned('nobody'), await owned('somebody')], [1, 0]);
  assert.equal((await alpha.delete(`/tokens/${made.id}`, ifMatch(made))).status, 204);
  assert.equal(await owned('nobody'), 0);
});
