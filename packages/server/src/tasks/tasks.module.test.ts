// Scheduled tasks as admins make them over the API, and what their runs do; the clock is moved by hand.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Rounds } from '../clock.ts';
import { createManualClock, type ManualClock } from '../testing/manual-clock.ts';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';
import { startTaskRunner } from './tasks.ts';
import type { Preview, Task, TaskRun } from './wire.ts';

type Told = Task & { code: string; detail: string; fields?: Record<string, string> };

const thursday = new Date('2026-10-22T11:00:00Z');

let clock: ManualClock;
let panel: TestPanel;
let picture: Picture;
let alpha: LoggedIn;
let runner: Rounds;

before(async () => {
  clock = createManualClock(thursday);
  panel = await startTestPanel({ clock });
  picture = await paintPicture(panel.doors);
  alpha = await panel.logIn('alpha');
  runner = startTaskRunner({ doors: panel.doors, clock, onFault: (error) => assert.fail(String(error)) });
});
after(async () => {
  await runner.stop();
  await panel.stop();
});

let last = 0;
async function newDriver(more: object = {}): Promise<number> {
  const person = { firstName: 'Donald', lastName: 'Duck', email: `duck${(last += 1)}@duckburg.com`, ...more };
  return (await alpha.post<{ id: number }>('/drivers', person)).body.id;
}
const newGroup = async (more: object = {}) =>
  (await alpha.post<{ id: number }>('/driver-groups', { name: 'Guests', ...more })).body.id;
const daily = { every: 'daily', from: '01:00' };
const limit = () => ({
  name: 'Night limit',
  type: 'max_current',
  stationId: picture.stations['1'],
  schedule: daily,
  clock: 'organization',
  limitAmps: 6,
});
const add = (body: object, as = alpha) => as.post<Told>('/tasks', body);
const ifMatch = ({ version }: Told) => ({ 'if-match': `"${version}"` });
const turn = (task: Told, active: boolean, as = alpha) =>
  as.put<Told>(`/tasks/${task.id}/active`, { active }, ifMatch(task));
const get = async (task: Told) => (await alpha.get<Told>(`/tasks/${task.id}`)).body;
const runsOf = async (task: Told) => (await alpha.get<{ items: TaskRun[] }>(`/tasks/${task.id}/runs`)).body.items;

/** Moves the clock, while nothing runs. */
async function sleepUntil(instant: string): Promise<void> {
  await runner.stop();
  clock.advance(new Date(instant).getTime() - clock.now().getTime());
  alpha = await panel.logIn('alpha');
}

async function awakeAgain(instant: string): Promise<void> {
  await sleepUntil(instant);
  runner = startTaskRunner({ doors: panel.doors, clock, onFault: (error) => assert.fail(String(error)) });
  for (let nth = 0; nth < 4; nth += 1) await runner.settle();
}

/** Moves the clock to an instant, where the runner looks; logins end on the way. */
async function goTo(instant: string): Promise<void> {
  clock.advance(new Date(instant).getTime() - clock.now().getTime());
  await runner.settle();
  await runner.settle();
  alpha = await panel.logIn('alpha');
}

