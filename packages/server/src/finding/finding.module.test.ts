import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';
import { insertBoot, insertPoint, insertSession } from '../testing/rows.ts';
import type { Found } from './wire.ts';

let panel: TestPanel;
let picture: Picture;
let other: Picture;
let alpha: LoggedIn;
let beta: LoggedIn;
let gamma: LoggedIn;
let delta: LoggedIn;

const find = async (as: LoggedIn, text: string): Promise<Found> => {
  const { status, body } = await as.get<Found>(`/find?text=${encodeURIComponent(text)}`);
  assert.equal(status, 200, text);
  return body;
};
const identifiers = ({ stations }: Found) => stations.items.map(({ identifier }) => identifier);
const foundBy = async (text: string, ...operators: LoggedIn[]) =>
  Promise.all(operators.map(async (as) => identifiers(await find(as, text))));
const countOf = (found: Found) => Object.values(found).reduce((sum, { items }) => sum + items.length, 0);

async function addStation(as: LoggedIn, identifier: string, name: string, groupId = picture.groups.B): Promise<number> {
  const { status, body } = await as.post<{ station: { id: number } }>('/stations', { identifier, name, groupId });
  assert.equal(status, 201);
  return body.station.id;
}

async function addDriver(as: LoggedIn, firstName: string, lastName: string, email: string): Promise<number> {
  return (await as.post<{ id: number }>('/drivers', { firstName, lastName, email })).body.id;
}

before(async () => {
  panel = await startTestPanel();
  picture = await paintPicture(panel.doors);
  other = await paintPicture(panel.doors, 'other');
  const names = ['alpha', 'beta', 'gamma', 'delta'];
  [alpha, beta, gamma, delta] = (await Promise.all(names.map((name) => panel.logIn(name)))) as [
    LoggedIn,
    LoggedIn,
    LoggedIn,
    LoggedIn,
  ];
});
after(() => panel.stop());

test('of each kind one finds what lies in the domain, and nothing of another organization (S-11, S-12)', async () => {
  assert.deepEqual(await foundBy('station', alpha, beta, gamma), [
    ['EV1', 'EV2', 'EV3', 'EV4'],
    ['EV2', 'EV3'],
    ['EV4'],
  ]);
  await addDriver(beta, 'Scrooge', 'McDuck', 'scrooge@duckburg.com');
  await alpha.post('/driver-groups', { name: 'Duckburg', homeGroupId: picture.groups.B });
  await alpha.post('/groups', { name: 'Duck pond', parentId: picture.groups.B });
  const stranger = await panel.logIn('other-alpha');
  await addDriver(stranger, 'Flintheart', 'Duck', 'flintheart@duck.com');
  for (const [as, seen] of [
    [alpha, 1],
    [beta, 1],
    [gamma, 0],
  ] as const) {
    const { drivers, driverGroups, groups } = await find(as, 'duck');
    assert.deepEqual(
      [drivers, driverGroups, groups].map(({ items }) => items.length),
      [seen, seen, seen],
    );
  }
  const { groups } = await find(alpha, 'pond');
  assert.deepEqual(groups.items[0]?.path, ['A', 'B']);
  assert.deepEqual((await find(beta, 'pond')).groups.items[0]?.path, ['B']);
});

test('the whole identifier comes first, then what begins so, then a word, then anywhere; the rest is told as more', async () => {
  await addStation(alpha, 'X-MALL', 'Small things');
  await addStation(alpha, 'MALL', 'Zoo');
  await addStation(alpha, 'MALL-2', 'Yard');
  await addStation(alpha, 'P-1', 'Mall of pines');
  await addStation(alpha, 'P-2', 'The mall');
  const { stations } = await find(alpha, ' mall');
  assert.deepEqual(identifiers({ stations } as Found), ['MALL', 'MALL-2', 'P-1', 'P-2', 'X-MALL']);
  assert.equal(stations.more, false);
  await addStation(alpha, 'Y-MALL', 'Tiny');
  assert.equal((await find(alpha, 'mall')).stations.more, true);
  assert.deepEqual(identifiers(await find(alpha, 'MALL OF PINES')), ['P-1']);
});

