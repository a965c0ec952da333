import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { paintPicture, startTestPanel, type Picture, type TestPanel } from '../testing/panel.ts';
import { insertCounted, insertPoint, insertSession, setConnected } from '../testing/rows.ts';

type Totals = { id: number; parentId: number | null; stations: number; points: number; charging: number };
type All = Totals & { issues: number; offline: number; sessions: number; energyWh: number };

let panel: TestPanel;
let picture: Picture;

const hour = 3_600_000;
const ago = (hours: number) => new Date(panel.clock.now().getTime() - hours * hour);

function counted(stationId: number, evse: number, { from, to, wh }: { from: Date; to: Date; wh: number }) {
  const { organizationId } = picture;
  return insertCounted(panel.doors, { organizationId, stationId, evse, startedAt: from, endedAt: to, energyWh: wh });
}

before(async () => {
  panel = await startTestPanel();
  picture = await paintPicture(panel.doors);
  const other = await paintPicture(panel.doors, 'other');
  const { organizationId, stations } = picture;
  await insertPoint(panel.doors, { organizationId, stationId: stations['1'], evse: 1, status: 'Available' });
  await insertPoint(panel.doors, { organizationId, stationId: stations['2'], evse: 1, status: 'Charging' });
  await insertPoint(panel.doors, { organizationId, stationId: stations['2'], evse: 2, status: 'Faulted' });
  await insertPoint(panel.doors, { organizationId, stationId: stations['3'], evse: 1, status: 'Charging' });
  await insertPoint(panel.doors, { organizationId, stationId: stations['4'], evse: 1, status: 'Available' });
  await setConnected(panel.doors, [stations['1'], stations['2'], stations['4']]);
  // A half of it lies in the last 24 hours.
  await counted(stations['2'], 1, { from: ago(26), to: ago(22), wh: 8_000 });
  await counted(stations['3'], 1, { from: ago(5), to: ago(3), wh: 3_001 });
  await counted(stations['4'], 1, { from: ago(50), to: ago(48), wh: 9_999 });
  const foreign = { organizationId: other.organizationId, stationId: other.stations['2'] };
  await insertSession(panel.doors, { ...foreign, startedAt: ago(2) });
  // Runs, and has not been counted yet: 2.5 kWh since its start.
  await insertSession(panel.doors, {
    organizationId,
    stationId: stations['4'],
    chargingState: 'Charging',
    startedAt: ago(1),
  });
});
after(() => panel.stop());

const totalsOf = async (username: string) => {
  const { body } = await (await panel.logIn(username)).get<{ items: All[] }>('/statistics/groups');
  return new Map(body.items.map((item) => [item.id, item]));
};

test('a group’s totals hold all below it: stations, points, charging, issues, offline', async () => {
  const totals = await totalsOf('alpha');
  const { A, B, C } = picture.groups;
  assert.partialDeepStrictEqual(totals.get(B), { stations: 2, points: 3, charging: 1, issues: 1, offline: 1 });
  assert.partialDeepStrictEqual(totals.get(C), { stations: 1, points: 1, charging: 1, issues: 0, offline: 0 });
  assert.partialDeepStrictEqual(totals.get(A), { stations: 4, points: 5, charging: 2, issues: 1, offline: 1 });
});

test('energy of the last 24 hours counts where it flowed, charging events where they began (E-8)', async () => {
  const totals = await totalsOf('alpha');
  const { A, B, C } = picture.groups;
  assert.partialDeepStrictEqual(totals.get(B), { sessions: 1, energyWh: 4_000 + 3_001 });
  assert.partialDeepStrictEqual(totals.get(C), { sessions: 1, energyWh: 2_500 });
  assert.partialDeepStrictEqual(totals.get(A), { sessions: 2, energyWh: 9_501 });
});

test('totals are cut to the domain: the base group is the top, and holds no more than what lies in it (S-12)', async () => {
  const totals = await totalsOf('beta');
  assert.deepEqual([...totals.keys()], [picture.groups.B]);
  assert.partialDeepStrictEqual(totals.get(picture.groups.B), { parentId: null, stations: 2, energyWh: 7_001 });
});

test('the last 24 hours of the domain, and of a group in it, agree with the list to the watt-hour (E-8)', async () => {
  const alpha = await panel.logIn('alpha');
  const read = async (query: string) => (await alpha.get<object>(`/statistics/last-24-hours${query}`)).body;
  assert.partialDeepStrictEqual(await read(''), { sessions: 2, usedPoints: 3, energyWh: 9_501 });
  const { B } = picture.groups;
  assert.partialDeepStrictEqual(await read(`?groupId=${B}`), { sessions: 1, usedPoints: 2, energyWh: 7_001 });
});

test('the last 24 hours of a station stand beside those before, and are out of sight with it (E-8, S-12)', async () => {
  const beta = await panel.logIn('beta');
  const read = (id: number) => beta.get<object>(`/statistics/last-24-hours?stationId=${id}`);
  assert.partialDeepStrictEqual((await read(picture.stations['2'])).body, {
    sessions: 0,
    usedPoints: 1,
    energyWh: 4_000,
    before: { sessions: 1, usedPoints: 1, energyWh: 4_000 },
  });
  assert.equal((await read(picture.stations['4'])).status, 404);
});

test('the dashboard of one group shows it as the top, and nothing outside of it', async () => {
  const alpha = await panel.logIn('alpha');
  type Shown = { groups: Totals[]; stations: { id: number }[] };
  const { body } = await alpha.get<Shown>(`/dashboard?groupId=${picture.groups.C}`);
  assert.deepEqual([body.groups.length, body.groups[0]?.parentId], [1, null]);
  assert.deepEqual(
    body.stations.map(({ id }) => id),
    [picture.stations['4']],
  );
  const beta = await panel.logIn('beta');
  assert.equal((await beta.get(`/dashboard?groupId=${picture.groups.C}`)).status, 404);
});

test('stations are listed right in a group, or with all below it (M-group-edit-stations)', async () => {
  const alpha = await panel.logIn('alpha');
  const count = async (query: string) =>
    (await alpha.get<{ total: number }>(`/stations?groupId=${picture.groups.A}${query}`)).body.total;
  assert.deepEqual([await count(''), await count('&directly=true')], [4, 1]);
});
