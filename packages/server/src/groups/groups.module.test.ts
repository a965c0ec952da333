import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';
import type { Holding } from './rules.ts';

type InTree = { id: number; parentId: number | null; name: string };
type Told = InTree & {
  version: number;
  isRoot: boolean;
  freeCharging: boolean | null;
  inheritedFreeCharging: boolean;
  path: { id: number; name: string }[];
  holding: Holding;
  code: string;
  detail: string;
};

let panel: TestPanel;
let picture: Picture;
let alpha: LoggedIn;
let beta: LoggedIn;
let delta: LoggedIn;

before(async () => {
  panel = await startTestPanel();
  picture = await paintPicture(panel.doors);
  [alpha, beta, delta] = await Promise.all([panel.logIn('alpha'), panel.logIn('beta'), panel.logIn('delta')]);
});
after(() => panel.stop());

const add = (as: LoggedIn, body: object) => as.post<Told>('/groups', body);
const get = async (as: LoggedIn, id: number) => (await as.get<Told>(`/groups/${id}`)).body;
const newGroup = async (name: string, parentId: number) => (await add(alpha, { name, parentId })).body;
const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });
const remove = (as: LoggedIn, { id, version }: Told) => as.delete<Told>(`/groups/${id}`, ifMatch(version));

function edit(as: LoggedIn, group: Told, change: object) {
  const { name, parentId, freeCharging } = group;
  return as.put<Told>(`/groups/${group.id}`, { name, parentId, freeCharging, ...change }, ifMatch(group.version));
}

const groupOfStation = async (id: number) => (await alpha.get<{ groupId: number }>(`/stations/${id}`)).body.groupId;

const audited = (action: string) =>
  panel.doors.withTenant(picture.organizationId, (tx) =>
    tx.query<{ after: object }>(
      'select after from audit_entries where organization_id = $1 and action = $2 order by id',
      [tx.organizationId, action],
    ),
  );

test('an admin’s new group goes under the base group where no parent is chosen (M-group-add-base)', async () => {
  const { status, body } = await add(delta, { name: ' Pine Mall ' });
  assert.deepEqual([status, body.name, body.path.map(({ id }) => id)], [201, 'Pine Mall', [picture.groups.C]]);
});

test('a basic operator must choose a parent (M-message-group-parent)', async () => {
  const { status, body } = await add(beta, { name: 'Pine Mall' });
  assert.deepEqual([status, body.detail], [400, 'Adding a new group failed. Parent group is required.']);
  assert.equal((await add(beta, { name: 'Pine Mall', parentId: picture.groups.B })).status, 201);
});

test('a parent out of sight does not exist (S-12)', async () => {
  const own = (await add(beta, { name: 'Own', parentId: picture.groups.B })).body;
  for (const parentId of [picture.groups.A, picture.groups.C, 999_999]) {
    assert.equal((await add(beta, { name: 'X', parentId })).body.code, 'group_not_found');
    assert.equal((await edit(beta, own, { parentId })).body.code, 'group_not_found');
  }
});

test('a group below a new group is seen from all groups above it', async () => {
  const outer = await newGroup('Outer', picture.groups.B);
  const inner = await newGroup('Inner', outer.id);
  const { body } = await beta.get<{ items: InTree[] }>('/groups');
  assert.ok(body.items.some(({ id, parentId }) => id === inner.id && parentId === outer.id));
});

test('a moved group takes all below it out of one domain and into another (M-group-edit-parent, S-12)', async () => {
  const outer = await newGroup('Leaving', picture.groups.B);
  const inner = await newGroup('With it', outer.id);
  assert.equal((await edit(alpha, outer, { parentId: picture.groups.C })).status, 200);
  assert.equal((await beta.get(`/groups/${inner.id}`)).status, 404);
  assert.deepEqual(
    (await get(delta, inner.id)).path.map(({ name }) => name),
    ['C', 'Leaving'],
  );
  assert.deepEqual(
    (await get(alpha, inner.id)).path.map(({ name }) => name),
    ['A', 'C', 'Leaving'],
  );
});