test('a station is found by its serial number, and shows what its points do', async () => {
  const { organizationId, stations } = picture;
  await insertBoot(panel.doors, { stationId: stations['2'], serial: 'SN-0042-A' });
  await insertPoint(panel.doors, { organizationId, stationId: stations['2'], evse: 1, status: 'Available' });
  const { items } = (await find(beta, 'sn-0042')).stations;
  assert.deepEqual(
    items.map(({ identifier, serial, groupName, points }) => [identifier, serial, groupName, points[0]?.state]),
    [['EV2', 'SN-0042-A', 'B', 'available']],
  );
  assert.deepEqual(await foundBy('sn-0042', gamma), [[]]);
});

test('a station is found by its address, here and in its list', async () => {
  const id = await addStation(alpha, 'QUAY-1', 'Quay');
  type Fields = { version: number } & Record<string, unknown>;
  const { version, ...station } = (await alpha.get<Fields>(`/stations/${id}`)).body;
  const edit = { ...station, address: '12 Harbour Street' };
  assert.equal((await alpha.put(`/stations/${id}`, edit, { 'if-match': `"${version}"` })).status, 200);
  assert.deepEqual(await foundBy('harbour st', alpha, beta, gamma), [['QUAY-1'], ['QUAY-1'], []]);
  const { items } = (await alpha.get<{ items: { id: number }[] }>('/stations?search=harbour')).body;
  assert.deepEqual(
    items.map((each) => each.id),
    [id],
  );
});

test('orphans are found by whoever sees them (S-12)', async () => {
  const id = await addStation(alpha, 'LOST-1', 'Lost');
  await panel.doors.withTenant(picture.organizationId, (tx) =>
    tx.query('update stations set group_id = null where organization_id = $1 and id = $2', [tx.organizationId, id]),
  );
  assert.deepEqual(await foundBy('lost-1', alpha, beta, delta), [['LOST-1'], [], []]);
  assert.equal((await find(alpha, 'lost')).stations.items[0]?.groupName, null);
});

test('charging users are found by either name and by e-mail', async () => {
  await addDriver(beta, 'Gladstone', 'Gander', 'lucky@example.com');
  for (const text of ['gladstone', 'GANDER', 'gladstone g', 'lucky@', 'lucky@example.com']) {
    assert.deepEqual(
      (await find(beta, text)).drivers.items.map(({ email }) => email),
      ['lucky@example.com'],
      text,
    );
  }
});

test('a token is found piece by piece by admins, and by basic operators only by the whole or its end (S-12)', async () => {
  const driverId = await addDriver(beta, 'Donald', 'Fauntleroy', 'donald@example.com');
  await beta.post('/tokens', { token: 'C0FFEE0077', name: 'Blue card', driverId });
  await alpha.post('/tokens', { token: 'C0FFEE0088', name: 'Pool' });
  const tokens = async (as: LoggedIn, text: string) => (await find(as, text)).tokens.items.map(({ token }) => token);
  assert.deepEqual(await tokens(alpha, 'c0ffee'), ['C0FFEE0077', 'C0FFEE0088']);
  assert.deepEqual(await tokens(alpha, 'fee00'), ['C0FFEE0077', 'C0FFEE0088']);
  assert.deepEqual(await tokens(beta, 'c0ffee0077'), ['••••0077']);
  assert.deepEqual(await tokens(beta, '0077'), ['••••0077']);
  assert.deepEqual(await tokens(beta, 'blue'), ['••••0077']);
  assert.deepEqual([await tokens(beta, 'c0ffee'), await tokens(beta, '077'), await tokens(beta, '0088')], [[], [], []]);
  assert.deepEqual([await tokens(gamma, 'c0ffee0077'), await tokens(delta, 'c0ffee')], [[], []]);
});

