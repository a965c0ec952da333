// A task that is switched off, deleted or edited while its window lasts.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ifMatch, useTaskPanel, type Told } from '../../testing/tasks/task-panel.ts';

describe('a task that is taken away within its window left for ever what that had set; now', () => {
  const tasks = useTaskPanel('2026-11-22T12:00:00Z');
  const { add, get, goTo, isActive, limitsOf, newDriver, nightLimit, newDriverGroup, setNow, turn } = tasks;
  const window = { every: 'daily', from: '08:00', to: '12:00' };
  const inB = () => ({
    ...nightLimit(),
    stationId: undefined,
    groupId: tasks.picture.groups.B,
    schedule: window,
    clock: 'utc',
  });

  test('switching it off sets what holds after it, where nobody wanted another limit since, and the audit log tells', async () => {
    const made = (await add({ ...inB(), limitAmpsAfter: 32, active: true })).body;
    assert.equal(made.holds, null);
    await goTo('2026-11-23T08:00:00Z');
    await setNow('3', 10);
    const { holds } = await get(made);
    assert.deepEqual(
      { ...holds, until: new Date(holds?.until ?? 0) },
      { until: new Date('2026-11-23T12:00:00Z'), stations: 1 },
    );
    await turn(await get(made), false);
    assert.deepEqual(await limitsOf('2', '3'), [32, 10]);
    type Entries = { items: { after: object | null }[] };
    const { body } = await tasks.alpha.get<Entries>('/audit?action=task.update');
    assert.deepEqual(body.items[0]?.after, { active: false, endedWindow: { limitAmps: 32, stations: 1 } });
    assert.equal((await get(made)).holds, null);
  });

  test('so do deleting it, and an edit that gives it another key or times', async () => {
    const make = async (name: string) => (await add({ ...inB(), name, limitAmpsAfter: null, active: true })).body;
    const edit = async (task: Told, body: object) => {
      const same = { ...inB(), limitAmpsAfter: null, active: true, homeGroupId: tasks.picture.groups.A };
      return (await tasks.alpha.put<Told>(`/tasks/${task.id}`, { ...same, ...body }, ifMatch(await get(task)))).body;
    };
    const [made, deleted] = [await make('Edited'), await make('Deleted')];
    await goTo('2026-11-24T08:00:00Z');
    await tasks.alpha.delete(`/tasks/${deleted.id}`, ifMatch(await get(deleted)));
    assert.deepEqual(await limitsOf('2', '3'), [null, null]);

    await goTo('2026-11-25T08:00:00Z');
    assert.equal((await edit(made, { name: 'Renamed' })).holds?.stations, 2);
    assert.equal((await edit(made, { schedule: { ...window, to: '13:00' } })).holds?.stations, 2);
    assert.deepEqual(await limitsOf('2', '3'), [6, 6], 'the window still ends');
    await edit(made, { groupId: tasks.picture.groups.C });
    assert.deepEqual(await limitsOf('2', '3'), [null, null]);
    await edit(made, {});
    await goTo('2026-11-26T08:00:00Z');
    assert.deepEqual(await limitsOf('2', '3'), [6, 6]);
    await edit(made, { schedule: { ...window, from: '20:00', to: '21:00' } });
    assert.deepEqual(await limitsOf('2', '3'), [null, null]);
    await turn(await get(made), false);
  });

  test('so does switching off what lets charging users charge', async () => {
    const [driverId, driverGroupId] = [await newDriver({ active: false }), await newDriverGroup()];
    const common = { clock: 'utc', active: true, schedule: window };
    const [guest, staff] = [
      (await add({ ...common, name: 'Guest', type: 'driver', driverId, turnsOn: true })).body,
      (await add({ ...common, name: 'Staff', type: 'driver_group', driverGroupId, turnsOn: false })).body,
    ];
    const both = async () => [await isActive('drivers', driverId), await isActive('driver-groups', driverGroupId)];
    await goTo('2026-11-27T08:00:00Z');
    assert.deepEqual(await both(), [true, false]);
    for (const task of [guest, staff]) {
      const now = await get(task);
      assert.equal(now.holds?.stations, null);
      await turn(now, false);
    }
    assert.deepEqual(await both(), [false, true]);
  });
});