test('a group cannot be moved below itself', async () => {
  const outer = await newGroup('Ring', picture.groups.B);
  const inner = await newGroup('In the ring', outer.id);
  for (const parentId of [outer.id, inner.id]) {
    assert.equal((await edit(alpha, outer, { parentId })).body.code, 'group_ring');
  }
});

test('of two moves at once that together would make a ring, one is refused', async () => {
  for (let round = 0; round < 5; round += 1) {
    const one = await newGroup(`One ${round}`, picture.groups.B);
    const two = await newGroup(`Two ${round}`, picture.groups.B);
    const answers = await Promise.all([edit(alpha, one, { parentId: two.id }), edit(beta, two, { parentId: one.id })]);
    assert.deepEqual(
      answers.map(({ status }) => status).sort((a, b) => a - b),
      [200, 409],
    );
    assert.equal(answers.find(({ status }) => status === 409)?.body.code, 'group_ring');
  }
});

test('a group that is added while its parent moves is seen from where the parent is then', async () => {
  const parent = await newGroup('On its way', picture.groups.B);
  const [, child] = await Promise.all([
    edit(alpha, parent, { parentId: picture.groups.C }),
    add(alpha, { name: 'Child', parentId: parent.id }),
  ]);
  assert.deepEqual(
    (await get(delta, child.body.id)).path.map(({ name }) => name),
    ['C', 'On its way'],
  );
});

test('one’s own base group is renamed, but neither moved nor deleted', async () => {
  const base = await get(beta, picture.groups.B);
  assert.equal(base.parentId, null);
  assert.equal((await edit(beta, base, { parentId: picture.groups.B })).body.code, 'base_group_fixed');
  assert.equal((await remove(beta, base)).body.code, 'base_group_fixed');
  const { status, body } = await edit(beta, base, { name: 'B renamed' });
  assert.deepEqual([status, body.name], [200, 'B renamed']);
  assert.equal((await get(alpha, picture.groups.B)).parentId, picture.groups.A);
});

test('the group at the top has the organization’s name, also after it is renamed', async () => {
  const root = await get(alpha, picture.groups.A);
  assert.equal((await edit(alpha, root, { name: 'ACME Worldwide' })).status, 200);
  const me = await alpha.get<{ organization: { name: string } }>('/me');
  assert.equal(me.body.organization.name, 'ACME Worldwide');
});

test('an edit that began from an older version is refused, and nothing is overwritten', async () => {
  const group = await newGroup('Versioned', picture.groups.B);
  assert.equal((await edit(alpha, group, { name: 'First' })).body.version, group.version + 1);
  const { status, body } = await edit(beta, group, { name: 'Second' });
  assert.deepEqual([status, body.code], [412, 'edited_meanwhile']);
  assert.equal((await get(beta, group.id)).name, 'First');
});

test('free charging comes from the nearest group above that says something', async () => {
  const outer = (await add(alpha, { name: 'Free', parentId: picture.groups.B, freeCharging: true })).body;
  const inner = await newGroup('As above', outer.id);
  assert.deepEqual([inner.freeCharging, inner.inheritedFreeCharging], [null, true]);
  const off = (await edit(alpha, inner, { freeCharging: false })).body;
  assert.deepEqual([off.freeCharging, off.inheritedFreeCharging], [false, true]);
});

test('one save brings stations in and takes others out to the parent, by a basic operator too (M-group-edit-remove)', async () => {
  const { '2': second, '3': third } = picture.stations;
  const group = (await add(beta, { name: 'Garage', parentId: picture.groups.B, addStationIds: [second] })).body;
  assert.equal(await groupOfStation(second), group.id);
  const { status, body } = await edit(beta, group, { addStationIds: [third], removeStationIds: [second] });
  assert.deepEqual([status, body.holding.stations, body.version], [200, 1, group.version]);
  assert.deepEqual([await groupOfStation(second), await groupOfStation(third)], [picture.groups.B, group.id]);
  const entry = (await audited('group.update')).at(-1);
  assert.partialDeepStrictEqual(entry?.after, { stationsIn: ['EV3'], stationsOut: ['EV2'] });
  await edit(beta, body, { removeStationIds: [third] });
});

