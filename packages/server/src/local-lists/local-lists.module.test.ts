import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { createStation, realClock, seededRandom, type SimulatedStation } from '@stationmaster/simulator';
import { systemClock, type Rounds } from '../clock.ts';
import { listKeys } from '../ocpp/versions.ts';
import { dialects } from '../testing/dialects.ts';
import { startStoredGateway, stationPassword, type StoredGateway } from '../testing/gateway/stored-gateway.ts';
import { judge } from '../tokens/tokens.ts';
import { startListKeeper } from './local-lists.ts';

type List = { state: string; version: number; held: number; left_out: number; succeeded_at: Date | null };

// One driver who may charge everywhere, one who is inactive, one without rights; cards in every state.
const people = `
insert into drivers (organization_id, home_group_id, first_name, email, email_key, search_key, active)
  values (1, 1, 'Gone', 'gone@x.com', 'gone@x.com', 'gone', false), (1, 1, 'Lone', 'lone@x.com', 'lone@x.com', 'lone', true);
insert into access_rights (organization_id, driver_id, group_id) values (1, 2, 1);
insert into tokens (organization_id, driver_id, token, token_key, active, valid_to) values
  (1, 1, 'OFF1', 'OFF1', false, null), (1, 1, 'PAST1', 'PAST1', true, '2026-01-01'), (1, 1, 'LATE1', 'LATE1', true, '2099-01-01'),
  (1, 2, 'GONE1', 'GONE1', true, null), (1, 3, 'LONE1', 'LONE1', true, null), (1, 1, 'SOON1', 'SOON1', true, current_date + 1)`;

/** How many tokens fit into a message: as the station counts them, or as many as its bytes hold. */
const eachMessage = { '1.6': 100, '2.0.1': 50, '2.1': 26 };
const mostTokens = 260;

const offlineVariable = 'AuthCtrlr.OfflineTxForUnknownIdEnabled';
const unknownOffline = { '1.6': 'AllowOfflineTxForUnknownId', '2.0.1': offlineVariable, '2.1': offlineVariable };

