import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { RawStation } from '../testing/gateway/raw-station.ts';
import { startStoredGateway, type StoredGateway } from '../testing/gateway/stored-gateway.ts';

function minutesAgo(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000).toISOString();
}

describe('what only 2.0.1 tells of transactions, from socket to rows', () => {
  let house: StoredGateway;
  before(async () => {
    house = await startStoredGateway();
  });
  after(() => house.stop());

  async function arrive(identifier: string): Promise<RawStation> {
    const station = await house.connect(identifier, 'ocpp2.0.1');
    const chargingStation = { vendorName: 'Acme', model: 'Two' };
    assert.equal((await station.call('BootNotification', { reason: 'PowerUp', chargingStation }))[0], 3);
    return station;
  }

  type Event = { eventType: string; seqNo: number; at: string; more?: object; info?: object };

  function tell(station: RawStation, transactionId: string, { eventType, seqNo, at, more, info }: Event) {
    const transactionInfo = { transactionId, ...info };
    const payload = { eventType, timestamp: at, triggerReason: 'CablePluggedIn', seqNo, transactionInfo, ...more };
    return station.call('TransactionEvent', payload);
  }

  const card = { idToken: { idToken: '04A1', type: 'ISO14443' } };
  const evse = { evse: { id: 1, connectorId: 1 } };

  function register(value: number, at: string, context?: string): object {
    return { meterValue: [{ timestamp: at, sampledValue: [{ value, ...(context && { context }) }] }] };
  }

  test('events numbered 0 throughout, an Ended that overtakes, and a start without EVSE or token are one session (T-8)', async () => {
    const station = await arrive('ST-1');
    const [t9, t8, t7, t6] = [minutesAgo(9), minutesAgo(8), minutesAgo(7), minutesAgo(6)];
    assert.deepEqual((await tell(station, 'A', { eventType: 'Started', seqNo: 0, at: t9 }))[2], {});
    const end = { ...register(2500, t6, 'Transaction.End') };
    assert.deepEqual((await tell(station, 'A', { eventType: 'Ended', seqNo: 0, at: t6, more: end }))[2], {});
    const late = { ...evse, ...card, ...register(1000, t8, 'Transaction.Begin') };
    const answer = await tell(station, 'A', { eventType: 'Updated', seqNo: 0, at: t8, more: late });
    assert.deepEqual(answer[2], { idTokenInfo: { status: 'Accepted' } });
    await tell(station, 'A', { eventType: 'Updated', seqNo: 0, at: t7, more: register(1800, t7) });
    const sessions = await house.rows(
      'select evse, token_key, decision, started_at, meter_start_wh, meter_stop_wh, stop_reason, recount from sessions',
    );
    assert.deepEqual(sessions, [
      {
        evse: 1,
        token_key: '04A1',
        decision: 'Accepted',
        started_at: new Date(t9),
        meter_start_wh: '1000',
        meter_stop_wh: '2500',
        stop_reason: null,
        recount: true,
      },
    ]);
    await station.leave();
  });

  test('a point shows what charges there, not only that it is occupied, and its sockets together say what it is', async () => {
    const station = await arrive('ST-2');
    const status = (connectorId: number, connectorStatus: string, timestamp: string) =>
      station.call('StatusNotification', { evseId: 1, connectorId, connectorStatus, timestamp });
    const shown = async () =>
      (await house.rows<{ status: string }>('select status from point_state where station_id = 2 and evse = 1'))[0]
        ?.status;
    await status(1, 'Available', minutesAgo(9));
    await status(2, 'Unavailable', minutesAgo(8));
    assert.equal(await shown(), 'Available');
    await status(1, 'Occupied', minutesAgo(7));
    await status(2, 'Available', minutesAgo(6));
    assert.equal(await shown(), 'Occupied');
    await status(1, 'Available', minutesAgo(20));
    assert.equal(await shown(), 'Occupied', 'an old status overrides none (T-9)');
    await status(1, 'Unavailable', minutesAgo(5));
    await status(2, 'Unavailable', minutesAgo(5));
    assert.equal(await shown(), 'Unavailable');
    await station.leave();
  });

  test('a remote start goes out with a number, and the transaction that brings it is its session', async () => {
    const station = await arrive('ST-3');
    await house.rows(
      `insert into commands (id, organization_id, station_id, evse, intent, arguments, queued_at)
       values (gen_random_uuid(), 1, 3, 1, 'startCharging', '{"intent":"startCharging","evse":1,"token":"04A1","tokenType":"iso14443"}', now())`,
    );
    house.bus.ring(3);
    const asked = JSON.parse(await station.next()) as [number, string, string, { remoteStartId: number }];
    assert.equal(asked[2], 'RequestStartTransaction');
    station.send(JSON.stringify([3, asked[1], { status: 'Accepted' }]));
    await house.rowOnceThere("select 1 from commands where station_id = 3 and state = 'accepted'");
    const info = { remoteStartId: asked[3].remoteStartId };
    await tell(station, 'R', { eventType: 'Started', seqNo: 0, at: minutesAgo(1), more: { ...evse, ...card }, info });
    const linked = await house.rows(
      'select s.station_transaction from commands c join sessions s on s.id = c.session_id where c.station_id = 3',
    );
    assert.deepEqual(linked, [{ station_transaction: 'R' }]);
    await house.rows(
      `insert into commands (id, organization_id, station_id, intent, arguments, queued_at)
       select gen_random_uuid(), 1, 3, 'stopCharging', jsonb_build_object('intent', 'stopCharging', 'transactionId', transaction_id), now()
       from sessions where station_id = 3`,
    );
    house.bus.ring(3);
    const stop = JSON.parse(await station.next()) as unknown[];
    assert.deepEqual(stop.slice(2), ['RequestStopTransaction', { transactionId: 'R' }]);
    await station.leave();
  });

  test('a base report becomes settings, and its limits cut what is asked for next', async () => {
    const station = await arrive('ST-4');
    const report = (name: string, variable: object, value: string) => ({
      component: { name },
      variable,
      variableAttribute: [{ value, mutability: 'ReadOnly' }],
    });
    const limit = { name: 'ItemsPerMessage', instance: 'GetVariables' };
    const reportData = [report('DeviceDataCtrlr', limit, '2'), report('EVSE', { name: 'Power' }, '11000')];
    const generatedAt = minutesAgo(0);
    const told = { requestId: 1, generatedAt, seqNo: 0, reportData };
    assert.deepEqual((await station.call('NotifyReport', told))[2], {});
    const keys = ['A.B', 'C.D', 'E.F'];
    await house.rows(
      `insert into commands (id, organization_id, station_id, intent, arguments, queued_at)
       values (gen_random_uuid(), 1, 4, 'refreshConfiguration', $1, now())`,
      [{ intent: 'refreshConfiguration', keys }],
    );
    house.bus.ring(4);
    const results: number[] = [];
    for (let n = 0; n < 2; n += 1) {
      const [, id, action, payload] = JSON.parse(await station.next()) as [2, string, string, Record<string, object[]>];
      assert.equal(action, 'GetVariables');
      const wanted = payload['getVariableData'] ?? [];
      results.push(wanted.length);
      const getVariableResult = wanted.map((one) => ({ ...one, attributeStatus: 'Accepted', attributeValue: '7' }));
      station.send(JSON.stringify([3, id, { getVariableResult }]));
    }
    await house.rowOnceThere("select 1 from commands where station_id = 4 and state = 'accepted'");
    assert.deepEqual(results, [2, 1]);
    assert.deepEqual(await house.rows('select key, value, read_only from settings order by key collate "C"'), [
      { key: 'A.B', value: '7', read_only: false },
      { key: 'C.D', value: '7', read_only: false },
      { key: 'DeviceDataCtrlr.ItemsPerMessage[GetVariables]', value: '2', read_only: true },
      { key: 'E.F', value: '7', read_only: false },
      { key: 'EVSE.Power', value: '11000', read_only: true },
    ]);
    await station.leave();
  });
});
