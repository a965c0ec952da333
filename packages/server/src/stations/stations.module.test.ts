import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  paintPicture,
  secretKey,
  startTestPanel,
  type LoggedIn,
  type Picture,
  type TestPanel,
} from '../testing/panel.ts';
import { insertBoot, insertPoint, insertSession, setConnected } from '../testing/rows.ts';
import { hashStationPassword } from './credentials.ts';
import { pointStateOf } from './point-state.ts';

type Point = { evse: number; state: string; powerW: number | null; sessionId: number | null };
type Row = { id: number; identifier: string; name: string; groupId: number; connected: boolean; points: Point[] };
type List = { items: Row[]; total: number | null };
type Refusal = { code: string; detail: string; title: string; fields?: Record<string, string> };
type Added = { station: Row; password: string | null; connectTo: string } & Refusal;

let panel: TestPanel;
let picture: Picture;
let alpha: LoggedIn;
let beta: LoggedIn;
let gamma: LoggedIn;

before(async () => {
  panel = await startTestPanel();
  picture = await paintPicture(panel.doors);
  const other = await paintPicture(panel.doors, 'other');
  await insertSession(panel.doors, { organizationId: other.organizationId, stationId: other.stations['2'] });
  [alpha, beta, gamma] = await Promise.all([panel.logIn('alpha'), panel.logIn('beta'), panel.logIn('gamma')]);
});
after(() => panel.stop());

const identifiers = ({ items }: { items: Row[] }) => items.map(({ identifier }) => identifier).sort();
const add = (as: LoggedIn, more: object) =>
  as.post<Added>('/stations', {
    name: 'Pine Mall entry',
    identifier: 'EV00000013',
    groupId: picture.groups.B,
    ...more,
  });

test('alpha sees all stations, beta and gamma those of their group (M-domain-alpha, M-domain-beta, M-domain-gamma, M-domain-organizations)', async () => {
  for (const [operator, seen] of [
    [alpha, ['EV1', 'EV2', 'EV3', 'EV4']],
    [beta, ['EV2', 'EV3']],
    [gamma, ['EV4']],
  ] as const) {
    const { body } = await operator.get<List>('/stations');
    assert.deepEqual(identifiers(body), seen);
    assert.equal(body.total, seen.length);
    const dashboard = await operator.get<{ stations: Row[]; groups: { parentId: number | null }[] }>('/dashboard');
    assert.deepEqual(identifiers({ items: dashboard.body.stations }), seen);
    assert.equal(dashboard.body.groups.filter(({ parentId }) => parentId === null).length, 1);
  }
});

test('a choice of stations on the dashboard is cut to the domain (S-12)', async () => {
  const { '2': second, '4': fourth } = picture.stations;
  const { body } = await beta.get<{ stations: Row[]; groups: object[] }>(`/dashboard?stationIds=${second},${fourth}`);
  assert.deepEqual([identifiers({ items: body.stations }), body.groups], [['EV2'], []]);
});

test('charging events are seen by whoever sees their station, and counted so (S-12)', async () => {
  const { organizationId, stations } = picture;
  const ended = { endedAt: new Date(), energyWh: 7_510 };
  await insertSession(panel.doors, { organizationId, stationId: stations['2'] });
  await insertSession(panel.doors, { organizationId, stationId: stations['4'], ...ended });
  type Sessions = { items: { stationIdentifier: string; energyWh: number; token: { id: string } }[]; total: number };
  const seen = async (as: LoggedIn, query = '') => {
    const { body } = await as.get<Sessions>(`/sessions${query}`);
    assert.equal(body.total, body.items.length);
    return body.items.map(({ stationIdentifier, energyWh }) => [stationIdentifier, energyWh]);
  };
  assert.deepEqual(await seen(beta), [['EV2', 2_500]]);
  assert.deepEqual(await seen(gamma), [['EV4', 7_510]]);
  assert.equal((await seen(alpha)).length, 2);
  assert.deepEqual(await seen(alpha, '?open=true'), [['EV2', 2_500]]);
  assert.deepEqual(await seen(beta, `?groupId=${picture.groups.C}`), []);
  const { body } = await beta.get<Sessions>('/sessions');
  assert.equal(body.items[0]?.token.id, '••••C3D4');
});

