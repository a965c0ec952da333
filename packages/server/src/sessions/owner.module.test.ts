import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startStoredGateway, type StoredGateway } from '../testing/gateway/stored-gateway.ts';
import { listSessions } from './sessions.ts';

describe('whose a charging event is', () => {
  let house: StoredGateway;
  before(async () => {
    house = await startStoredGateway();
  });
  after(() => house.stop());

  async function charge(meterStart: number): Promise<void> {
    const station = await house.connect('ST-1');
    await station.call('BootNotification', { chargePointVendor: 'Acme', chargePointModel: 'One' });
    const timestamp = new Date(Date.now() - 60_000).toISOString();
    const [, , answer] = await station.call('StartTransaction', {
      connectorId: 1,
      idTag: '04A1',
      meterStart,
      timestamp,
    });
    const { transactionId } = answer as { transactionId: number };
    const stop = { transactionId, meterStop: meterStart + 500, timestamp: new Date().toISOString() };
    await station.call('StopTransaction', stop);
    await station.leave();
  }

  async function driversOf(driverId: number): Promise<(string | undefined)[]> {
    const wanted = { driverId, limit: 10, offset: 0 };
    const { items } = await house.doors.withTenant(1, (tx) =>
      listSessions(tx, { baseGroupId: 1, orphans: true }, wanted),
    );
    return items.map(({ driver }) => driver?.name);
  }

  test('a token that passes to another charging user leaves its former charging events where they were (E-12)', async () => {
    await charge(1000);
    await house.rows(
      `insert into drivers (organization_id, home_group_id, first_name, last_name, email, email_key, search_key)
         values (1, 1, 'Daisy', 'Duck', 'daisy@duckburg.com', 'daisy@duckburg.com', 'daisy duck')`,
    );
    await house.rows('insert into access_rights (organization_id, driver_id, group_id) values (1, 2, 1)');
    await house.rows('update tokens set driver_id = 2 where id = 1');
    await charge(2000);
    assert.deepEqual([await driversOf(1), await driversOf(2)], [['Donald Duck'], ['Daisy Duck']]);
  });
});