describe('making scheduled tasks', () => {
  test('a new task starts inactive, has its next run once it is active, and is deleted (M-tasks-add, M-tasks-active, M-tasks-delete)', async () => {
    const { status, body: made } = await add(limit());
    assert.deepEqual([status, made.active, made.nextRunAt, made.homeGroup.name], [201, false, null, 'A']);
    assert.deepEqual(made.target, { kind: 'station', id: picture.stations['1'], name: 'Station 1', identifier: 'EV1' });
    const active = (await turn(made, true)).body;
    assert.equal(active.nextRunAt, '2026-10-22T22:00:00.000Z');
    assert.equal((await turn(active, false)).body.nextRunAt, null);
    assert.equal((await turn(active, true)).body.code, 'edited_meanwhile');
    const now = await get(made);
    assert.equal((await alpha.delete(`/tasks/${made.id}`, ifMatch(now))).status, 204);
    assert.equal((await get(made)).code, 'task_not_found');
  });

  test('a copy is inactive, and an edit plans anew (M-tasks-copy, M-tasks-edit, M-task-edit-save)', async () => {
    const made = (await add({ ...limit(), active: true })).body;
    const copy = (await alpha.post<Told>(`/tasks/${made.id}/copy`)).body;
    assert.deepEqual([copy.name, copy.active, copy.nextRunAt, copy.limitAmps], ['Copy of Night limit', false, null, 6]);
    const edit = { ...limit(), active: true, homeGroupId: picture.groups.A, limitAmps: 32 };
    const schedule = { every: 'weekly', weekdays: [1], from: '06:00' };
    const { body } = await alpha.put<Told>(`/tasks/${copy.id}`, { ...edit, schedule, clock: 'utc' }, ifMatch(copy));
    assert.deepEqual([body.version, body.limitAmps, body.nextRunAt], [2, 32, '2026-10-26T06:00:00.000Z']);
    await turn(body, false);
    await turn(made, false);
  });

  test('what no task can be is refused at its field', async () => {
    const faultOf = async (body: object) => Object.keys((await add({ ...limit(), ...body })).body.fields ?? {});
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
    const beta = await panel.logIn('beta');
    const made = (await add(limit())).body;
    for (const { status, body } of [
      await beta.get<Told>('/tasks'),
      await beta.get<Told>(`/tasks/${made.id}`),
      await add(limit(), beta),
      await turn(made, true, beta),
    ]) {
      assert.deepEqual([status, body.code], [403, 'access_denied']);
    }
  });

  test('tasks are seen where their home group lies in the domain, and reach what lies in it (S-12)', async () => {
    const delta = await panel.logIn('delta');
    const inC = { ...limit(), stationId: picture.stations['4'] };
    const ofC = (await add(inC, delta)).body;
    assert.equal(ofC.homeGroup.name, 'C');
    const ofA = (await add(limit())).body;
    assert.equal((await turn(ofA, true, delta)).body.code, 'task_not_found');
    assert.equal((await add(limit(), delta)).body.code, 'station_not_found');
    const outside = await add({ ...limit(), homeGroupId: picture.groups.C });
    assert.deepEqual(outside.body.fields, { stationId: 'It lies outside the home group.' });
    const names = async (as: LoggedIn) =>
      (await as.get<{ items: Told[] }>('/tasks?sort=next')).body.items.map(({ id }) => id);
    assert.deepEqual(await names(delta), [ofC.id]);
    assert.ok((await names(alpha)).includes(ofA.id));
  });

  test('the list is found by name and type (M-tasks, M-tasks-type-filter, M-tasks-name-filter)', async () => {
    await add({ ...limit(), name: 'Listed limit' });
    const weekend = { type: 'driver', driverId: await newDriver(), turnsOn: true };
    await add({ ...weekend, name: 'Listed user', schedule: daily, clock: 'utc' });
    const names = async (query: string) =>
      (await alpha.get<{ items: Told[] }>(`/tasks?search=listed&${query}`)).body.items.map(({ name }) => name);
    assert.deepEqual(await names(''), ['Listed limit', 'Listed user']);
    assert.deepEqual(await names('type=driver'), ['Listed user']);
    assert.deepEqual(await names('status=active'), []);
  });

  test('a charging group with tasks in it or for it is not deleted, and the tasks are named', async () => {
    const group = (await alpha.post<Told>('/groups', { name: 'D', parentId: picture.groups.B })).body;
    const made = (await add({ ...limit(), stationId: undefined, groupId: group.id })).body;
    const refused = await alpha.delete<Told>(`/groups/${group.id}`, ifMatch(group));
    assert.deepEqual([refused.status, refused.body.code], [409, 'group_not_empty']);
    assert.equal(refused.body.detail, 'This charging group is not empty: 1 scheduled task in it or for it.');
    await alpha.delete(`/tasks/${made.id}`, ifMatch(made));
    assert.equal((await alpha.delete(`/groups/${group.id}`, ifMatch(group))).status, 204);
  });

  test('the form is told the next five runs, and whom the task meets', async () => {
    const made = (
      await add({ ...limit(), name: 'Group limit', stationId: undefined, groupId: picture.groups.B, active: true })
    ).body;
    const schedule = 'every=daily&from=01:00&to=06:00&clock=organization';
    const ask = async (target: string) => (await alpha.get<Preview>(`/tasks/preview?${schedule}&${target}`)).body;
    const { runs, meets } = await ask(`stationId=${picture.stations['2']}`);
    assert.equal(runs.length, 5);
    assert.deepEqual(runs[2], {
      startsAt: '2026-10-24T22:00:00.000Z',
      endsAt: '2026-10-25T04:00:00.000Z',
      note: { kind: 'longer', minutes: 360 },
    });
    assert.deepEqual(meets, [{ id: made.id, name: 'Group limit', nextRunAt: made.nextRunAt }]);
    assert.deepEqual((await ask(`stationId=${picture.stations['1']}`)).meets, []);
    assert.deepEqual((await ask(`groupId=${picture.groups.A}`)).meets.length, 1);
    assert.deepEqual((await ask(`groupId=${picture.groups.B}&taskId=${made.id}`)).meets, []);
    await turn(made, false);
  });
});