test('a charging event is found by its number, where its station is seen (S-12)', async () => {
  const { organizationId, stations } = picture;
  const id = await insertSession(panel.doors, { organizationId, stationId: stations['2'] });
  const elsewhere = { organizationId: other.organizationId, stationId: other.stations['2'] };
  const foreign = await insertSession(panel.doors, elsewhere);
  const numberOf = async (as: LoggedIn, sessionId: number) =>
    String((await as.get<{ transactionId: number }>(`/sessions/${sessionId}`)).body.transactionId);
  const number = await numberOf(beta, id);
  const found = async (as: LoggedIn, text: string) => (await find(as, text)).sessions.items.map((each) => each.id);
  assert.deepEqual(
    [await found(beta, number), await found(alpha, `#${number}`), await found(gamma, number)],
    [[id], [id], []],
  );
  assert.deepEqual(await found(alpha, await numberOf(await panel.logIn('other-alpha'), foreign)), []);
});

test('operators and tasks are for admins, inside their domain (S-11, S-12)', async () => {
  const usernames = async (as: LoggedIn, text: string) =>
    (await find(as, text)).operators.items.map(({ username }) => username);
  assert.deepEqual(await usernames(alpha, 'example.com'), ['alpha', 'beta', 'delta', 'gamma']);
  assert.deepEqual([await usernames(beta, 'beta'), await usernames(delta, 'beta')], [[], []]);
  const schedule = { every: 'daily', from: '01:00' };
  const limit = { type: 'max_current', schedule, clock: 'utc', limitAmps: 6, stationId: picture.stations['2'] };
  const task = { name: 'Quiet nights', ...limit };
  assert.equal((await alpha.post('/tasks', { ...task, homeGroupId: picture.groups.B })).status, 201);
  const tasks = async (as: LoggedIn) => (await find(as, 'quiet')).tasks.items.map(({ name }) => name);
  assert.deepEqual([await tasks(alpha), await tasks(beta), await tasks(delta)], [['Quiet nights'], [], []]);
});

test('whatever is typed is taken as text and nothing else (S-8)', async () => {
  await addStation(alpha, 'PERCENT', '100% _green_ \\ "power"');
  for (const text of ['100%', '_green', '\\ "', '"power"']) {
    assert.deepEqual(identifiers(await find(alpha, text)), ['PERCENT'], text);
  }
  for (const text of [
    '%%',
    '__',
    'a_ion',
    "'; drop table stations; --",
    '$4 or true',
    '\u0000\u0000',
    '😀😀',
    'x'.repeat(200),
  ]) {
    assert.equal(countOf(await find(alpha, text)), 0, text);
  }
  for (const text of ['', ' ', 's', '%']) assert.equal(countOf(await find(alpha, text)), 0, text);
  assert.equal((await alpha.get('/find?text=' + 'x'.repeat(201))).status, 400);
});

test('among many that fit, one finds the few of the own small domain', async () => {
  const { organizationId, groups } = await paintPicture(panel.doors, 'many');
  await panel.doors.withTenant(organizationId, (tx) =>
    tx.query(
      `with many as (
         insert into stations (organization_id, group_id, identifier, name, search_key, proof)
         select $1, $2, 'M' || n, 'Many ' || n, 'many ' || n || ' m' || n, 'none' from generate_series(1, 2000) n returning id
       )
       insert into station_state (organization_id, station_id) select $1, id from many`,
      [organizationId, groups.B],
    ),
  );
  const [admin, basic] = [await panel.logIn('many-alpha'), await panel.logIn('many-gamma')];
  await addStation(admin, 'M77777', 'Many more', groups.C);
  assert.deepEqual(identifiers(await find(basic, 'many')), ['M77777']);
  assert.deepEqual(identifiers(await find(admin, 'm77')), ['M77', 'M770', 'M771', 'M772', 'M773']);
  assert.deepEqual(identifiers(await find(admin, 'm77777')), ['M77777']);
});
