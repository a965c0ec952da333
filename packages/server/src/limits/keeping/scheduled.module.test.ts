// A scheduled task from its instant to the current that a car draws, over real sockets, in both versions.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { createStation, manualClock, type SimulatedStation } from '@stationmaster/simulator';
import { systemClock, type Rounds } from '../../clock.ts';
import { profileKeys } from '../../ocpp/versions.ts';
import { readLimitTraits } from '../../stations/stations.ts';
import { createTask, getTask, listRuns, startTaskRunner } from '../../tasks/tasks.ts';
import {
  admin,
  startStoredGateway,
  stationPassword,
  type StoredGateway,
} from '../../testing/gateway/stored-gateway.ts';
import { getLimit, startLimitKeeper } from '../limits.ts';
import { keepUp } from './keep-up.ts';

const car = { batteryWh: 400_000, maxPowerW: 22_000, startPercent: 10, targetPercent: 90 };
const wattsOf = (amps: number) => amps * 3 * 230;
const dayMs = 86_400_000;

for (const version of ['1.6', '2.0.1', '2.1'] as const) {
  describe(`a window of limited current for stations that speak ${version}`, () => {
    let house: StoredGateway;
    let keeper: Rounds;
    let runner: Rounds;
    // It begins at noon, whatever the time of the day: the window has its beginning ahead of it.
    let aheadMs = dayMs - (Date.now() % dayMs) + dayMs / 2;
    const clock = { ...systemClock, now: () => new Date(Date.now() + aheadMs) };
    const stations: SimulatedStation[] = [];
    before(async () => {
      house = await startStoredGateway();
      await house.rows(`insert into tokens (organization_id, driver_id, token, token_key)
        select 1, 1, 'TOKEN' || n, 'TOKEN' || n from generate_series(1, 2) n`);
      const onFault = (error: unknown) => assert.fail(String(error));
      const parts = { doors: house.doors, clock, onFault };
      const { ring } = house.bus;
      const limits = { newId: randomUUID, keys: profileKeys, readTraits: readLimitTraits, ring, patienceMs: -1_000 };
      keeper = startLimitKeeper({ ...parts, ...limits });
      runner = startTaskRunner(parts);
    });
    after(async () => {
      await Promise.all([keeper.stop(), runner.stop()]);
      await Promise.all(stations.map((station) => station.close()));
      await house.stop();
    });

    /** Its point charges as much as it may. */
    async function charging(id: number): Promise<SimulatedStation> {
      const stationClock = manualClock(Date.now());
      const station = createStation({
        url: `ws://127.0.0.1:${house.port}/ocpp/acme`,
        identifier: `ST-${id}`,
        password: stationPassword,
        version,
        points: [{ maxPowerW: 22_000, phases: 3 }],
        clock: stationClock,
        random: () => 0,
        newId: randomUUID,
      });
      stations.push(station);
      await station.connect();
      station.point(1).plugIn(car);
      await station.point(1).presentToken(`TOKEN${id}`);
      await station.until(() => station.queued === 0);
      stationClock.advance(60_000);
      return station;
    }

    test('takes effect at its instant, is read back, waits for who is away, and is lifted at its end (R-6)', async () => {
      const wanted = {
        name: 'Night limit',
        type: 'max_current',
        groupId: 1,
        schedule: { every: 'daily', from: '01:00', to: '06:00' },
        clock: 'utc',
        limitAmps: 10,
        limitAmpsAfter: null,
        active: true,
      } as const;
      const { id: taskId } = await house.doors.withTenant(1, (tx) =>
        createTask(tx, admin, { ...wanted, schedule: { ...wanted.schedule } }, clock.now()),
      );
      const untilNextRun = async () => {
        const { nextRunAt } = await house.doors.withTenant(1, (tx) => getTask(tx, admin.sight, taskId));
        assert.ok(nextRunAt !== null);
        aheadMs += nextRunAt.getTime() - clock.now().getTime();
        await runner.settle();
      };
      const lastRun = async () => {
        const { items } = await house.doors.withTenant(1, (tx) =>
          listRuns(tx, admin.sight, taskId, { limit: 1, offset: 0 }),
        );
        const [run] = items;
        return { phase: run?.phase, ...run?.limits };
      };
      const limitOf = async (id: number) => {
        await keepUp(house, keeper, id);
        const { limit } = await house.doors.withTenant(1, (tx) => getLimit(tx, admin.sight, id));
        return { state: limit?.state, effectiveAmps: limit?.effectiveAmps };
      };

      const first = await charging(1);
      assert.equal(first.point(1).powerW, 22_000);
      await untilNextRun();
      assert.deepEqual(await limitOf(1), { state: 'applied', effectiveAmps: 10 });
      assert.equal(first.point(1).powerW, wattsOf(10), 'the running session gives way');
      assert.partialDeepStrictEqual(await lastRun(), { phase: 'start', stations: 10, applied: 1, waiting: 9 });

      const second = await charging(2);
      assert.deepEqual(await limitOf(2), { state: 'applied', effectiveAmps: 10 });
      assert.equal(second.point(1).powerW, wattsOf(10), 'it was away at the instant, and has its limit on return');
      assert.partialDeepStrictEqual(await lastRun(), { phase: 'start', applied: 2, waiting: 8 });

      await untilNextRun();
      for (const [nth, station] of [first, second].entries()) {
        assert.partialDeepStrictEqual(await limitOf(nth + 1), { state: 'applied' });
        assert.equal(station.point(1).powerW, 22_000, 'the limit is lifted');
      }
      assert.partialDeepStrictEqual(await lastRun(), { phase: 'end', applied: 2, waiting: 8 });
    });
  });
}