describe('runs of scheduled tasks', () => {
  const activeOf = async (kind: 'drivers' | 'driver-groups', id: number) =>
    (await alpha.get<{ active: boolean }>(`/${kind}/${id}`)).body.active;

  type Wanted = { limit: { limitAmps: number | null; state: string } | null };
  const limitsOf = async (...stations: ('1' | '2' | '3' | '4')[]) => {
    const asked = stations.map((each) => alpha.get<Wanted>(`/stations/${picture.stations[each]}/limit`));
    return (await Promise.all(asked)).map(({ body }) => body.limit?.limitAmps ?? null);
  };

  // shows: M-task-for-station, M-task-current, M-task-type-current, M-task-max-current, M-task-edit-hour, M-task-edit-minute
  test('a charging station takes 6 A between 01:00 and 06:00, by two tasks as in the manual (M-task-example-current)', async () => {
    const first = (await add(limit())).body;
    const copy = (await alpha.post<Told>(`/tasks/${first.id}/copy`)).body;
    const edit = { ...limit(), limitAmps: 32, active: true, homeGroupId: picture.groups.A };
    const morning = { ...edit, schedule: { every: 'daily', from: '06:00' } };
    const second = (await alpha.put<Told>(`/tasks/${copy.id}`, morning, ifMatch(copy))).body;
    await turn(first, true);
    await goTo('2026-10-22T22:00:00Z');
    assert.deepEqual(await limitsOf('1'), [6]);
    await goTo('2026-10-23T03:00:00Z');
    assert.deepEqual(await limitsOf('1'), [32]);
    const [run] = await runsOf(first);
    assert.deepEqual([run?.result, run?.limitAmps, run?.limits?.stations], ['wanted', 6, 1]);
    assert.deepEqual([run?.limits?.replaced, run?.limits?.waiting], [1, 0], 'it was away until 32 A were wanted');
    type History = { items: { limitAmps: number; task: { name: string } }[] };
    const { body: history } = await alpha.get<History>(`/stations/${picture.stations['1']}/limits`);
    assert.deepEqual(
      history.items.slice(0, 2).map(({ limitAmps, task }) => [limitAmps, task.name]),
      [
        [32, 'Night limit'],
        [6, 'Night limit'],
      ],
    );
    assert.equal((await get(second)).lastRun?.failedOn, 0);
    const refuse = `update wanted_limits set state = 'unsupported' where station_id = $1 and replaced_at is null`;
    await panel.doors.withIngest((tx) => tx.query(refuse, [picture.stations['1']]));
    assert.equal((await get(second)).lastRun?.failedOn, 1, 'the list says that it did not take effect');
    await turn(await get(first), false);
    await turn(await get(second), false);
  });

  test('the same by one window for a charging group: each of its charging stations, and no other', async () => {
    const window = { every: 'daily', from: '01:00', to: '06:00' };
    const ofGroup = { ...limit(), stationId: undefined, groupId: picture.groups.B, schedule: window };
    const made = (await add({ ...ofGroup, limitAmpsAfter: null, active: true })).body;
    await goTo('2026-10-23T22:00:00Z');
    assert.deepEqual(await limitsOf('2', '3', '4'), [6, 6, null]);
    await goTo('2026-10-24T03:00:00Z');
    assert.deepEqual(await limitsOf('2', '3', '4'), [null, null, null], 'the limit is lifted');
    await turn(await get(made), false);
  });

  test('where two tasks meet, the later run wins, also when both are made up for', async () => {
    const at = (from: string, limitAmps: number) => {
      return { ...limit(), limitAmps, active: true, schedule: { every: 'once', day: '2026-10-24', from } };
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
    const copy = (await alpha.post<Told>(`/tasks/${first.id}/copy`)).body;
    const friday = { every: 'weekly', weekdays: [5], from: '23:59' };
    const edit = { ...on, turnsOn: false, schedule: friday, active: true, homeGroupId: picture.groups.A };
    const second = (await alpha.put<Told>(`/tasks/${copy.id}`, edit, ifMatch(copy))).body;
    await turn(first, true);
    await goTo('2026-10-25T21:59:59Z');
    assert.equal(await activeOf('drivers', driverId), false);
    await goTo('2026-10-25T22:00:00Z');
    assert.equal(await activeOf('drivers', driverId), true, 'Monday, 00:00 in Helsinki, after the clock went back');
    await goTo('2026-10-30T21:58:59Z');
    assert.equal(await activeOf('drivers', driverId), true);
    await goTo('2026-10-30T21:59:00Z');
    assert.equal(await activeOf('drivers', driverId), false);
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
    assert.equal(await activeOf('drivers', driverId), false);
    await goTo('2026-11-01T22:00:00Z');
    assert.equal(await activeOf('drivers', driverId), true);
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
    const [byTwo, byOne] = [await newGroup({ active: false }), await newGroup({ active: false })];
    const on = { name: '15th', type: 'driver_group', clock: 'organization', active: true };
    const at = (from: string, to?: string) => ({ every: 'monthly', dayOfMonth: 15, from, ...(to && { to }) });
    const made = [
      (await add({ ...on, driverGroupId: byTwo, turnsOn: true, schedule: at('00:00') })).body,
      (await add({ ...on, driverGroupId: byTwo, turnsOn: false, schedule: at('23:59') })).body,
      (await add({ ...on, driverGroupId: byOne, turnsOn: true, schedule: at('00:00', '23:59') })).body,
    ];
    const both = async () => [await activeOf('driver-groups', byTwo), await activeOf('driver-groups', byOne)];
    await goTo('2026-11-14T22:00:00Z');
    assert.deepEqual(await both(), [true, true]);
    await goTo('2026-11-15T21:59:00Z');
    assert.deepEqual(await both(), [false, false]);
    for (const task of made) await turn(await get(task), false);
  });

  test('a run that is late by fifteen minutes is made up for, a later one is missed, and all of them are shown (R-6, M-tasks-failure)', async () => {
    const driverId = await newDriver();
    const off = { name: 'Noon', type: 'driver', driverId, turnsOn: false, clock: 'utc', active: true };
    const made = (await add({ ...off, schedule: { every: 'daily', from: '12:00' } })).body;
    await goTo('2026-11-18T12:15:00Z');
    for (let days = 0; days < 3; days += 1) await runner.settle();
    assert.deepEqual(
      (await runsOf(made)).map(({ dueAt, state }) => [String(dueAt).slice(0, 10), state]),
      [
        ['2026-11-18', 'done'],
        ['2026-11-17', 'missed'],
        ['2026-11-16', 'missed'],
      ],
    );
    assert.equal(await activeOf('drivers', driverId), false);
    await turn(await get(made), false);
  });

  test('the end of a window that was slept through left its limit for ever; now it is lifted late, unless somebody wanted another since', async () => {
    const window = { every: 'daily', from: '01:00', to: '06:00' };
    const ofGroup = { ...limit(), stationId: undefined, groupId: picture.groups.B, schedule: window, clock: 'utc' };
    const made = (await add({ ...ofGroup, limitAmpsAfter: 32, active: true })).body;
    const setNow = (station: '2' | '3', limitAmps: number) =>
      alpha.put(`/stations/${picture.stations[station]}/limit`, { limitAmps });
    await goTo('2026-11-19T01:00:00Z');
    assert.deepEqual(await limitsOf('2', '3'), [6, 6]);
    await sleepUntil('2026-11-19T08:00:00Z');
    await setNow('3', 10);
    await awakeAgain('2026-11-19T12:00:00Z');
    assert.deepEqual(await limitsOf('2', '3'), [32, 10]);
    const ran = async () => (await runsOf(made)).map(({ phase, state }) => `${phase} ${state}`);
    assert.deepEqual(await ran(), ['end done', 'start done']);
    assert.equal((await get(made)).nextRunAt, '2026-11-20T01:00:00.000Z');

    await awakeAgain('2026-11-20T07:00:00Z');
    assert.deepEqual((await ran()).slice(0, 2), ['end missed', 'start missed'], 'a window that never began');
    assert.deepEqual(await limitsOf('2', '3'), [32, 10]);
    await turn(await get(made), false);
  });

  test('a charging station that left the group of a window kept its limit for ever; now the end reaches it', async () => {
    const move = (group: number) =>
      panel.doors.withTenant(picture.organizationId, (tx) =>
        tx.query('update stations set group_id = $3 where organization_id = $1 and id = $2', [
          tx.organizationId,
          picture.stations['3'],
          group,
        ]),
      );
    const window = { every: 'daily', from: '08:00', to: '09:00' };
    const ofGroup = { ...limit(), stationId: undefined, groupId: picture.groups.B, schedule: window, clock: 'utc' };
    const home = { homeGroupId: picture.groups.A };
    const made = (await add({ ...ofGroup, ...home, limitAmpsAfter: null, active: true })).body;
    await goTo('2026-11-20T08:00:00Z');
    assert.deepEqual(await limitsOf('2', '3'), [6, 6]);
    await move(picture.groups.A);
    await goTo('2026-11-20T09:00:00Z');
    assert.deepEqual(await limitsOf('2', '3'), [null, null]);
    await move(picture.groups.B);
    await turn(await get(made), false);
  });

  test('two nodes that look at once run each task once (R-6)', async () => {
    const drivers = await Promise.all(Array.from({ length: 20 }, () => newDriver()));
    const tasks: Told[] = [];
    for (const driverId of drivers) {
      const off = { name: 'Off', type: 'driver', driverId, turnsOn: false, clock: 'utc', active: true };
      tasks.push((await add({ ...off, schedule: { every: 'once', day: '2026-11-20', from: '10:00' } })).body);
    }
    const other = startTaskRunner({ doors: panel.doors, clock, onFault: (error) => assert.fail(String(error)) });
    clock.advance(new Date('2026-11-20T10:00:00Z').getTime() - clock.now().getTime());
    for (let round = 0; round < 4; round += 1) await Promise.all([runner.settle(), other.settle()]);
    await other.stop();
    alpha = await panel.logIn('alpha');
    for (const task of tasks) {
      const results = (await runsOf(task)).map(({ result }) => result);
      assert.deepEqual(results, ['changed']);
      assert.equal((await get(task)).nextRunAt, null);
    }
  });

  test('a clock that is set back repeats no run (R-8)', async () => {
    const driverId = await newDriver();
    const off = { name: 'Noon', type: 'driver', driverId, turnsOn: false, clock: 'utc', active: true };
    const made = (await add({ ...off, schedule: { every: 'daily', from: '12:00' } })).body;
    await goTo('2026-11-20T12:00:00Z');
    const setBack = { ...clock, now: () => new Date('2026-11-20T11:59:00Z') };
    const late = startTaskRunner({
      doors: panel.doors,
      clock: setBack,
      onFault: (error) => assert.fail(String(error)),
    });
    await late.settle();
    await late.stop();
    await goTo('2026-11-20T12:01:00Z');
    assert.deepEqual([(await runsOf(made)).length, (await get(made)).nextRunAt], [1, '2026-11-21T12:00:00.000Z']);
    await turn(await get(made), false);
  });

  test('who has left the home group is out of reach, and the run says so', async () => {
    const driverId = await newDriver({ homeGroupId: picture.groups.B });
    const off = { name: 'Noon', type: 'driver', driverId, turnsOn: false, clock: 'utc', active: true };
    const schedule = { every: 'daily', from: '13:00' };
    const made = (await add({ ...off, schedule, homeGroupId: picture.groups.B })).body;
    const driver = (await alpha.get<Told>(`/drivers/${driverId}`)).body;
    const moved = { firstName: 'Donald', lastName: 'Duck', active: true, groupIds: [], stationIds: [] };
    await alpha.put(`/drivers/${driverId}`, { ...moved, homeGroupId: picture.groups.C }, ifMatch(driver));
    await goTo('2026-11-20T13:00:00Z');
    const [run] = await runsOf(made);
    assert.deepEqual([run?.state, run?.result], ['failed', 'out_of_reach']);
    assert.equal(await activeOf('drivers', driverId), true);
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
    const settings = (await alpha.get<Settings>('/organization')).body;
    const zoned = { ...settings, timeZone: 'America/New_York' };
    const answer = await alpha.put('/organization', zoned, { 'if-match': `"${settings.version}"` });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    await runner.settle();
    assert.equal((await get(made)).nextRunAt, '2026-11-21T01:00:00.000Z');
  });

  test('a window of a charging user and of a group that was slept through held for ever; now it ends late, and begins late while it lasts (R-6)', async () => {
    const [driverId, driverGroupId] = [await newDriver({ active: false }), await newGroup({ active: false })];
    const schedule = { every: 'daily', from: '02:00', to: '04:00' };
    const common = { name: 'Guests', turnsOn: true, clock: 'utc', active: true, schedule };
    const made = [
      (await add({ ...common, type: 'driver', driverId })).body,
      (await add({ ...common, type: 'driver_group', driverGroupId })).body,
    ];
    const both = async () => [await activeOf('drivers', driverId), await activeOf('driver-groups', driverGroupId)];
    const ran = async () =>
      Promise.all(made.map(async (task) => (await runsOf(task)).map(({ phase, state }) => `${phase} ${state}`)));
    const twice = (...runs: string[]) => [runs, runs];
    await goTo('2026-11-21T02:00:00Z');
    assert.deepEqual(await both(), [true, true]);
    await awakeAgain('2026-11-21T07:00:00Z');
    assert.deepEqual(await both(), [false, false]);
    assert.deepEqual(await ran(), twice('end done', 'start done'));
    await awakeAgain('2026-11-22T03:00:00Z');
    assert.deepEqual(await both(), [true, true], 'it is within the window');
    await awakeAgain('2026-11-23T07:00:00Z');
    assert.deepEqual(await both(), [false, false]);
    assert.deepEqual(
      (await ran()).map((runs) => runs.slice(0, 3)),
      twice('end done', 'start missed', 'end missed'),
    );
    for (const task of made) await turn(await get(task), false);
  });

  describe('a task that is taken away within its window left for ever what that had set; now', () => {
    const window = { every: 'daily', from: '08:00', to: '12:00' };
    const inB = () => ({ ...limit(), stationId: undefined, groupId: picture.groups.B, schedule: window, clock: 'utc' });
    const setNow = (station: '2' | '3', limitAmps: number | null) =>
      alpha.put(`/stations/${picture.stations[station]}/limit`, { limitAmps });

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
      const { body } = await alpha.get<Entries>('/audit?action=task.update');
      assert.deepEqual(body.items[0]?.after, { active: false, endedWindow: { limitAmps: 32, stations: 1 } });
      assert.equal((await get(made)).holds, null);
    });

    test('so do deleting it, and an edit that gives it another key or times', async () => {
      const make = async (name: string) => (await add({ ...inB(), name, limitAmpsAfter: null, active: true })).body;
      const edit = async (task: Told, body: object) => {
        const same = { ...inB(), limitAmpsAfter: null, active: true, homeGroupId: picture.groups.A };
        return (await alpha.put<Told>(`/tasks/${task.id}`, { ...same, ...body }, ifMatch(await get(task)))).body;
      };
      const [made, deleted] = [await make('Edited'), await make('Deleted')];
      await goTo('2026-11-24T08:00:00Z');
      await alpha.delete(`/tasks/${deleted.id}`, ifMatch(await get(deleted)));
      assert.deepEqual(await limitsOf('2', '3'), [null, null]);

      await goTo('2026-11-25T08:00:00Z');
      assert.equal((await edit(made, { name: 'Renamed' })).holds?.stations, 2);
      assert.equal((await edit(made, { schedule: { ...window, to: '13:00' } })).holds?.stations, 2);
      assert.deepEqual(await limitsOf('2', '3'), [6, 6], 'the window still ends');
      await edit(made, { groupId: picture.groups.C });
      assert.deepEqual(await limitsOf('2', '3'), [null, null]);
      await edit(made, {});
      await goTo('2026-11-26T08:00:00Z');
      assert.deepEqual(await limitsOf('2', '3'), [6, 6]);
      await edit(made, { schedule: { ...window, from: '20:00', to: '21:00' } });
      assert.deepEqual(await limitsOf('2', '3'), [null, null]);
      await turn(await get(made), false);
    });

    test('so does switching off what lets charging users charge', async () => {
      const [driverId, driverGroupId] = [await newDriver({ active: false }), await newGroup()];
      const common = { clock: 'utc', active: true, schedule: window };
      const [guest, staff] = [
        (await add({ ...common, name: 'Guest', type: 'driver', driverId, turnsOn: true })).body,
        (await add({ ...common, name: 'Staff', type: 'driver_group', driverGroupId, turnsOn: false })).body,
      ];
      const both = async () => [await activeOf('drivers', driverId), await activeOf('driver-groups', driverGroupId)];
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
});
