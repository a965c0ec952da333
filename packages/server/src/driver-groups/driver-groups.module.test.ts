import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';
import type { DriverGroup } from './wire.ts';

type Told = DriverGroup & { code: string; detail: string };

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

let last = 0;
async function newDriver(homeGroupId: number): Promise<number> {
  const person = { firstName: 'Donald', lastName: 'Duck', email: `duck${(last += 1)}@duckburg.com`, homeGroupId };
  return (await alpha.post<{ id: number }>('/drivers', person)).body.id;
}
const add = (as: LoggedIn, body: object) => as.post<Told>('/driver-groups', { name: 'Guests', ...body });
const ifMatch = ({ version }: Told) => ({ 'if-match': `"${version}"` });
const remove = (as: LoggedIn, group: Told) => as.delete<Told>(`/driver-groups/${group.id}`, ifMatch(group));
const edit = (as: LoggedIn, group: Told, change: object) => {
  const { name, active, homeGroup } = group;
  return as.put<Told>(
    `/driver-groups/${group.id}`,
    { name, active, homeGroupId: homeGroup.id, ...change },
    ifMatch(group),
  );
};
const groupOf = async (id: number) =>
  (await alpha.get<{ driverGroup: { name: string } | null }>(`/drivers/${id}`)).body.driverGroup?.name;

test('a charging user belongs to one group at most: whoever is brought in leaves the other (M-user-groups-one, M-user-group-add-members)', async () => {
  const driver = await newDriver(picture.groups.A);
  const first = (await add(alpha, { name: ' Managers ', addDriverIds: [driver] })).body;
  assert.deepEqual([first.name, first.memberCount, await groupOf(driver)], ['Managers', 1, 'Managers']);
  await add(alpha, { name: 'Workers', addDriverIds: [driver] });
  assert.equal(await groupOf(driver), 'Workers');
  assert.equal((await alpha.get<Told>(`/driver-groups/${first.id}`)).body.memberCount, 0);
});

test('only a group without members is deleted, also when they are out of sight (M-user-group-edit-empty, S-12)', async () => {
  const driver = await newDriver(picture.groups.B);
  const made = (await add(alpha, { homeGroupId: picture.groups.C, addDriverIds: [driver] })).body;
  const seen = (await delta.get<Told>(`/driver-groups/${made.id}`)).body;
  assert.deepEqual([seen.memberCount, seen.membersOutside], [0, 1]);
  const { status, body } = await remove(delta, seen);
  assert.deepEqual([status, body.code], [409, 'driver_group_not_empty']);
  assert.equal(body.detail, 'This charging user group is not empty: it has one member.');
  const emptied = (await edit(alpha, made, { removeDriverIds: [driver] })).body;
  assert.deepEqual([emptied.memberCount, await groupOf(driver)], [0, undefined]);
  assert.equal((await remove(delta, emptied)).status, 204);
});

test('basic operators see charging user groups and change none of them (M-basic-user-groups)', async () => {
  const made = (await add(alpha, { homeGroupId: picture.groups.B })).body;
  assert.equal((await beta.get(`/driver-groups/${made.id}`)).status, 200);
  for (const refused of [await add(beta, {}), await edit(beta, made, { name: 'Mine' }), await remove(beta, made)]) {
    assert.deepEqual([refused.status, refused.body.code], [403, 'access_denied']);
  }
});

test('an edit from an older version is refused, and members out of sight are no members to bring in (S-12)', async () => {
  const made = (await add(delta, {})).body;
  assert.equal(made.homeGroup.id, picture.groups.C);
  const outside = await newDriver(picture.groups.B);
  assert.equal((await edit(delta, made, { addDriverIds: [outside] })).body.code, 'driver_not_found');
  assert.equal((await edit(delta, made, { active: false })).body.active, false);
  assert.equal((await edit(delta, made, { name: 'Late' })).body.code, 'edited_meanwhile');
});

test('the list is searched and sorted by members (M-user-groups, M-user-groups-search)', async () => {
  const drivers = [await newDriver(picture.groups.A), await newDriver(picture.groups.A)];
  await add(alpha, { name: 'Listed full', addDriverIds: drivers });
  await add(alpha, { name: 'Listed empty', active: false });
  const names = async (query: string) =>
    (await alpha.get<{ items: Told[] }>(`/driver-groups?search=listed&${query}`)).body.items.map(({ name }) => name);
  assert.deepEqual(await names(''), ['Listed empty', 'Listed full']);
  assert.deepEqual(await names('sort=members&order=desc'), ['Listed full', 'Listed empty']);
  assert.deepEqual(await names('status=inactive'), ['Listed empty']);
});