test('an admin adds a station and is shown its password once (S-2, M-station-add-identifier)', async () => {
  const { status, body } = await add(alpha, {});
  assert.equal(status, 201);
  assert.match(body.password ?? '', /^[0-9a-f]{40}$/);
  assert.equal(body.connectTo, 'ws://panel.test/ocpp/acme/EV00000013');
  const rows = await panel.doors.withDirectory((tx) =>
    tx.query<{ password_hash: Buffer }>('select password_hash from station_credentials where station_id = $1', [
      body.station.id,
    ]),
  );
  assert.deepEqual(rows[0]?.password_hash, hashStationPassword(secretKey, Buffer.from(body.password ?? '')));
  assert.deepEqual(identifiers((await beta.get<List>('/stations?search=pine%20mall')).body), ['EV00000013']);
});

test('who added a station stands in the audit log, without its password (S-19)', async () => {
  const [entry] = await panel.doors.withTenant(picture.organizationId, (tx) =>
    tx.query<{ actor: string; after: object }>(
      "select actor, after from audit_entries where action = 'station.create'",
    ),
  );
  assert.equal(entry?.actor, 'alpha');
  assert.deepEqual(entry?.after, {
    name: 'Pine Mall entry',
    identifier: 'EV00000013',
    groupId: picture.groups.B,
    proof: 'password',
  });
});

test('an identifier is unique in its organization and made of letters, digits, minus and underscore (M-message-identifier-taken, M-message-identifier-invalid, M-message-identifier-characters)', async () => {
  const taken = await add(alpha, {});
  assert.deepEqual([taken.status, taken.body.detail], [409, 'Charging station already exists for that identifier.']);
  for (const identifier of ['EV/1', 'EV 1', 'EV:1', 'Ä', 'x'.repeat(49)]) {
    const wrong = await add(alpha, { identifier });
    assert.equal(wrong.body.code, 'invalid_identifier');
    assert.equal(wrong.body.title, 'Invalid charging station identifier. Identifier contains forbidden characters.');
  }
  const elsewhere = await panel.logIn('other-alpha');
  const { body } = await elsewhere.get<{ items: { id: number; parentId: null | number }[] }>('/groups');
  assert.equal((await add(elsewhere, { groupId: body.items[0]!.id })).status, 201);
});

test('basic operators add no stations (M-basic-stations, M-message-access)', async () => {
  const { status, body } = await add(beta, { identifier: 'EV99' });
  assert.deepEqual([status, body.detail], [403, 'Access denied.']);
});

test('a group that an admin does not see takes no station (S-12)', async () => {
  const delta = await panel.logIn('delta');
  assert.equal((await add(delta, { identifier: 'EV77' })).body.code, 'group_not_found');
});

test('passwords of one’s own have 16 to 40 characters; a station may be let in without', async () => {
  assert.equal((await add(alpha, { identifier: 'EV90', password: 'x'.repeat(15) })).body.code, 'invalid_input');
  assert.equal((await add(alpha, { identifier: 'EV91', password: 'x'.repeat(16) })).body.password, 'x'.repeat(16));
  assert.equal((await add(alpha, { identifier: 'EV92', proof: 'none' })).body.password, null);
});

test('stations are found by the state of their points as the panel shows it', async () => {
  const { organizationId, stations } = picture;
  const { '1': stationId } = stations;
  const said = [
    ['Available', 'NoError'],
    ['Charging', 'NoError'],
    ['SuspendedEV', 'NoError'],
    ['Available', 'OtherError'],
    ['Dancing', 'NoError'],
    ['Occupied', 'NoError', 'SuspendedEVSE'],
  ] as const;
  for (const [index, [status, errorCode, chargingState]] of said.entries()) {
    const evse = index + 1;
    await insertPoint(panel.doors, { organizationId, stationId, evse, status, errorCode });
    if (chargingState) await insertSession(panel.doors, { organizationId, stationId, evse, chargingState });
  }
  await setConnected(panel.doors, [stationId]);
  const { body } = await alpha.get<Row>(`/stations/${stationId}`);
  const states = said.map(([status, errorCode, chargingState = null]) =>
    pointStateOf({ disabled: false, status, errorCode, hasIssue: false, chargingState }),
  );
  assert.deepEqual(
    body.points.map(({ state }) => state),
    states,
  );
  for (const state of [...states, 'preparing', 'disabled']) {
    const found = identifiers((await alpha.get<List>(`/stations?state=${state}`)).body);
    assert.deepEqual(found, states.some((one) => one === state) ? ['EV1'] : [], state);
  }
  await setConnected(panel.doors, [stationId], false);
  assert.deepEqual(identifiers((await alpha.get<List>('/stations?state=charging')).body), []);
  assert.ok(identifiers((await alpha.get<List>('/stations?state=offline')).body).includes('EV1'));
});

