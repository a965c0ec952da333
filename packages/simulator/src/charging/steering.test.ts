// What charging profiles and a vendor's setting do to a running session, in both versions.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { OcppError } from '@stationmaster/ocpp';
import type { SimulatedStation } from '../station.ts';
import type { ManualClock } from '../world/clock.ts';
import type { StationOptions } from '../options.ts';
import { startOnline, startOnline201 } from '../testing/fixture.ts';

type Period = { startPeriod: number; limit: number };
type Purpose = 'station' | 'default';
type Set = { place?: number; purpose?: Purpose; id?: number; level?: number; unit?: 'A' | 'W'; periods: Period[] };

const points = [
  { maxPowerW: 11_000, phases: 3 },
  { maxPowerW: 22_000, phases: 3 },
] as const;
const hungry = { batteryWh: 400_000, maxPowerW: 22_000, startPercent: 10, targetPercent: 90 };

/** Until the car takes all that it may. */
async function charge(station: SimulatedStation, clock: ManualClock, number: number): Promise<void> {
  station.point(number).plugIn(hungry);
  await station.point(number).presentToken(`TOKEN-${number}`);
  clock.advance(60_000);
}

const longAgo = '2020-01-01T00:00:00Z';

async function in16(t: TestContext, options: Partial<StationOptions>) {
  const { central, station, clock } = await startOnline(t, { points, random: () => 0, ...options });
  await charge(station, clock, 1);
  const purposes = { station: 'ChargePointMaxProfile', default: 'TxDefaultProfile' } as const;
  return {
    station,
    clock,
    set: async ({ place = 0, purpose = 'station', id = 1, level = 0, unit = 'A', periods }: Set) => {
      const chargingSchedule = { startSchedule: longAgo, chargingRateUnit: unit, chargingSchedulePeriod: periods };
      const csChargingProfiles = {
        chargingProfileId: id,
        stackLevel: level,
        chargingProfilePurpose: purposes[purpose],
        chargingProfileKind: 'Absolute' as const,
        chargingSchedule,
      };
      return (await central.call('SetChargingProfile', { connectorId: place, csChargingProfiles })).status;
    },
    clear: () => central.call('ClearChargingProfile', { id: 1 }),
    told: async (place: number, chargingRateUnit: 'A' | 'W' = 'A') => {
      const asked = { connectorId: place, duration: 3600, chargingRateUnit };
      return (await central.call('GetCompositeSchedule', asked)).chargingSchedule?.chargingSchedulePeriod;
    },
    change: (key: string, value: string) => central.call('ChangeConfiguration', { key, value }),
  };
}

async function in201(t: TestContext, options: Partial<StationOptions>) {
  const { central, station, clock } = await startOnline201(t, { points, random: () => 0, ...options });
  await charge(station, clock, 1);
  const purposes = { station: 'ChargingStationMaxProfile', default: 'TxDefaultProfile' } as const;
  return {
    station,
    clock,
    set: async ({ place = 0, purpose = 'station', id = 1, level = 0, unit = 'A', periods }: Set) => {
      const [first = { startPeriod: 0, limit: 0 }, ...later] = periods;
      const chargingProfile = {
        id,
        stackLevel: level,
        chargingProfilePurpose: purposes[purpose],
        chargingProfileKind: 'Absolute' as const,
        chargingSchedule: [
          {
            id: 1,
            startSchedule: longAgo,
            chargingRateUnit: unit,
            chargingSchedulePeriod: [first, ...later] as [Period, ...Period[]],
          },
        ] as [never],
      };
      return (await central.call('SetChargingProfile', { evseId: place, chargingProfile })).status;
    },
    clear: () => central.call('ClearChargingProfile', { chargingProfileId: 1 }),
    told: async (place: number, chargingRateUnit: 'A' | 'W' = 'A') => {
      const asked = { evseId: place, duration: 3600, chargingRateUnit };
      return (await central.call('GetCompositeSchedule', asked)).schedule?.chargingSchedulePeriod;
    },
    change: (key: string, attributeValue: string) => {
      const [component = '', variable = ''] = key.split('.');
      const data = { component: { name: component }, variable: { name: variable }, attributeValue };
      return central.call('SetVariables', { setVariableData: [data] });
    },
  };
}

const always = (limit: number) => [{ startPeriod: 0, limit }];
const notImplemented = (error: unknown) => error instanceof OcppError && error.code === 'NotImplemented';

