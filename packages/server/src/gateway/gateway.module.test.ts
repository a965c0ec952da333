import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { KnockCause } from './known-station.ts';
import { shakeHands } from '../testing/gateway/raw-station.ts';
import { startStoredGateway } from '../testing/gateway/stored-gateway.ts';
import type { StoredGateway } from '../testing/gateway/stored-gateway.ts';
import { openGatewayStore } from './store.ts';

const boot = { chargePointVendor: 'Acme', chargePointModel: 'One', firmwareVersion: '1.0' };

function minutesAgo(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000).toISOString();
}

describe('the gateway on a database', () => {
  let house: StoredGateway;
  before(async () => {
    house = await startStoredGateway();
  });
  after(() => house.stop());

  test('one session from socket to rows', async () => {
    const station = await house.connect('ST-1');
    const booted = await station.call('BootNotification', boot);
    assert.deepEqual(
      { ...(booted[2] as object), currentTime: '' },
      { status: 'Accepted', currentTime: '', interval: 300 },
    );
    const available = { connectorId: 1, status: 'Preparing', errorCode: 'NoError' };
    assert.deepEqual((await station.call('StatusNotification', available))[2], {});
    assert.deepEqual((await station.call('Authorize', { idTag: '04a1' }))[2], { idTagInfo: { status: 'Accepted' } });
    const start = { connectorId: 1, idTag: '04a1', meterStart: 1000, timestamp: minutesAgo(30) };
    const { transactionId, idTagInfo } = (await station.call('StartTransaction', start))[2] as {
      transactionId: number;
      idTagInfo: object;
    };
    assert.deepEqual(idTagInfo, { status: 'Accepted' });
    const meterValue = [
      {
        timestamp: minutesAgo(20),
        sampledValue: [
          { value: '2.5', unit: 'kWh' },
          { value: '7400', measurand: 'Power.Active.Import', unit: 'W' },
        ],
      },
    ];
    assert.deepEqual((await station.call('MeterValues', { connectorId: 1, transactionId, meterValue }))[2], {});
    const stop = { transactionId, meterStop: 4200, timestamp: minutesAgo(1), reason: 'Local' };
    assert.deepEqual((await station.call('StopTransaction', stop))[2], {});
    const [session] = await house.rows('select evse, token_key, meter_start_wh, meter_stop_wh, end_kind from sessions');
    assert.deepEqual(session, {
      evse: 1,
      token_key: '04A1',
      meter_start_wh: '1000',
      meter_stop_wh: '4200',
      end_kind: 'station',
    });
    assert.deepEqual(await house.rows('select register_wh, power_w from samples'), [
      { register_wh: '2500', power_w: 7400 },
    ]);
    assert.deepEqual(await house.rows('select evse, status from point_state'), [{ evse: 1, status: 'Preparing' }]);
    await station.leave();
  });

  test('a start repeated after a reconnect has the same transaction id (T-2, T-3)', async () => {
    const start = { connectorId: 1, idTag: '04A1', meterStart: 50, timestamp: minutesAgo(5) };
    const first = await house.connect('ST-2');
    const answer = await first.call('StartTransaction', start, '1');
    await first.leave();
    const second = await house.connect('ST-2');
    assert.deepEqual(await second.call('StartTransaction', start, '1'), answer);
    await second.call('StopTransaction', { transactionId: 0, meterStop: 60, timestamp: minutesAgo(4) });
    await second.leave();
  });

  test('a station is shown connected with its version, and gone when its socket ends (F-8)', async () => {
    const station = await house.connect('ST-3');
    const shown =
      "select connected, ocpp_version from station_state s join stations x on x.id = s.station_id where identifier = 'ST-3'";
    assert.deepEqual(await house.rowOnceThere(shown), { connected: true, ocpp_version: '1.6' });
    await station.leave();
    await house.rowOnceThere(`select 1 from (${shown}) state where not connected`);
  });

  test('the epoch of a connection rises, and the late end of an old one changes nothing (F-7, R-5)', async () => {
    const old = await house.connect('ST-4');
    const next = await house.connect('ST-4');
    assert.equal(await old.closed, 1008);
    assert.equal((await next.call('BootNotification', boot))[0], 3);
    const [state] = await house.rows<{ connected: boolean }>(
      "select connected from station_state s join stations x on x.id = s.station_id where identifier = 'ST-4'",
    );
    assert.equal(state?.connected, true);
    await next.leave();
  });

  test('a command goes from its row to the station and back', async () => {
    const station = await house.connect('ST-5');
    await station.call('BootNotification', boot);
    const id = randomUUID();
    const [row] = await house.rows<{ id: string }>("select id from stations where identifier = 'ST-5'");
    const stationId = Number(row?.id);
    const intent = { intent: 'reset', resetKind: 'soft' };
    await house.rows(
      `insert into commands (id, organization_id, station_id, intent, arguments, queued_at) values ($1, 1, $2, 'reset', $3, now())`,
      [id, stationId, intent],
    );
    house.bus.ring(stationId);
    const asked = JSON.parse(await station.next()) as [number, string, string, object];
    assert.deepEqual([asked[2], asked[3]], ['Reset', { type: 'Soft' }]);
    station.send(JSON.stringify([3, asked[1], { status: 'Accepted' }]));
    const done = await house.rowOnceThere(
      "select state, status from commands where id = $1 and state not in ('queued', 'sent')",
      [id],
    );
    assert.deepEqual(done, { state: 'accepted', status: 'Accepted' });
    await station.leave();
  });

  test('a station that needs no proof enters without, an unknown or removed one does not (S-1)', async () => {
    const open = await shakeHands(house.port, '/ocpp/acme/OPEN', { 'Sec-WebSocket-Protocol': 'ocpp1.6' });
    assert.equal(open.status, 101);
    open.socket.destroy();
    await house.rows("update stations set removed_at = now() where identifier = 'ST-9'");
    for (const identifier of ['ST-9', 'STRANGER']) {
      assert.equal((await shakeHands(house.port, `/ocpp/acme/${identifier}`)).status, 401);
    }
  });
});

