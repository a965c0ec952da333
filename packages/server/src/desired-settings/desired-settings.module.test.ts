import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { createStation, realClock, seededRandom, type SimulatedStation } from '@stationmaster/simulator';
import { getCampaign, startCampaign, startCampaignKeeper } from '../campaigns/campaigns.ts';
import { systemClock } from '../clock.ts';
import { dialects } from '../testing/dialects.ts';
import { admin, startStoredGateway, stationPassword, type StoredGateway } from '../testing/gateway/stored-gateway.ts';
import { listDesired, wantSetting, withdrawSetting } from './desired-settings.ts';

const timeOut = 'TxCtrlr.EVConnectionTimeOut';
const keyOf = { '1.6': 'ConnectionTimeOut', '2.0.1': timeOut, '2.1': timeOut };
const viewer = { ...admin, actor: { operatorId: null, name: 'admin', address: '127.0.0.1' } };

for (const dialect of dialects) {
  const key = keyOf[dialect.version];
  describe(`settings wanted of a station that speaks ${dialect.version}`, () => {
    let house: StoredGateway;
    let connected: SimulatedStation[] = [];
    before(async () => {
      house = await startStoredGateway();
    });
    after(() => house.stop());
    beforeEach(async () => {
      await house.rows('delete from desired_settings; delete from settings; delete from commands');
    });
    afterEach(async () => {
      for (const station of connected) await station.close();
      connected = [];
      await house.rowOnceThere('select 1 where not exists (select from station_state where connected)');
    });

    /** With the settings that it left the factory with. */
    async function connect(identifier = 'ST-1'): Promise<SimulatedStation> {
      const station = createStation({
        url: `ws://127.0.0.1:${house.port}/ocpp/acme`,
        identifier,
        password: stationPassword,
        version: dialect.version,
        points: [{ maxPowerW: 11_000, phases: 3 }],
        configuration: { [key]: '30' },
        clock: realClock,
        random: seededRandom(1),
      });
      connected.push(station);
      await station.connect();
      return station;
    }
    const want = (value: string, lasting: boolean, wantedKey = key) =>
      house.doors.withTenant(1, (tx) =>
        wantSetting(tx, viewer, {
          id: randomUUID(),
          stationId: 1,
          now: new Date(),
          wanted: { key: wantedKey, value, lasting },
        }),
      );
    const list = () => house.doors.withTenant(1, (tx) => listDesired(tx, viewer.sight, 1));
    const reads = (value: string) =>
      house.rowOnceThere('select 1 from settings where station_id = 1 and key = $1 and value = $2', [key, value]);
    const inFlight = "select 1 from commands where state in ('queued', 'sent')";

    test('wait for it while it is away, are told once it comes, read back, and are forgotten then', async () => {
      await want('90', false);
      assert.partialDeepStrictEqual(await list(), [
        { key, value: '90', state: 'waiting', actual: null, triedAt: null },
      ]);
      await connect();
      await reads('90');
      assert.deepEqual(await list(), []);
    });

    test('that were on their way when the server died were not sent again, and are when the station comes back', async () => {
      await (await connect()).close();
      await house.rowOnceThere('select 1 from station_state where station_id = 1 and not connected');
      await want('90', false);
      await house.rows(`update commands c set state = 'sent', sent_at = now(), connection_epoch = s.connection_epoch
        from station_state s where c.station_id = s.station_id and c.intent = 'changeSetting'`);
      await connect();
      await reads('90');
      assert.deepEqual(await list(), []);
    });

    test('are told again, where they shall last, to a station that has lost them', async () => {
      await want('90', true);
      const first = await connect();
      await reads('90');
      await house.rowOnceThere(`select 1 where not exists (${inFlight})`);
      assert.partialDeepStrictEqual(await list(), [{ value: '90', state: 'applied', actual: '90' }]);
      await first.close();
      await house.rowOnceThere('select 1 from station_state where station_id = 1 and not connected');
      await connect();
      await house.rowOnceThere(
        "select 1 from commands where intent = 'changeSetting' and state = 'accepted' group by intent having count(*) = 2",
      );
      const changes = await house.rows<{ from: string }>(
        "select arguments ->> 'from' as from from commands where intent = 'changeSetting' order by queued_at",
      );
      assert.deepEqual(changes.at(-1), { from: '30' });
      await reads('90');
    });

    test('that it refuses are not asked for at every connection; what was wanted is withdrawn', async () => {
      const unknown = dialect.version === '1.6' ? 'NoSuchKey' : 'TxCtrlr.NoSuchVariable';
      await want('1', true, unknown);
      const station = await connect();
      await house.rowOnceThere("select 1 from commands where intent = 'changeSetting' and state = 'rejected'");
      await station.close();
      await house.rowOnceThere('select 1 from station_state where station_id = 1 and not connected');
      await connect();
      assert.partialDeepStrictEqual(await list(), [{ key: unknown, state: 'refused' }]);
      assert.deepEqual(
        await house.rows("select 1 from commands where intent = 'changeSetting' and state <> 'rejected'"),
        [],
      );
      await house.doors.withTenant(1, (tx) =>
        withdrawSetting(tx, viewer, { stationId: 1, key: unknown, now: new Date() }),
      );
      assert.deepEqual(await list(), []);
    });

    test('of another value stand for what was wanted before', async () => {
      await want('60', false);
      await want('90', false);
      assert.deepEqual(await house.rows('select state, detail from commands order by queued_at, state'), [
        { state: 'cancelled', detail: 'Another value was wanted later.' },
        { state: 'waiting', detail: null },
      ]);
      await connect();
      await reads('90');
    });

    test('of many go to those that are there, and to the others when they come', async () => {
      await connect();
      const keeper = startCampaignKeeper({
        doors: house.doors,
        bus: house.bus,
        clock: systemClock,
        perSecond: 10,
        onFault: (error) => assert.fail(String(error)),
      });
      const id = randomUUID();
      const asked = { intent: 'changeSetting', stationIds: [1, 2], settings: [{ key, value: '90' }] } as const;
      const starting = {
        id,
        idempotencyKey: randomUUID(),
        now: new Date(),
        asked: { ...asked, stationIds: [1, 2], settings: [...asked.settings] },
      };
      await house.doors.withTenant(1, (tx) => startCampaign(tx, viewer, starting));
      await keeper.settle();
      await keeper.stop();
      await reads('90');
      const counts = async () => (await house.doors.withTenant(1, (tx) => getCampaign(tx, viewer.sight, id))).counts;
      assert.partialDeepStrictEqual(await counts(), { accepted: 1, waiting: 1, failed: 0 });
      await connect('ST-2');
      await house.rowOnceThere(
        "select 1 from commands where station_id = 2 and intent = 'changeSetting' and state = 'accepted'",
      );
      assert.partialDeepStrictEqual(await counts(), { accepted: 2, waiting: 0 });
    });
  });
}
