// Runs that come late, twice, or not at all.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { useTaskPanel, type Told } from '../../testing/tasks/task-panel.ts';

describe('runs that are late', () => {
  const tasks = useTaskPanel('2026-11-15T22:00:00Z');
  const {
    add,
    awakeAgain,
    get,
    goTo,
    isActive,
    limitsOf,
    startRunner,
    newDriver,
    nightLimit,
    newDriverGroup,
    runsOf,
    setNow,
    sleepUntil,
    turn,
  } = tasks;

  test('a run that is late by fifteen minutes is made up for, a later one is missed, and all of them are shown (R-6, M-tasks-failure)', async () => {
    const driverId = await newDriver();
    const off = { name: 'Noon', type: 'driver', driverId, turnsOn: false, clock: 'utc', active: true };
    const made = (await add({ ...off, schedule: { every: 'daily', from: '12:00' } })).body;
    await goTo('2026-11-18T12:15:00Z');
    for (let days = 0; days < 3; days += 1) await tasks.runner.settle();
    assert.deepEqual(
      (await runsOf(made)).map(({ dueAt, state }) => [String(dueAt).slice(0, 10), state]),
      [
        ['2026-11-18', 'done'],
        ['2026-11-17', 'missed'],
        ['2026-11-16', 'missed'],
      ],
    );
    assert.equal(await isActive('drivers', driverId), false);
    await turn(await get(made), false);
  });

  test('the end of a window that was slept through left its limit for ever; now it is lifted late, unless somebody wanted another since', async () => {
    const window = { every: 'daily', from: '01:00', to: '06:00' };
    const ofGroup = {
      ...nightLimit(),
      stationId: undefined,
      groupId: tasks.picture.groups.B,
      schedule: window,
      clock: 'utc',
    };
    const made = (await add({ ...ofGroup, limitAmpsAfter: 32, active: true })).body;
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

  test('two nodes that look at once run each task once (R-6)', async () => {
    const drivers = await Promise.all(Array.from({ length: 20 }, () => newDriver()));
    const made: Told[] = [];
    for (const driverId of drivers) {
      const off = { name: 'Off', type: 'driver', driverId, turnsOn: false, clock: 'utc', active: true };
      made.push((await add({ ...off, schedule: { every: 'once', day: '2026-11-20', from: '10:00' } })).body);
    }
    const other = startRunner();
    tasks.clock.advance(new Date('2026-11-20T10:00:00Z').getTime() - tasks.clock.now().getTime());
    for (let round = 0; round < 4; round += 1) await Promise.all([tasks.runner.settle(), other.settle()]);
    await other.stop();
    await goTo('2026-11-20T10:00:00Z');
    for (const task of made) {
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
    const setBack = { ...tasks.clock, now: () => new Date('2026-11-20T11:59:00Z') };
    const late = startRunner(setBack);
    await late.settle();
    await late.stop();
    await goTo('2026-11-20T12:01:00Z');
    assert.deepEqual([(await runsOf(made)).length, (await get(made)).nextRunAt], [1, '2026-11-21T12:00:00.000Z']);
    await turn(await get(made), false);
  });

  test('a window of a charging user and of a group that was slept through held for ever; now it ends late, and begins late while it lasts (R-6)', async () => {
    const [driverId, driverGroupId] = [await newDriver({ active: false }), await newDriverGroup({ active: false })];
    const schedule = { every: 'daily', from: '02:00', to: '04:00' };
    const common = { name: 'Guests', turnsOn: true, clock: 'utc', active: true, schedule };
    const made = [
      (await add({ ...common, type: 'driver', driverId })).body,
      (await add({ ...common, type: 'driver_group', driverGroupId })).body,
    ];
    const both = async () => [await isActive('drivers', driverId), await isActive('driver-groups', driverGroupId)];
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
});
