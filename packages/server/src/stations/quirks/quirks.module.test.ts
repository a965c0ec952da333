// Quirks from the boot of a station to what is done about them, on a database.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startStoredGateway, type StoredGateway } from '../../testing/stored-gateway.ts';
import { limitTraitsOf, readActingQuirks } from '../stations.ts';

describe('quirks of stations', () => {
  let house: StoredGateway;
  before(async () => {
    house = await startStoredGateway();
  });
  after(() => house.stop());

  async function boot(identifier: string, vendor: string, model = 'One'): Promise<void> {
    const station = await house.connect(identifier);
    await station.call('BootNotification', { chargePointVendor: vendor, chargePointModel: model });
    await station.leave();
  }

  const kept = async (stationId: number) =>
    (
      await house.rows<{ quirk: string }>(
        "select quirk from station_quirks where station_id = $1 and source = 'recognised' order by quirk",
        [stationId],
      )
    ).map(({ quirk }) => quirk);

  const traits = async (stationId: number) => {
    const acting = await house.doors.withIngest((tx) => readActingQuirks(tx, [{ organizationId: 1, stationId }]));
    return limitTraitsOf(acting.get(stationId) ?? {});
  };

  test('a make is recognised at its boot, and what was recognised goes when it says another', async () => {
    await boot('ST-1', 'Wall Box Chargers');
    assert.deepEqual(await kept(1), ['highest_stack_level', 'limit_setting']);
    assert.deepEqual(await traits(1), {
      ways: ['station', 'point', 'setting'],
      highestStackLevel: 0,
      setting: { key: 'chargingALimitConn1', unit: 'A' },
    });
    await boot('ST-2', 'Acme');
    assert.deepEqual([await kept(1), await kept(2)], [['highest_stack_level', 'limit_setting'], []]);
    await boot('ST-1', 'Growatt');
    assert.deepEqual(await kept(1), ['limit_setting']);
    assert.deepEqual((await traits(1)).setting, { key: 'G_MaxCurrent', unit: 'A' });
  });

  test('what an admin has set or lifted is not recognised away', async () => {
    await boot('ST-3', 'Growatt');
    await house.rows(
      `update station_quirks set source = 'set', parameters = '{"settingKey":"Own","settingUnit":"W"}' where station_id = 3`,
    );
    await boot('ST-3', 'Growatt');
    assert.deepEqual((await traits(3)).setting, { key: 'Own', unit: 'W' });
    await house.rows("update station_quirks set source = 'recognised', lifted_at = now() where station_id = 3");
    await boot('ST-3', 'Growatt');
    assert.equal((await traits(3)).setting, null);
  });
});
