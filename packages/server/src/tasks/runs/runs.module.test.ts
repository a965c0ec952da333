// What the runs of scheduled tasks do, as the clock goes on.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ifMatch, useTaskPanel, type Told } from '../../testing/tasks/task-panel.ts';

describe('runs of scheduled tasks', () => {
  const tasks = useTaskPanel();
  const { add, get, goTo, isActive, limitsOf, newDriver, newDriverGroup, nightLimit, runsOf, turn } = tasks;

  // shows: M-task-for-station, M-task-current, M-task-type-current, M-task-max-current, M-task-edit-hour, M-task-edit-minute
  test('a charging station takes 6 A between 01:00 and 06:00, by two tasks as in the manual (M-task-example-current)', async () => {
    const first = (await add(nightLimit())).body;
    const copy = (await tasks.alpha.post<Told>(`/tasks/${first.id}/copy`)).body;
    const edit = { ...nightLimit(), limitAmps: 32, active: true, homeGroupId: tasks.picture.groups.A };
    const morning = { ...edit, schedule: { every: 'daily', from: '06:00' } };
    const second = (await tasks.alpha.put<Told>(`/tasks/${copy.id}`, morning, ifMatch(copy))).body;
    await turn(first, true);
    await goTo('2026-10-22T22:00:00Z');
    assert.deepEqual(await limitsOf('1'), [6]);
    await goTo('2026-10-23T03:00:00Z');
    assert.deepEqual(await limitsOf('1'), [32]);
    const [run] = await runsOf(first);
    assert.deepEqual([run?.result, run?.limitAmps, run?.limits?.stations], ['wanted', 6, 1]);
    assert.deepEqual([run?.limits?.replaced, run?.limits?.waiting], [1, 0], 'it was away until 32 A were wanted');
    type History = { items: { limitAmps: number; task: { name: string } }[] };
    const { body: history } = await tasks.alpha.get<History>(`/stations/${tasks.picture.stations['1']}/limits`);
    assert.deepEqual(
      history.items.slice(0, 2).map(({ limitAmps, task }) => [limitAmps, task.name]),
      [
        [32, 'Night limit'],
        [6, 'Night limit'],
      ],
    );
    assert.equal((await get(second)).lastRun?.failedOn, 0);
    const refuse = `update wanted_limits set state = 'unsupported' where station_id = $1 and replaced_at is null`;
    await tasks.doors.withIngest((tx) => tx.query(refuse, [tasks.picture.stations['1']]));
    assert.equal((await get(second)).lastRun?.failedOn, 1, 'the list says that it did not take effect');
    await turn(await get(first), false);
    await turn(await get(second), false);
  });

  test('the same by one window for a charging group: each of its charging stations, and no other', async () => {
    const window = { every: 'daily', from: '01:00', to: '06:00' };
    const ofGroup = { ...nightLimit(), stationId: undefined, groupId: tasks.picture.groups.B, schedule: window };
    const made = (await add({ ...ofGroup, limitAmpsAfter: null, active: true })).body;
    await goTo('2026-10-23T22:00:00Z');
    assert.deepEqual(await limitsOf('2', '3', '4'), [6, 6, null]);
    await goTo('2026-10-24T03:00:00Z');
    assert.deepEqual(await limitsOf('2', '3', '4'), [null, null, null], 'the limit is lifted');
    await turn(await get(made), false);
  });

  test('where two tasks meet, the later run wins, also when both are made up for', async () => {
    const at = (from: string, limitAmps: number) => {
      return { ...nightLimit(), limitAmps, active: true, schedule: { every: 'once', day: '2026-10-24', from } };
    };
    await add(at('12:10', 32));
    await add(at('12:05', 8));
    await goTo('2026-10-24T09:15:00Z');
    assert.deepEqual(await limitsOf('1'), [32]);
  });

  // shows: M-task-for-user, M-task-permission, M-task-type-user, M-task-user-active, M-task-weekdays
  test('a charging user charges on weekdays and not on weekends, by two tasks as in the manual (M-task-example-user)', async () => {
    const driverId = await newDriver({ active: false });
    const on = { name: 'Week', type: 'driver', driverId, turnsOn: true, clock: 'organization' };
    const first = (await add({ ...on, schedule: { every: 'weekly', weekdays: [1], from: '00:00' } })).body;
    const copy = (await tasks.alpha.post<Told>(`/tasks/${first.id}/copy`)).body;
    const friday = { every: 'weekly', weekdays: [5], from: '23:59' };
    const edit = { ...on, turnsOn: false, schedule: friday, active: true, homeGroupId: tasks.picture.groups.A };
    const second = (await tasks.alpha.put<Told>(`/tasks/${copy.id}`, edit, ifMatch(copy))).body;
    await turn(first, true);
    await goTo('2026-10-25T21:59:59Z');
    assert.equal(await isActive('drivers', driverId), false);
    await goTo('2026-10-25T22:00:00Z');
    assert.equal(await isActive('drivers', driverId), true, 'Monday, 00:00 in Helsinki, after the clock went back');
    await goTo('2026-10-30T21:58:59Z');
    assert.equal(await isActive('drivers', driverId), true);
    await goTo('2026-10-30T21:59:00Z');
    assert.equal(await isActive('drivers', driverId), false);
    const [ran] = await runsOf(second);
    assert.deepEqual([ran?.state, ran?.result, ran?.turnsOn], ['done', 'changed', false]);
    assert.equal(ran?.dueAt, '2026-10-30T21:59:00.000Z');
    await turn(await get(first), false);
    await turn(await get(second), false);
  });

  test('the same by one window, which lasts from Monday to Friday', async () => {
    const driverId = await newDriver();
    const workdays = { every: 'weekly', weekdays: [1, 2, 3, 4, 5], from: '00:00', to: '00:00' };
    const week = { name: 'Week', type: 'driver', driverId, turnsOn: true, clock: 'organization', schedule: workdays };
    const made = (await add({ ...week, active: true })).body;
    assert.equal(made.nextRunAt, '2026-10-30T22:00:00.000Z');
    await goTo('2026-10-30T22:00:00Z');
    assert.equal(await isActive('drivers', driverId), false);
    await goTo('2026-11-01T22:00:00Z');
    assert.equal(await isActive('drivers', driverId), true);
    await goTo('2026-11-05T22:00:00Z');
    assert.deepEqual(
      (await runsOf(made)).map(({ phase }) => phase),
      ['start', 'end'],
      'no run at midnight of a Thursday',
    );
    await turn(await get(made), false);
  });

  // shows: M-task-for-user-group, M-task-type-user-group, M-task-group-active, M-task-day-of-month, M-user-groups-tasks
  test('a charging user group charges on the 15th of every month, by two tasks and by one (M-task-example-group)', async () => {
    const [byTwo, byOne] = [await newDriverGroup({ active: false }), await newDriverGroup({ active: false })];
    const on = { name: '15th', type: 'driver_group', clock: 'organization', active: true };
    const at = (from: string, to?: string) => ({ every: 'monthly', dayOfMonth: 15, from, ...(to && { to }) });
    const made = [
      (await add({ ...on, driverGroupId: byTwo, turnsOn: true, schedule: at('00:00') })).body,
      (await add({ ...on, driverGroupId: byTwo, turnsOn: false, schedule: at('23:59') })).body,
      (await add({ ...on, driverGroupId: byOne, turnsOn: true, schedule: at('00:00', '23:59') })).body,
    ];
    const both = async () => [await isActive('driver-groups', byTwo), await isActive('driver-groups', byOne)];
    await goTo('2026-11-14T22:00:00Z');
    assert.deepEqual(await both(), [true, true]);
    await goTo('2026-11-15T21:59:00Z');
    assert.deepEqual(await both(), [false, false]);
    for (const task of made) await turn(await get(task), false);
  });

  test('a charging station that left the group of a window kept its limit for ever; now the end reaches it', async () => {
    const move = (group: number) =>
      tasks.doors.withTenant(tasks.picture.organizationId, (tx) =>
        tx.query('update stations set group_id = $3 where organization_id = $1 and id = $2', [
          tx.organizationId,
          tasks.picture.stations['3'],
          group,
        ]),
      );
    await goTo('2026-11-20T07:00:00Z');
    const window = { every: 'daily', from: '08:00', to: '09:00' };
    const ofGroup = {
      ...nightLimit(),
      stationId: undefined,
      groupId: tasks.picture.groups.B,
      schedule: window,
      clock: 'utc',
    };
    const home = { homeGroupId: tasks.picture.groups.A };
    const made = (await add({ ...ofGroup, ...home, limitAmpsAfter: null, active: true })).body;
    await goTo('2026-11-20T08:00:00Z');
    assert.deepEqual(await limitsOf('2', '3'), [6, 6]);
    await move(tasks.picture.groups.A);
    await goTo('2026-11-20T09:00:00Z');
    assert.deepEqual(await limitsOf('2', '3'), [null, null]);
    await move(tasks.picture.groups.B);
    await turn(await get(made), false);
  });

  test('who has left the home group is out of reach, and the run says so', async () => {
    const driverId = await newDriver({ homeGroupId: tasks.picture.groups.B });
    const off = { name: 'Noon', type: 'driver', driverId, turnsOn: false, clock: 'utc', active: true };
    const schedule = { every: 'daily', from: '13:00' };
    const made = (await add({ ...off, schedule, homeGroupId: tasks.picture.groups.B })).body;
    const driver = (await tasks.alpha.get<Told>(`/drivers/${driverId}`)).body;
    const moved = { firstName: 'Donald', lastName: 'Duck', active: true, groupIds: [], stationIds: [] };
    await tasks.alpha.put(`/drivers/${driverId}`, { ...moved, homeGroupId: tasks.picture.groups.C }, ifMatch(driver));
    await goTo('2026-11-20T13:00:00Z');
    const [run] = await runsOf(made);
    assert.deepEqual([run?.state, run?.result], ['failed', 'out_of_reach']);
    assert.equal(await isActive('drivers', driverId), true);
    const now = await get(made);
    assert.equal(now.target, null);
    await turn(now, false);
  });

  test('another time zone of the organization plans its tasks anew', async () => {
    const driverId = await newDriver();
    const off = { name: 'Noon', type: 'driver', driverId, turnsOn: false, clock: 'organization', active: true };
    const made = (await add({ ...off, schedule: { every: 'daily', from: '20:00' } })).body;
    assert.equal(made.nextRunAt, '2026-11-20T18:00:00.000Z');
    type Settings = { version: number };
    const settings = (await tasks.alpha.get<Settings>('/organization')).body;
    const zoned = { ...settings, timeZone: 'America/New_York' };
    const answer = await tasks.alpha.put('/organization', zoned, { 'if-match': `"${settings.version}"` });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    await tasks.runner.settle();
    assert.equal((await get(made)).nextRunAt, '2026-11-21T01:00:00.000Z');
  });
});
