// Stations brought to their limits over real sockets, in both versions: every way, and what gets in the way.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { createStation, manualClock } from '@stationmaster/simulator';
import type { SimulatedStation, StationOptions } from '@stationmaster/simulator';
import { systemClock, type Rounds } from '../../clock.ts';
import { startIssueWatch } from '../../issues/issues.ts';
import { profileKeys } from '../../ocpp/versions.ts';
import { readLimitTraits } from '../../stations/stations.ts';
import {
  admin,
  startStoredGateway,
  stationPassword,
  type StoredGateway,
} from '../../testing/gateway/stored-gateway.ts';
import { getLimit, listLimits, startLimitKeeper, wantLimits } from '../limits.ts';
import { keepUp } from './keep-up.ts';

const car = { batteryWh: 400_000, maxPowerW: 22_000, startPercent: 10, targetPercent: 90 };
const wattsOf = (amps: number) => amps * 3 * 230;

for (const [version, unitKey, settingKey, supported] of [
  ['1.6', 'ChargingScheduleAllowedChargingRateUnit', 'MaxCurrent', 'SupportedFeatureProfiles'],
  ['2.0.1', 'SmartChargingCtrlr.RateUnit', 'Vendor.MaxCurrent', undefined],
] as const) {
  describe(`the limit of a station that speaks ${version}`, () => {
    let house: StoredGateway;
    let keeper: Rounds;
    let watch: Rounds;
    let aheadMs = 0;
    const nothing = () => Promise.resolve();
    /** Between a command that was queued and its bell. */
    let meanwhile: () => Promise<void> = nothing;
    const stations: SimulatedStation[] = [];
    before(async () => {
      house = await startStoredGateway();
      await house.rows(`insert into tokens (organization_id, driver_id, token, token_key)
        select 1, 1, 'TOKEN' || n, 'TOKEN' || n from generate_series(1, 10) n`);
      const clock = { ...systemClock, now: () => new Date(Date.now() + aheadMs) };
      const onFault = (error: unknown) => assert.fail(String(error));
      keeper = startLimitKeeper({
        doors: house.doors,
        clock,
        newId: randomUUID,
        keys: profileKeys,
        readTraits: readLimitTraits,
        ring: (stationId) => void meanwhile().then(() => house.bus.ring(stationId), onFault),
        onFault,
        patienceMs: -1_000,
      });
      watch = startIssueWatch({ doors: house.doors, clock, onFault });
    });
    after(async () => {
      await Promise.all([keeper.stop(), watch.stop()]);
      await Promise.all(stations.map((station) => station.close()));
      await house.stop();
    });

    /** Its first point charges as much as it may. */
    async function charging(options: Partial<StationOptions> = {}): Promise<{ station: SimulatedStation; id: number }> {
      const clock = manualClock(Date.now());
      const id = stations.length + 1;
      const station = createStation({
        url: `ws://127.0.0.1:${house.port}/ocpp/acme`,
        identifier: `ST-${id}`,
        password: stationPassword,
        version,
        points: [
          { maxPowerW: 22_000, phases: 3 },
          { maxPowerW: 22_000, phases: 3 },
        ],
        clock,
        random: () => 0,
        newId: randomUUID,
        ...options,
      });
      stations.push(station);
      await station.connect();
      station.point(1).plugIn(car);
      await station.point(1).presentToken(`TOKEN${id}`);
      await station.until(() => station.queued === 0);
      clock.advance(60_000);
      return { station, id };
    }

    const want = (stationId: number, limitAmps: number | null) =>
      house.doors.withTenant(1, (tx) =>
        wantLimits(tx, [{ stationId, limitAmps, source: { operatorId: null } }], {
          now: new Date(Date.now() + aheadMs),
        }),
      );

    async function kept(stationId: number) {
      await keepUp(house, keeper, stationId);
      const [limit] = await house.doors.withTenant(1, (tx) => listLimits(tx, [stationId]));
      assert.ok(limit);
      const { state, way, effectiveAmps } = limit;
      return { state, way, effectiveAmps };
    }

    async function limited(stationId: number, limitAmps: number | null) {
      await want(stationId, limitAmps);
      return kept(stationId);
    }

    const writes = async (stationId: number) =>
      (
        await house.rows<{ amps: number | null }>(
          `select (arguments ->> 'limitAmps')::integer as amps from commands
           where station_id = $1 and intent = 'setLimit' and state = 'accepted' order by queued_at`,
          [stationId],
        )
      ).map(({ amps }) => amps);

    const issues = async (stationId: number) => {
      await watch.settle();
      return house.rows<{ kind: string; code: string; open: boolean }>(
        'select kind, code, closed_at is null as open from issues where station_id = $1',
        [stationId],
      );
    };

    test('is set for the station as a whole, holds for the running session, is read back, and lifted', async () => {
      const { station, id } = await charging();
      assert.deepEqual(await limited(id, 10), { state: 'applied', way: 'station', effectiveAmps: 10 });
      assert.equal(station.point(1).powerW, wattsOf(10));
      const shown = await house.doors.withTenant(1, (tx) => getLimit(tx, admin.sight, id));
      assert.equal(shown.limitW, wattsOf(10));
      assert.deepEqual(await limited(id, 10), { state: 'applied', way: 'station', effectiveAmps: 10 });
      assert.deepEqual(await writes(id), [10], 'the same is not written twice');
      aheadMs += 61_000;
      assert.equal((await limited(id, null)).state, 'applied');
      assert.equal(station.point(1).powerW, 22_000);
      const [asked] = await house.rows<{ intent: string }>("select intent from issues where kind = 'rejected_command'");
      assert.equal(asked, undefined);
    });

    test('is written to the whole station once a minute at most, and what was wanted last stands', async () => {
      const { station, id } = await charging();
      await limited(id, 20);
      for (const limitAmps of [18, 16]) assert.equal((await limited(id, limitAmps)).state, 'waiting');
      aheadMs += 61_000;
      assert.deepEqual(await kept(id), { state: 'applied', way: 'station', effectiveAmps: 16 });
      assert.deepEqual([await writes(id), station.point(1).powerW], [[20, 16], wattsOf(16)]);
    });

    test('is set for each charging point, where the station takes no profile of the whole or does not heed it', async () => {
      for (const quirk of ['only-default-profiles', 'ignores-station-profiles'] as const) {
        const { station, id } = await charging({ quirks: [quirk] });
        await limited(id, 10);
        aheadMs += 61_000;
        assert.deepEqual(await kept(id), { state: 'applied', way: 'point', effectiveAmps: 10 }, quirk);
        assert.equal(station.point(1).powerW, wattsOf(10));
        aheadMs += 61_000;
        assert.equal((await limited(id, null)).state, 'applied');
        assert.equal(station.point(1).powerW, 22_000);
      }
    });

    test('is set by the vendor’s setting, where the station knows no profiles, and lifted by what stood there before', async () => {
      const { station, id } = await charging({
        quirks: ['no-profiles'],
        limitSetting: { key: settingKey, unit: 'mA' },
        configuration: { [settingKey]: '32000', ...(supported !== undefined && { [supported]: 'Core' }) },
      });
      await house.rows(
        `insert into station_quirks (organization_id, station_id, quirk, source, parameters, first_at, last_at)
         values (1, $1, 'limit_setting', 'set', $2, now(), now())`,
        [id, { settingKey, settingUnit: 'mA' }],
      );
      assert.deepEqual(await limited(id, 8), { state: 'applied', way: 'setting', effectiveAmps: 8 });
      assert.deepEqual([station.setting(settingKey), station.point(1).powerW], ['8000', wattsOf(8)]);
      assert.equal((await limited(id, null)).state, 'applied');
      assert.equal(station.setting(settingKey), '32000');
    });

    test('is told in watts, where the station reckons in watts only', async () => {
      const { station, id } = await charging({ configuration: { [unitKey]: version === '1.6' ? 'Power' : 'W' } });
      assert.deepEqual(await limited(id, 10), { state: 'applied', way: 'station', effectiveAmps: 10 });
      assert.equal(station.point(1).powerW, wattsOf(10));
    });

    test('waits for a station that is away, and is set again where it was forgotten', async () => {
      const { station, id } = await charging({ quirks: ['forgets-profiles'] });
      await station.disconnect();
      await house.rowOnceThere('select 1 from station_state where station_id = $1 and not connected', [id]);
      assert.equal((await limited(id, 10)).state, 'waiting');
      for (const nth of [1, 2]) {
        await station.connect();
        aheadMs += 61_000;
        assert.deepEqual(await kept(id), { state: 'applied', way: 'station', effectiveAmps: 10 });
        assert.equal(station.point(1).powerW, wattsOf(10));
        assert.equal((await writes(id)).length, nth);
        await station.disconnect();
        await house.rowOnceThere('select 1 from station_state where station_id = $1 and not connected', [id]);
      }
    });

    test('is an issue, where the station knows no way, until nothing is wanted of it any more (S-8)', async () => {
      const { id } = await charging({ quirks: ['no-profiles'] });
      assert.deepEqual(await limited(id, 10), { state: 'unsupported', way: null, effectiveAmps: null });
      assert.deepEqual(await issues(id), [{ kind: 'limit_not_kept', code: 'unsupported', open: true }]);
      assert.equal((await limited(id, null)).state, 'applied');
      assert.deepEqual(await issues(id), [{ kind: 'limit_not_kept', code: 'unsupported', open: false }]);
    });

    test('is an issue, where nobody can say for some minutes whether it holds', async () => {
      const { station, id } = await charging({ quirks: ['hides-schedule'] });
      assert.deepEqual(await limited(id, 10), { state: 'waiting', way: 'station', effectiveAmps: null });
      assert.equal(station.point(1).powerW, wattsOf(10));
      assert.deepEqual(await issues(id), []);
      aheadMs += 5 * 60_000;
      assert.deepEqual(await issues(id), [{ kind: 'limit_not_kept', code: 'waiting', open: true }]);
    });

    test('that was wanted while the one before was read back did not count as applied without being set', async () => {
      const { id } = await charging({ identifier: 'OPEN' });
      meanwhile = async () => {
        const [row] = await house.rows<{ doing: string }>('select doing from limits where station_id = $1', [id]);
        if (row?.doing !== 'read') return;
        meanwhile = nothing;
        await want(id, 6);
      };
      assert.deepEqual(await limited(id, 16), { state: 'waiting', way: null, effectiveAmps: null });
      aheadMs += 61_000;
      assert.deepEqual(await kept(id), { state: 'applied', way: 'station', effectiveAmps: 6 });
      assert.deepEqual(await writes(id), [16, 6]);
    });
  });
}