for (const dialect of dialects) {
  describe(`the local list of a station that speaks ${dialect.version}`, () => {
    let house: StoredGateway;
    let keeper: Rounds;
    let station: SimulatedStation;
    /** How far the station's clock is before ours. */
    let aheadMs = 0;
    /** How many commands were told of: the keeper may look by itself between what a test does and what it asks. */
    let told = 0;
    before(async () => {
      house = await startStoredGateway();
      await house.rows(people);
      keeper = startListKeeper({
        doors: house.doors,
        clock: systemClock,
        newId: randomUUID,
        keys: listKeys,
        onFault: (error) => assert.fail(String(error)),
        // Limits come in messages of their own, which are waited for.
        patience: { afterChangeMs: -1_000, afterConnectMs: -1_000, afterAskingMs: 60_000 },
      });
      station = createStation({
        url: `ws://127.0.0.1:${house.port}/ocpp/acme`,
        identifier: 'ST-1',
        password: stationPassword,
        version: dialect.version,
        points: [{ maxPowerW: 11_000, phases: 3 }],
        configuration: {
          [unknownOffline[dialect.version]]: 'false',
          'LocalAuthListCtrlr.BytesPerMessage': '12200',
        },
        mostListEntries: mostTokens,
        clock: { ...realClock, now: () => realClock.now() + aheadMs },
        random: seededRandom(1),
      });
      await station.connect();
    });
    after(async () => {
      await keeper.stop();
      await station.close();
      await house.stop();
    });

    const commands = () =>
      house.rows<{ intent: string; state: string; full: boolean | null }>(
        "select intent, state, (arguments ->> 'full')::boolean as full from commands order by queued_at, id",
      );

    /** Until the station has been told all there is to tell; what was said for it since it was last asked for. */
    async function keepUp(): Promise<{ list: List; said: unknown[] }> {
      for (;;) {
        await keeper.settle();
        const [list] = await house.rows<List>('select * from local_lists where station_id = 1');
        assert.ok(list);
        if (list.state !== 'waiting') {
          const all = await commands();
          const said = all.slice(told).map(({ intent, full }) => (full === null ? intent : full ? 'full' : 'changes'));
          told = all.length;
          return { list, said };
        }
        house.bus.ring(1);
        await house.rowOnceThere(
          "select 1 from local_lists l join commands c on c.id = l.command_id where l.station_id = 1 and c.state not in ('queued', 'sent')",
        );
      }
    }

    const ours = async (token: string) => {
      const at = new Date(Date.now() + aheadMs);
      return (await house.doors.withTenant(1, (tx) => judge(tx, { stationId: 1, token, at, evse: null }))).decision;
    };

    test('is told whole once it has said how it keeps lists', async () => {
      const { list, said } = await keepUp();
      assert.deepEqual(said, ['refreshConfiguration', 'full']);
      assert.deepEqual([list.state, list.version, list.held, list.left_out], ['current', 1, 6, 0]);
      assert.ok(list.succeeded_at);
    });

    test('makes it decide offline as we do', async () => {
      await station.disconnect();
      for (const token of ['OFF1', 'PAST1', 'GONE1', 'LATE1']) {
        assert.equal(await station.point(1).presentToken(token), await ours(token), token);
      }
      assert.equal(await ours('LONE1'), 'Blocked');
      assert.notEqual(await station.point(1).presentToken('LONE1'), 'Accepted', 'who has no right here is not in it');
      assert.equal(await station.point(1).presentToken('SOON1'), 'Accepted');
      aheadMs = 3 * 86_400_000;
      assert.deepEqual([await station.point(1).presentToken('SOON1'), await ours('SOON1')], ['Expired', 'Expired']);
      aheadMs = 0;
      await station.connect();
    });

    test('is not told again when it comes back and holds what it should', async () => {
      const { list, said } = await keepUp();
      assert.deepEqual(said, ['askListVersion']);
      assert.equal(list.version, 1);
    });

    test('is told what operators change, and no more', async () => {
      await house.rows(`update tokens set active = false where token = '04A1';
        insert into access_rights (organization_id, driver_id, station_id) values (1, 3, 1)`);
      assert.deepEqual((await keepUp()).said, ['changes']);
      await house.rows("update tokens set name = 'Other' where token = '04A1'");
      assert.deepEqual((await keepUp()).said, []);
      await house.rows(
        "delete from tokens where token = 'LATE1'; update tokens set active = true where token = '04A1'",
      );
      const { list } = await keepUp();
      assert.deepEqual([list.version, list.held], [3, 6]);
      await station.disconnect();
      assert.notEqual(await station.point(1).presentToken('LATE1'), 'Accepted');
      assert.equal(await station.point(1).presentToken('LONE1'), 'Accepted');
      await station.connect();
      await keepUp();
    });

    test('is told in as many messages as the station’s own limit demands', async () => {
      await house.rows(`insert into tokens (organization_id, driver_id, token, token_key)
        select 1, 1, 'MANY' || n, 'MANY' || n from generate_series(1, 250) n`);
      const { list, said } = await keepUp();
      const version = 3 + Math.ceil(250 / eachMessage[dialect.version]);
      assert.deepEqual([said, list.version, list.held, list.left_out], [['changes'], version, 256, 0]);
    });

    test('is told no more than fits, those first who may charge', async () => {
      await house.rows(`insert into tokens (organization_id, driver_id, token, token_key)
        select 1, 1, 'MORE' || n, 'MORE' || n from generate_series(1, 10) n`);
      const { list } = await keepUp();
      assert.deepEqual([list.state, list.held, list.left_out], ['current', mostTokens, 6]);
      const held = await house.rows<{ holds: boolean }>(
        "select entries ? 'OFF1' as holds from local_lists where station_id = 1",
      );
      assert.deepEqual(held, [{ holds: false }]);
      await house.rows("delete from tokens where token like 'MORE%'");
      assert.equal((await keepUp()).list.left_out, 0);
    });

    test('is told whole again where the station holds another than we believe', async () => {
      await house.rows('update local_lists set version = 70, checked_epoch = 0 where station_id = 1');
      const { list, said } = await keepUp();
      const version = 70 + Math.ceil(256 / eachMessage[dialect.version]);
      assert.deepEqual([said, list.version], [['askListVersion', 'full'], version]);
    });

    test('holds nobody once the station is out of its group', async () => {
      await house.rows('update stations set group_id = null where id = 1');
      const { list } = await keepUp();
      assert.deepEqual([list.state, list.held], ['current', 1], 'but who has a right to the station itself');
      await house.rows('update stations set group_id = 1 where id = 1');
      await keepUp();
    });

    test('is left alone where the station keeps none, and that is said', async () => {
      const { enabled = '' } = listKeys.find(({ version }) => version === dialect.version) ?? {};
      await house.rows("update settings set value = 'false' where station_id = 1 and key = $1", [enabled]);
      await station.disconnect();
      await station.connect();
      const { list, said } = await keepUp();
      assert.deepEqual([list.state, said], ['unsupported', []]);
    });
  });
}
