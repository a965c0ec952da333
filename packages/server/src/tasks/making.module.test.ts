// Scheduled tasks as admins make them over the API.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { daily, ifMatch, useTaskPanel, type Told } from '../testing/tasks/task-panel.ts';
import type { LoggedIn } from '../testing/panel.ts';
import type { Preview } from './wire.ts';

describe('making scheduled tasks', () => {
  const tasks = useTaskPanel();
  const { add, get, logIn, newDriver, nightLimit, turn } = tasks;

  // provokes: task_not_found
  test('a new task starts inactive, has its next run once it is active, and is deleted (M-tasks-add, M-tasks-active, M-tasks-delete)', async () => {
    const { status, body: made } = await add(nightLimit());
    assert.deepEqual([status, made.active, made.nextRunAt, made.homeGroup.name], [201, false, null, 'A']);
    assert.deepEqual(made.target, {
      kind: 'station',
      id: tasks.picture.stations['1'],
      name: 'Station 1',
      identifier: 'EV1',
    });
    const active = (await turn(made, true)).body;
    assert.equal(active.nextRunAt, '2026-10-22T22:00:00.000Z');
    assert.equal((await turn(active, false)).body.nextRunAt, null);
    assert.equal((await turn(active, true)).body.code, 'edited_meanwhile');
    const now = await get(made);
    assert.equal((await tasks.alpha.delete(`/tasks/${made.id}`, ifMatch(now))).status, 204);
    assert.equal((await get(made)).code, 'task_not_found');
  });

  test('a copy is inactive, and an edit plans anew (M-tasks-copy, M-tasks-edit, M-task-edit-save)', async () => {
    const made = (await add({ ...nightLimit(), active: true })).body;
    const copy = (await tasks.alpha.post<Told>(`/tasks/${made.id}/copy`)).body;
    assert.deepEqual([copy.name, copy.active, copy.nextRunAt, copy.limitAmps], ['Copy of Night limit', false, null, 6]);
    const edit = { ...nightLimit(), active: true, homeGroupId: tasks.picture.groups.A, limitAmps: 32 };
    const schedule = { every: 'weekly', weekdays: [1], from: '06:00' };
    const { body } = await tasks.alpha.put<Told>(
      `/tasks/${copy.id}`,
      { ...edit, schedule, clock: 'utc' },
      ifMatch(copy),
    );
    assert.deepEqual([body.version, body.limitAmps, body.nextRunAt], [2, 32, '2026-10-26T06:00:00.000Z']);
    await turn(body, false);
    await turn(made, false);
  });

  test('what no task can be is refused at its field', async () => {
    const faultOf = async (body: object) => Object.keys((await add({ ...nightLimit(), ...body })).body.fields ?? {});
    assert.deepEqual(await faultOf({ stationId: undefined }), ['target']);
    assert.deepEqual(await faultOf({ driverId: 1 }), ['target']);
    assert.deepEqual(await faultOf({ limitAmps: undefined }), ['limitAmps']);
    assert.deepEqual(await faultOf({ schedule: { ...daily, to: '06:00' } }), ['limitAmpsAfter']);
    assert.deepEqual(await faultOf({ schedule: { ...daily, to: '06:00' }, limitAmpsAfter: 6 }), ['limitAmpsAfter']);
    assert.deepEqual(await faultOf({ schedule: { ...daily, to: '01:00' }, limitAmpsAfter: 32 }), ['schedule.to']);
    assert.deepEqual(await faultOf({ schedule: { every: 'weekly', from: '01:00' } }), ['schedule.weekdays']);
    assert.deepEqual(await faultOf({ type: 'driver', stationId: undefined, driverId: 1 }), ['turnsOn']);
  });

  test('basic operators have nothing to do with tasks (M-tasks-admin, M-basic-tasks)', async () => {
    const beta = await logIn('beta');
    const made = (await add(nightLimit())).body;
    for (const { status, body } of [
      await beta.get<Told>('/tasks'),
      await beta.get<Told>(`/tasks/${made.id}`),
      await add(nightLimit(), beta),
      await turn(made, true, beta),
    ]) {
      assert.deepEqual([status, body.code], [403, 'access_denied']);
    }
  });

  test('tasks are seen where their home group lies in the domain, and reach what lies in it (S-12)', async () => {
    const delta = await logIn('delta');
    const inC = { ...nightLimit(), stationId: tasks.picture.stations['4'] };
    const ofC = (await add(inC, delta)).body;
    assert.equal(ofC.homeGroup.name, 'C');
    const ofA = (await add(nightLimit())).body;
    assert.equal((await turn(ofA, true, delta)).body.code, 'task_not_found');
    assert.equal((await add(nightLimit(), delta)).body.code, 'station_not_found');
    const outside = await add({ ...nightLimit(), homeGroupId: tasks.picture.groups.C });
    assert.deepEqual(outside.body.fields, { stationId: 'It lies outside the home group.' });
    const names = async (as: LoggedIn) =>
      (await as.get<{ items: Told[] }>('/tasks?sort=next')).body.items.map(({ id }) => id);
    assert.deepEqual(await names(delta), [ofC.id]);
    assert.ok((await names(tasks.alpha)).includes(ofA.id));
  });

  test('the list is found by name and type (M-tasks, M-tasks-type-filter, M-tasks-name-filter)', async () => {
    await add({ ...nightLimit(), name: 'Listed limit' });
    const weekend = { type: 'driver', driverId: await newDriver(), turnsOn: true };
    await add({ ...weekend, name: 'Listed user', schedule: daily, clock: 'utc' });
    const names = async (query: string) =>
      (await tasks.alpha.get<{ items: Told[] }>(`/tasks?search=listed&${query}`)).body.items.map(({ name }) => name);
    assert.deepEqual(await names(''), ['Listed limit', 'Listed user']);
    assert.deepEqual(await names('type=driver'), ['Listed user']);
    assert.deepEqual(await names('status=active'), []);
  });

  test('a charging group with tasks in it or for it is not deleted, and the tasks are named', async () => {
    const group = (await tasks.alpha.post<Told>('/groups', { name: 'D', parentId: tasks.picture.groups.B })).body;
    const made = (await add({ ...nightLimit(), stationId: undefined, groupId: group.id })).body;
    const refused = await tasks.alpha.delete<Told>(`/groups/${group.id}`, ifMatch(group));
    assert.deepEqual([refused.status, refused.body.code], [409, 'group_not_empty']);
    assert.equal(refused.body.detail, 'This charging group is not empty: 1 scheduled task in it or for it.');
    await tasks.alpha.delete(`/tasks/${made.id}`, ifMatch(made));
    assert.equal((await tasks.alpha.delete(`/groups/${group.id}`, ifMatch(group))).status, 204);
  });

  test('the form is told the next five runs, and whom the task meets', async () => {
    const made = (
      await add({
        ...nightLimit(),
        name: 'Group limit',
        stationId: undefined,
        groupId: tasks.picture.groups.B,
        active: true,
      })
    ).body;
    const schedule = 'every=daily&from=01:00&to=06:00&clock=organization';
    const ask = async (target: string) => (await tasks.alpha.get<Preview>(`/tasks/preview?${schedule}&${target}`)).body;
    const { runs, meets } = await ask(`stationId=${tasks.picture.stations['2']}`);
    assert.equal(runs.length, 5);
    assert.deepEqual(runs[2], {
      startsAt: '2026-10-24T22:00:00.000Z',
      endsAt: '2026-10-25T04:00:00.000Z',
      note: { kind: 'longer', minutes: 360 },
    });
    assert.deepEqual(meets, [{ id: made.id, name: 'Group limit', nextRunAt: made.nextRunAt }]);
    assert.deepEqual((await ask(`stationId=${tasks.picture.stations['1']}`)).meets, []);
    assert.deepEqual((await ask(`groupId=${tasks.picture.groups.A}`)).meets.length, 1);
    assert.deepEqual((await ask(`groupId=${tasks.picture.groups.B}&taskId=${made.id}`)).meets, []);
    await turn(made, false);
  });
});