describe('what the gateway notes on a database', () => {
  test('refused connections and deviations are written, strangers up to a bound; of a station it stays that it was refused (S-9)', async () => {
    const house = await startStoredGateway();
    try {
      await house.rows("update stations set removed_at = now() where identifier = 'ST-9'");
      const answers = await Promise.all(
        ['ST-1', 'ST-9', 'STRANGER', 'STRANGER'].map((identifier) =>
          shakeHands(house.port, `/ocpp/acme/${identifier}`),
        ),
      );
      assert.deepEqual(
        answers.map(({ status }) => status),
        [401, 401, 401, 401],
      );
      const station = await house.connect('ST-1');
      await station.call('BootNotification', boot);
      const status = { connectorId: 1, status: 'OutToLunch', errorCode: 'NoError' };
      await station.call('StatusNotification', status);
      await station.call('StatusNotification', status);
      await station.leave();
      await house.gateway.stop();
      const knocks = await house.rows(
        'select identifier, cause, station_id is null as stranger, count from knocks order by 1',
      );
      assert.deepEqual(knocks, [
        { identifier: 'ST-1', cause: 'no_password', stranger: false, count: '1' },
        { identifier: 'ST-9', cause: 'removed', stranger: true, count: '1' },
        { identifier: 'STRANGER', cause: 'unknown_identifier', stranger: true, count: '2' },
      ]);
      const noted = await house.rows("select status, info from station_events where kind = 'security'");
      const info = 'A connection was refused: no password, from 127.0.0.1.';
      assert.deepEqual(noted, [{ status: 'RefusedConnection', info }]);
      const deviations = await house.rows('select rule, count from deviations');
      assert.deepEqual(deviations, [{ rule: 'unknown-enum', count: '2' }]);
    } finally {
      await house.stop();
    }
  });

  test('a refused connection hides none from elsewhere, nor does what the station says; of each cause ten a day stay (S-9)', async () => {
    const house = await startStoredGateway();
    try {
      const store = openGatewayStore(house.doors, { nodeId: 1, fileAddressOf: () => '' });
      const at = new Date();
      const refused = (address: string, cause: KnockCause = 'wrong_password', lastAt = at) => {
        const what = { organizationId: 1, stationId: 1, identifier: 'ST-1', cause, address };
        return store.recordKnocks([{ what, count: 1, firstAt: at, lastAt }]);
      };
      const noted = async () => {
        const rows = await house.rows<{ info: string }>(
          "select info from station_events where kind = 'security' and vendor_id is not null order by id",
        );
        return rows.map(({ info }) => /: (.+)\.$/.exec(info)?.[1]);
      };
      const station = await house.connect('ST-1');
      const techInfo = 'A connection was refused: wrong password, from 192.0.2.1.';
      const told = { type: 'RefusedConnection', timestamp: at.toISOString(), techInfo };
      assert.equal((await station.call('BootNotification', boot))[0], 3);
      assert.equal((await station.call('SecurityEventNotification', told))[0], 3);
      await station.leave();
      for (const address of ['192.0.2.1', '192.0.2.1', '192.0.2.2']) await refused(address);
      assert.deepEqual(await noted(), ['wrong password, from 192.0.2.1', 'wrong password, from 192.0.2.2']);
      for (let last = 3; last < 20; last += 1) await refused(`192.0.2.${last}`);
      assert.equal((await noted()).length, 10);
      await refused('192.0.2.1', 'no_password');
      await refused('192.0.2.1', 'wrong_password', new Date(at.getTime() + 25 * 3_600_000));
      assert.deepEqual((await noted()).slice(10), ['no password, from 192.0.2.1', 'wrong password, from 192.0.2.1']);
    } finally {
      await house.stop();
    }
  });

  test('of strangers an organization keeps at most a thousand', async () => {
    const house = await startStoredGateway();
    try {
      await house.rows(`insert into knocks (organization_id, identifier, cause, address, count, first_at, last_at)
        select 1, 'OLD-' || n, 'unknown_identifier', '', 1, now(), now() from generate_series(1, 999) n`);
      for (const identifier of ['OLD-1', 'NEW-1', 'NEW-2', 'ST-1']) {
        await shakeHands(house.port, `/ocpp/acme/${identifier}`);
      }
      await house.gateway.stop();
      const [counted] = await house.rows(
        'select count(*), sum(count) filter (where identifier = $1) as old from knocks',
        ['OLD-1'],
      );
      assert.deepEqual(counted, { count: '1001', old: '2' });
    } finally {
      await house.stop();
    }
  });
});