for (const [version, start, unitKey, settingKey] of [
  ['1.6', in16, 'ChargingScheduleAllowedChargingRateUnit', 'MaxCurrent'],
  ['2.0.1', in201, 'SmartChargingCtrlr.RateUnit', 'Vendor.MaxCurrent'],
] as const) {
  test(`${version}: a limit of the whole station bites on the running session and is told, until it is cleared`, async (t) => {
    const { station, set, told, clear } = await start(t, {});
    assert.deepEqual(await told(1), always(15.9));
    assert.equal(await set({ periods: always(10) }), 'Accepted');
    assert.deepEqual([station.point(1).powerW, await told(0)], [6_900, always(10)]);
    assert.equal(await set({ periods: always(5) }), 'Accepted');
    assert.deepEqual([station.point(1).status, station.point(1).powerW], ['SuspendedEVSE', 0]);
    await clear();
    assert.deepEqual([station.point(1).powerW, await told(0)], [11_000, always(47.8)]);
  });

  test(`${version}: the points that charge share what the station may take`, async (t) => {
    const { station, clock, set } = await start(t, {});
    await set({ unit: 'W', periods: always(12_000) });
    await charge(station, clock, 2);
    assert.deepEqual([station.point(1).powerW, station.point(2).powerW], [6_000, 6_000]);
    station.point(2).unplug();
    assert.equal(station.point(1).powerW, 11_000);
  });

  test(`${version}: of the limits of a point the highest level holds, the same level is replaced, and periods follow each other`, async (t) => {
    const { station, clock, set, told } = await start(t, {});
    await set({ purpose: 'default', periods: always(10) });
    await set({ purpose: 'default', place: 1, id: 2, level: 3, periods: always(8) });
    await set({ purpose: 'default', id: 3, periods: always(12) });
    assert.deepEqual([await told(1), await told(2)], [always(8), always(12)]);
    assert.equal(station.point(1).powerW, 8 * 3 * 230);
    const sinceLongAgo = (clock.now() - Date.parse(longAgo)) / 1000;
    const periods = [...always(8), { startPeriod: Math.ceil(sinceLongAgo) + 600, limit: 14 }];
    await set({ purpose: 'default', place: 1, id: 2, level: 3, periods });
    assert.deepEqual(await told(1), [...always(8), { startPeriod: 600, limit: 14 }]);
    clock.advance(601_000);
    assert.equal(station.point(1).powerW, 14 * 3 * 230);
  });

  test(`${version}: stations take profiles of their own units, levels and purposes only, or none`, async (t) => {
    const inWatts = await start(t, { configuration: { [unitKey]: version === '1.6' ? 'Power' : 'W' } });
    assert.equal(await inWatts.set({ periods: always(10) }), 'Rejected');
    assert.equal(await inWatts.set({ unit: 'W', level: 9, periods: always(6_900) }), 'Rejected');
    assert.equal(await inWatts.set({ unit: 'W', periods: always(6_900) }), 'Accepted');
    assert.deepEqual([await inWatts.told(0), await inWatts.told(0, 'W')], [undefined, always(6_900)]);
    const onlyDefault = await start(t, { quirks: ['only-default-profiles'] });
    assert.equal(await onlyDefault.set({ periods: always(10) }), 'Rejected');
    assert.equal(await onlyDefault.set({ purpose: 'default', periods: always(10) }), 'Accepted');
    const none = await start(t, { quirks: ['no-profiles'] });
    await assert.rejects(none.set({ periods: always(10) }), notImplemented);
    await assert.rejects(none.clear(), notImplemented);
    await assert.rejects(none.told(0), notImplemented);
  });

  test(`${version}: stations forget profiles, ignore them, or keep to themselves what they come to`, async (t) => {
    const forgetful = await start(t, { quirks: ['forgets-profiles'] });
    await forgetful.set({ periods: always(10) });
    await forgetful.station.disconnect();
    assert.equal(forgetful.station.point(1).powerW, 11_000);
    const heedless = await start(t, { quirks: ['ignores-station-profiles'] });
    assert.equal(await heedless.set({ periods: always(10) }), 'Accepted');
    assert.deepEqual([heedless.station.point(1).powerW, await heedless.told(0)], [11_000, always(47.8)]);
    const silent = await start(t, { quirks: ['hides-schedule'] });
    await silent.set({ periods: always(10) });
    assert.deepEqual([silent.station.point(1).powerW, await silent.told(0)], [6_900, undefined]);
  });

  test(`${version}: a setting of the vendor's own limits each point`, async (t) => {
    const limitSetting = { key: settingKey, unit: 'mA' } as const;
    const { station, change } = await start(t, { limitSetting, configuration: { [settingKey]: '' } });
    assert.equal(station.point(1).powerW, 11_000);
    await change(settingKey, '10000');
    assert.equal(station.point(1).powerW, 6_900);
  });
}
