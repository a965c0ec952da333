// A station of 2.1 from its boot to its stop: what is stored of it is what is stored of one of 2.0.1, and what it says beside that is kept.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createStation, manualClock, seededRandom, type StationVersion } from '@stationmaster/simulator';
import { systemClock } from '../clock.ts';
import { startRecounter, type Recounter } from '../energy/energy.ts';
import type { Intent } from '../intents.ts';
import { startStoredGateway, stationPassword, type StoredGateway } from '../testing/gateway/stored-gateway.ts';
import { connectAndCharge } from '../testing/stations/charging.ts';

const minuteMs = 60_000;

describe('a station of 2.1', () => {
  let house: StoredGateway;
  let recounter: Recounter;
  const startedAtMs = Date.now() - 3 * 60 * minuteMs;
  before(async () => {
    house = await startStoredGateway();
    const onFault = (error: unknown) => assert.fail(String(error));
    recounter = startRecounter({ doors: house.doors, clock: systemClock, onFault });
  });
  after(async () => {
    await recounter.stop();
    await house.stop();
  });

  async function command(stationId: number, intent: Intent) {
    const [row] = await house.rows<{ id: string }>(
      `insert into commands (id, organization_id, station_id, intent, arguments, queued_at)
       values (gen_random_uuid(), 1, $1, $2, $3, now()) returning id`,
      [stationId, intent.intent, intent],
    );
    house.bus.ring(stationId);
    const ended = "select state, status, detail from commands where id = $1 and state not in ('queued', 'sent')";
    return house.rowOnceThere(ended, [row?.id]);
  }

  /** Plugged in, let in by a token, charged with samples, stopped from the panel; and all that is known of it afterwards. */
  async function charge(version: StationVersion, stationId: number) {
    const clock = manualClock(startedAtMs);
    const station = createStation({
      version,
      url: `ws://127.0.0.1:${house.port}/ocpp/acme`,
      identifier: `ST-${stationId}`,
      password: stationPassword,
      points: [{ maxPowerW: 11_000, phases: 3, registerWh: 50_000 }],
      clock,
      random: seededRandom(21),
    });
    try {
      await connectAndCharge(station);
      clock.advance(30 * minuteMs);
      await station.until(() => station.queued === 0);
      const [running] = await house.rows<{ transactionId: number }>(
        'select transaction_id as "transactionId" from sessions where station_id = $1',
        [stationId],
      );
      const transactionId = Number(running?.transactionId);
      const stopped = await command(stationId, { intent: 'stopCharging', transactionId });
      await station.until(() => station.queued === 0);
      await recounter.settle();
      const sessions = await house.rows(
        `select evse, token_key, decision, free, started_at, meter_start_wh, meter_stop_wh, energy_wh, stop_reason, end_kind, flags
         from sessions where station_id = $1`,
        [stationId],
      );
      const samples = await house.rows(
        'select station_at, register_wh, power_w from samples where station_id = $1 order by station_at, register_wh',
        [stationId],
      );
      const settings = await command(stationId, {
        intent: 'refreshConfiguration',
        keys: ['OCPPCommCtrlr.HeartbeatInterval'],
      });
      const points = await house.rows('select evse, status from point_state where station_id = $1', [stationId]);
      const [state] = await house.rows('select ocpp_version from station_state where station_id = $1', [stationId]);
      return { state, stored: { stopped, sessions, samples, settings, points } };
    } finally {
      await station.close();
    }
  }

  test('boots, authorizes, charges with samples and is stopped, and leaves the rows that one of 2.0.1 leaves (T-8, E-2)', async () => {
    const of21 = await charge('2.1', 1);
    assert.deepEqual(of21.state, { ocpp_version: '2.1' });
    const { stopped, sessions, samples } = of21.stored;
    assert.deepEqual(stopped, { state: 'accepted', status: 'Accepted', detail: null });
    assert.ok(sessions.length === 1 && samples.length > 20);
    assert.deepEqual(of21.stored, (await charge('2.0.1', 2)).stored);
  });

  test('is sent what somebody wrote in its own words, and all of its answer is kept', async () => {
    const random = seededRandom(4);
    const station = createStation({
      version: '2.1',
      url: `ws://127.0.0.1:${house.port}/ocpp/acme`,
      identifier: 'ST-4',
      password: stationPassword,
      points: [{ maxPowerW: 11_000, phases: 3 }],
      clock: manualClock(startedAtMs),
      random,
    });
    try {
      await station.connect();
      const send = (action: string, payload: Record<string, unknown>) =>
        command(4, { intent: 'sendCall', action, payload });
      const tariff = { tariffId: 'T-1', currency: 'EUR', energy: { prices: [{ priceKwh: 0.5 }] } };
      assert.deepEqual(await send('SetDefaultTariff', { evseId: 0, tariff }), {
        state: 'accepted',
        status: 'Accepted',
        detail: '{"status":"Accepted"}',
      });
      const { detail } = (await send('GetTariffs', { evseId: 0 })) as { detail: string };
      assert.match(detail, /"tariffAssignments":\[\{"tariffId":"T-1"/);
      const refused = { state: 'rejected', status: 'NotSupported', detail: '{"status":"NotSupported"}' };
      assert.deepEqual(await send('GetDERControl', { requestId: 1 }), refused);
      assert.deepEqual(await house.rows('select 1 from issues where station_id = 4'), []);
    } finally {
      await station.close();
    }
  });

  test('tells of its batteries, its grid and its payments, which stand among its events (S-8)', async () => {
    const station = await house.connect('ST-3', 'ocpp2.1');
    const chargingStation = { vendorName: 'Acme', model: 'Three' };
    await station.call('BootNotification', { reason: 'PowerUp', chargingStation });
    const timestamp = new Date().toISOString();
    const said: [string, object, object][] = [
      ['NotifyDERAlarm', { controlType: 'LVMustTrip', timestamp, gridEventFault: 'UnderVoltage' }, {}],
      ['NotifySettlement', { pspRef: 'p', status: 'Settled', settlementAmount: 9.5, settlementTime: timestamp }, {}],
      ['NotifyPriorityCharging', { transactionId: 'T', activated: true }, {}],
    ];
    for (const [action, payload, answer] of said) assert.deepEqual((await station.call(action, payload))[2], answer);
    const [, , refused] = await station.call('OpenPeriodicEventStream', {
      constantStreamData: { id: 1, params: {}, variableMonitoringId: 1 },
    });
    assert.equal((refused as { status: string }).status, 'Rejected');
    assert.equal((await station.call('NotifySettlement', {}))[2], 'OccurrenceConstraintViolation');
    const events = await house.rows<{ status: string }>(
      "select status from station_events where station_id = 3 and kind = 'data' order by id",
    );
    assert.deepEqual(
      events.map(({ status }) => status),
      [...said.map(([action]) => action), 'OpenPeriodicEventStream'],
    );
    await station.leave();
  });
});