test('stations are found by firmware, model and missing proof, and sorted by what they are listed with', async () => {
  const { stations } = picture;
  await insertBoot(panel.doors, { stationId: stations['1'], firmware: 'B' });
  await insertBoot(panel.doors, { stationId: stations['2'], firmware: 'A' });
  const found = async (query: string) =>
    (await alpha.get<List>(`/stations?search=station&${query}`)).body.items.map(({ identifier }) => identifier);
  assert.deepEqual(await found('firmware=A'), ['EV2']);
  assert.deepEqual(await found('model=B'), ['EV1']);
  assert.deepEqual(await found('withoutProof=true&state=offline'), ['EV1', 'EV2', 'EV3', 'EV4']);
  assert.deepEqual(await found('sort=firmware'), ['EV2', 'EV1', 'EV3', 'EV4']);
  assert.deepEqual(await found('sort=group&order=desc'), ['EV4', 'EV2', 'EV3', 'EV1']);
  assert.ok(!identifiers((await alpha.get<List>('/stations?withoutProof=true')).body).includes('EV91'));
  const choices = await beta.get<{ firmware: string[]; models: string[] }>('/stations/choices');
  assert.deepEqual(choices.body, { firmware: ['A'], models: ['A'] });
});

test('what is searched for is taken as it is, in lists of any length, and never found in another organization', async () => {
  for (const [search, expected] of [
    ['ev1', ['EV1']],
    ['V1', ['EV1']],
    ['100%', []],
    ['_v1', []],
    ['\\\\', []],
    ['station 1 ev1', ['EV1']],
  ] as const) {
    const { body } = await alpha.get<List>(`/stations?search=${encodeURIComponent(search)}`);
    assert.deepEqual(identifiers(body), expected, search);
  }
  await assert.rejects(
    panel.doors.withTenant(picture.organizationId, (tx) => tx.query("select find_stations(99, 'ev1', 10)")),
    /another organization/,
  );
});

test('the list is exported as it is filtered, cut to the domain, with nothing that a spreadsheet would run (S-8, S-12, S-19)', async () => {
  await add(alpha, { identifier: 'EV96', name: '=HYPERLINK("x")', proof: 'none' });
  const exported = async (as: LoggedIn, query: string) => {
    const response = await panel.inject({ url: `/api/v1/stations/export?${query}`, headers: { cookie: as.cookie } });
    return response.body.trimEnd().split('\r\n');
  };
  const [head, line, ...more] = await exported(alpha, 'search=ev96');
  assert.match(head ?? '', /^\uFEFFname,identifier,group,proof,address,latitude,longitude,note,/);
  assert.match(line ?? '', /^"'=HYPERLINK\(""x""\)",EV96,B,none,/);
  assert.deepEqual(more, []);
  const gammas = await exported(gamma, 'search=station');
  assert.deepEqual(
    gammas.slice(1).map((one) => one.split(',')[1]),
    ['EV4'],
  );
  const [entry] = await panel.doors.withTenant(picture.organizationId, (tx) =>
    tx.query<{ actor: string }>(
      "select actor from audit_entries where action = 'station.export' order by id desc limit 1",
    ),
  );
  assert.equal(entry?.actor, 'gamma');
  const [german, inGerman] = await exported(alpha, 'search=ev96&language=de');
  assert.match(german ?? '', /^\uFEFFName;Kennung;Ladegruppe;Nachweis;.*;Verbunden;Zuletzt gesehen$/);
  assert.match(inGerman ?? '', /;EV96;B;keiner;.*;nein;$/);
});