test('a station out of sight is brought into no group, and nothing else of the save happens (S-12)', async () => {
  const group = (await add(beta, { name: 'Greedy', parentId: picture.groups.B })).body;
  for (const id of [picture.stations['1'], picture.stations['4'], 999_999]) {
    const { body } = await edit(beta, group, { name: 'Taken', addStationIds: [picture.stations['2'], id] });
    assert.equal(body.code, 'station_not_found');
  }
  assert.equal((await get(beta, group.id)).name, 'Greedy');
  assert.equal(await groupOfStation(picture.stations['2']), picture.groups.B);
});

test('no station is taken out of one’s own base group, whose parent is out of sight', async () => {
  const base = await get(beta, picture.groups.B);
  const { status } = await edit(beta, base, { removeStationIds: [picture.stations['2']] });
  assert.equal(status, 400);
  assert.equal(await groupOfStation(picture.stations['2']), picture.groups.B);
});

test('a group that holds something is not deleted, and what stands in the way is counted (M-group-edit-empty, M-group-edit-delete)', async () => {
  const group = await newGroup('Full', picture.groups.C);
  const child = await newGroup('Below', group.id);
  const full = (await edit(alpha, group, { addStationIds: [picture.stations['4']] })).body;
  const { status, body } = await remove(alpha, full);
  assert.deepEqual(
    [status, body.code, body.detail],
    [409, 'group_not_empty', 'This charging group is not empty: 1 charging station and 1 charging group below it.'],
  );
  assert.equal((await remove(alpha, child)).status, 204);
  const empty = (await edit(alpha, full, { removeStationIds: [picture.stations['4']] })).body;
  assert.equal((await remove(alpha, empty)).status, 204);
  assert.equal((await alpha.get(`/groups/${group.id}`)).status, 404);
  assert.equal(await groupOfStation(picture.stations['4']), picture.groups.C);
});

test('a group is not deleted while a station is brought into it', async () => {
  for (let round = 0; round < 5; round += 1) {
    const group = await newGroup(`Contested ${round}`, picture.groups.C);
    const [deleted, added] = await Promise.all([
      remove(alpha, group),
      edit(delta, group, { addStationIds: [picture.stations['4']] }),
    ]);
    assert.deepEqual([deleted.status, added.status], deleted.status === 204 ? [204, 404] : [409, 200]);
    const left = await alpha.get<Told>(`/groups/${group.id}`);
    if (left.status === 200) await edit(alpha, left.body, { removeStationIds: [picture.stations['4']] });
  }
});

test('everything that a deletion of its group would break is counted before one is deleted', async () => {
  const keys = await panel.doors.withTenant(picture.organizationId, (tx) =>
    tx.query<{ name: string }>(
      `select c.conrelid::regclass || '.' || a.attname as name from pg_constraint c
       join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[2]
       where c.contype = 'f' and c.confrelid = 'groups'::regclass and c.confdeltype in ('a', 'r') order by 1`,
    ),
  );
  assert.deepEqual(
    keys.map(({ name }) => name),
    [
      'access_rights.group_id',
      'api_keys.base_group_id',
      'certificate_authorities.home_group_id',
      'driver_groups.home_group_id',
      'drivers.home_group_id',
      'firmware_images.home_group_id',
      'groups.parent_id',
      'operators.base_group_id',
      'stations.group_id',
      'tasks.group_id',
      'tasks.home_group_id',
    ],
    'a new key to groups belongs into `holders` of groups/queries.ts',
  );
});

test('who looks on is told of a moved station, and sees it or sees it no more (S-12)', async () => {
  const group = await newGroup('Watched', picture.groups.B);
  const heard: { kind: string; stationId: number | null }[] = [];
  const stop = panel.bus.onNews((news) => heard.push(...news));
  await edit(alpha, group, { addStationIds: [picture.stations['4']] });
  stop();
  assert.deepEqual(
    heard.map(({ kind, stationId }) => [kind, stationId]),
    [
      ['group', null],
      ['station', picture.stations['4']],
    ],
  );
  assert.equal((await beta.get(`/stations/${picture.stations['4']}`)).status, 200);
  assert.equal((await delta.get(`/stations/${picture.stations['4']}`)).status, 404);
});