test('many stations are listed without their number, which is asked for by itself', async () => {
  const { organizationId, groups } = await paintPicture(panel.doors, 'many');
  await panel.doors.withTenant(organizationId, (tx) =>
    tx.query(
      `with many as (
         insert into stations (organization_id, group_id, identifier, name, search_key, proof)
         select $1, $2, 'M' || n, 'Many ' || n, 'many ' || n || ' m' || n, 'none' from generate_series(1, 1100) n returning id
       )
       insert into station_state (organization_id, station_id) select $1, id from many`,
      [organizationId, groups.B],
    ),
  );
  const [admin, basic] = [await panel.logIn('many-alpha'), await panel.logIn('many-gamma')];
  const page = async (query: string) => {
    const { items, total } = (await admin.get<List>(`/stations?${query}`)).body;
    return [items.length, total];
  };
  assert.deepEqual(await page(''), [25, null]);
  assert.deepEqual(await page('search=many'), [25, null]);
  assert.deepEqual(await page('state=offline'), [25, null]);
  assert.deepEqual(await page('search=many 77'), [11, 11]);
  assert.deepEqual(await page('search=m9&state=offline'), [25, null]);
  assert.deepEqual((await admin.get('/stations/count')).body, { total: 1104 });
  assert.deepEqual((await admin.get('/stations/count?search=m9')).body, { total: 111 });
  assert.deepEqual((await basic.get('/stations/count')).body, { total: 1 });
});

test('a point shows its running charging event with power and energy', async () => {
  const { organizationId, stations } = picture;
  const stationId = stations['3'];
  await insertPoint(panel.doors, { organizationId, stationId, evse: 1, status: 'Charging' });
  const id = await insertSession(panel.doors, { organizationId, stationId });
  type Detail = { points: (Point & { session: { id: number; energyWh: number; driver: { name: string } } })[] };
  const { body } = await beta.get<Detail>(`/stations/${stationId}`);
  assert.equal(body.points[0]?.sessionId, id);
  assert.deepEqual([body.points[0]?.session.energyWh, body.points[0]?.session.driver.name], [2_500, 'Scrooge McDuck']);
});

test('lists come in pages and in the order asked for', async () => {
  const { body } = await alpha.get<List>('/stations?sort=identifier&order=desc&pageSize=2&page=2&search=station');
  assert.deepEqual([body.items.map(({ identifier }) => identifier), body.total], [['EV2', 'EV1'], 4]);
});

test('orphans are seen by organization-wide admins only, under their filter', async () => {
  const { organizationId, stations } = picture;
  const setGroup = (groupId: number | null) =>
    panel.doors.withTenant(organizationId, (tx) =>
      tx.query('update stations set group_id = $1 where id = $2', [groupId, stations['4']]),
    );
  await setGroup(null);
  const delta = await panel.logIn('delta');
  assert.deepEqual(identifiers((await alpha.get<List>('/stations?state=orphans')).body), ['EV4']);
  assert.ok(!identifiers((await alpha.get<List>('/stations')).body).includes('EV4'));
  assert.equal((await alpha.get(`/stations/${stations['4']}`)).status, 200);
  for (const operator of [beta, gamma, delta]) {
    assert.deepEqual(identifiers((await operator.get<List>('/stations?state=orphans')).body), []);
    assert.equal((await operator.get(`/stations/${stations['4']}`)).status, 404);
  }
  await setGroup(picture.groups.C);
});

test('admins change how a station counts only in their domain, and forget only what is remembered (S-11, S-12)', async () => {
  const delta = await panel.logIn('delta');
  const { '2': outside, '4': inside } = picture.stations;
  const setScale = (stationId: number) =>
    delta.put<{ code: string; items: { quirk: string }[] }>(`/stations/${stationId}/quirks/kwh_labelled_wh`, {
      parameters: {},
    });
  assert.equal((await setScale(outside)).body.code, 'station_not_found');
  assert.equal((await setScale(inside)).body.items[0]?.quirk, 'kwh_labelled_wh');
  const forget = async (stationId: number, quirk: string) =>
    (await delta.delete<{ code: string }>(`/stations/${stationId}/quirks/${quirk}`)).body.code;
  assert.equal(await forget(outside, 'kwh_labelled_wh'), 'station_not_found');
  assert.equal(await forget(inside, 'register_dips'), 'quirk_not_found');
  assert.equal(await forget(inside, 'kwh_labelled_wh'), undefined);
});
