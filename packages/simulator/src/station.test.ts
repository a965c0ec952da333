// A station's life with its central system: connecting, charging, losing network and power.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OcppError } from '@stationmaster/ocpp';
import { HandshakeRefused } from './wire/link.ts';
import { startCharging, startFixture, startOnline } from './testing/fixture.ts';

const minuteMs = 60_000;

test('a station authenticates, boots, tells the status of itself and its points, and then beats', async (t) => {
  const { central, station, clock } = await startOnline(t, { password: 'secret', identifier: 'SIM 1' });
  const [handshake] = central.handshakes;
  assert.equal(handshake?.path, '/ocpp/acme/SIM%201');
  assert.equal(handshake.authorization, `Basic ${Buffer.from('SIM 1:secret').toString('base64')}`);
  assert.deepEqual(handshake.subprotocols, ['ocpp1.6']);
  await station.until(() => central.payloads('StatusNotification').length === 2);
  assert.deepEqual(
    central.payloads('StatusNotification').map(({ connectorId, status }) => [connectorId, status]),
    [
      [0, 'Available'],
      [1, 'Available'],
    ],
  );
  const beaten = station.waitFor((event) => event.kind === 'answered' && event.action === 'Heartbeat');
  clock.advance(300_000);
  await beaten;
  assert.equal(central.payloads('Heartbeat').length, 1);
});

test('an idle station holds one timer', async (t) => {
  const { station, clock } = await startOnline(t);
  await station.until(() => station.isAccepted);
  assert.equal(clock.waitingTimers, 1);
});

test('a password of bytes is sent as these bytes', async (t) => {
  const password = Uint8Array.from([0, 255, 58, 10]);
  const { central } = await startOnline(t, { password });
  const sent = Buffer.from(central.handshakes[0]?.authorization?.slice('Basic '.length) ?? '', 'base64');
  assert.deepEqual(sent, Buffer.concat([Buffer.from('TEST-1:'), password]));
});

test('a refused handshake is told with its status code where the station does not reconnect', async (t) => {
  const { central, station } = await startFixture(t, { reconnects: false });
  central.refusal = 401;
  await assert.rejects(station.connect(), (error) => error instanceof HandshakeRefused && error.statusCode === 401);
});

test('a refused handshake is tried again otherwise', async (t) => {
  const { central, station } = await startFixture(t);
  central.refusal = 503;
  const refused = station.waitFor((event) => event.kind === 'refused');
  const connected = station.connect();
  await refused;
  central.refusal = undefined;
  await connected;
  assert.equal(station.isAccepted, true);
});

test('a pending station says nothing but boots again after the wanted interval', async (t) => {
  const { central, station, clock } = await startFixture(t);
  const accepted = central.replies.BootNotification;
  central.replies.BootNotification = () => ({ status: 'Pending', interval: 30, currentTime: '2026-01-05T08:00:00Z' });
  const pending = station.waitFor((event) => event.kind === 'booted');
  const connected = station.connect();
  await pending;
  clock.advance(29_000);
  assert.deepEqual(
    central.calls.map(({ action }) => action),
    ['BootNotification'],
  );
  central.replies.BootNotification = accepted;
  clock.advance(1_000);
  await connected;
  assert.equal(central.payloads('BootNotification').length, 2);
});

test('a session is told from plug to plug, and register, samples and stop agree', async (t) => {
  const { central, station, clock } = await startOnline(t, {
    points: [{ maxPowerW: 11_000, phases: 3, registerWh: 5_000 }],
  });
  const point = station.point(1);
  point.plugIn();
  assert.equal(point.status, 'Preparing');
  assert.equal(await point.presentToken('TOKEN-1'), 'Accepted');
  await station.until(() => point.transactionId !== undefined);
  clock.advance(30 * minuteMs);
  const shownWh = station.meterWh(1);
  assert.ok(shownWh > 10_000 && shownWh < 10_600, `${shownWh} Wh after half an hour at 11 kW`);
  await point.presentToken('TOKEN-1');
  assert.equal(point.status, 'Finishing');
  point.unplug();
  await station.until(() => station.queued === 0);

  const transactionId = 1001;
  const [start] = central.payloads('StartTransaction');
  assert.deepEqual(start, {
    connectorId: 1,
    idTag: 'TOKEN-1',
    meterStart: 5_000,
    timestamp: '2026-01-05T08:00:00.000Z',
  });
  assert.deepEqual(central.payloads('StopTransaction'), [
    { transactionId, idTag: 'TOKEN-1', meterStop: shownWh, reason: 'Local', timestamp: '2026-01-05T08:30:00.000Z' },
  ]);
  const samples = central.payloads('MeterValues');
  assert.equal(samples.length, 30);
  assert.ok(samples.every((values) => values.transactionId === transactionId));
  const lastWh = samples.at(-1)?.meterValue[0]?.sampledValue.find(({ unit }) => unit === 'Wh')?.value;
  assert.equal(lastWh, String(shownWh));
  await station.until(() => central.payloads('StatusNotification').length === 6);
  assert.deepEqual(
    central.payloads('StatusNotification').map(({ status }) => status),
    ['Available', 'Available', 'Preparing', 'Charging', 'Finishing', 'Available'],
  );
});

test('a token may come before the car, and is forgotten when no car comes', async (t) => {
  const { station, clock } = await startOnline(t);
  const point = station.point(1);
  await point.presentToken('TOKEN-1');
  assert.equal(point.status, 'Preparing');
  clock.advance(60_000);
  assert.equal(point.status, 'Available');
  await point.presentToken('TOKEN-1');
  point.plugIn();
  assert.equal(point.status, 'Charging');
});

test('a refused token starts nothing', async (t) => {
  const { central, station } = await startOnline(t);
  central.replies.Authorize = () => ({ idTagInfo: { status: 'Blocked' } });
  station.point(1).plugIn();
  assert.equal(await station.point(1).presentToken('TOKEN-1'), 'Blocked');
  assert.equal(station.point(1).status, 'Preparing');
});

test('a start that the central system refuses ends the session as not authorized', async (t) => {
  const { central, station } = await startOnline(t);
  central.replies.StartTransaction = () => ({ idTagInfo: { status: 'ConcurrentTx' }, transactionId: 7 });
  station.point(1).plugIn();
  await station.point(1).presentToken('TOKEN-1');
  await station.until(() => central.payloads('StopTransaction').length === 1);
  const [stop] = central.payloads('StopTransaction');
  assert.equal(stop?.reason, 'DeAuthorized');
  assert.equal(stop.transactionId, 7);
});

test('a full car is suspended by itself, a limit below 6 A suspends it by the station', async (t) => {
  const { station, clock } = await startOnline(t);
  const point = station.point(1);
  point.plugIn({ batteryWh: 20_000, maxPowerW: 11_000, startPercent: 50, targetPercent: 80 });
  await point.presentToken('TOKEN-1');
  point.setLimitW(4_000);
  assert.equal(point.status, 'SuspendedEVSE');
  assert.equal(point.powerW, 0);
  point.setLimitW(6_000);
  assert.equal(point.status, 'Charging');
  clock.advance(2 * 60 * minuteMs);
  assert.equal(point.status, 'SuspendedEV');
  assert.ok(Math.abs(station.meterWh(1) - 6_000) < 40);
});

test('a session that starts and ends offline is told in order, with its own times, once the network is back', async (t) => {
  const { central, station, clock } = await startOnline(t);
  const point = station.point(1);
  await point.presentToken('TOKEN-1');
  clock.advance(minuteMs);
  station.dropNetwork();
  point.plugIn();
  await point.presentToken('TOKEN-1');
  clock.advance(3 * minuteMs);
  point.unplug();
  clock.advance(10 * minuteMs);
  assert.equal(station.queued, 5);
  await station.restoreNetwork();
  await station.until(() => station.queued === 0);

  const told = central.calls.filter(({ action }) => /Transaction|MeterValues/.test(action));
  const kinds = ['StartTransaction', 'MeterValues', 'MeterValues', 'MeterValues', 'StopTransaction'];
  assert.deepEqual(
    told.map(({ action }) => action),
    kinds,
  );
  assert.equal(central.payloads('StartTransaction')[0]?.timestamp, '2026-01-05T08:01:00.000Z');
  assert.equal(central.payloads('StopTransaction')[0]?.timestamp, '2026-01-05T08:04:00.000Z');
  assert.equal(central.payloads('StopTransaction')[0]?.transactionId, 1001);
  assert.ok(central.payloads('MeterValues').every(({ transactionId }) => transactionId === 1001));
});

test('a message whose answer is lost with the connection is sent again', async (t) => {
  const { central, station } = await startOnline(t);
  const reply = central.replies.StartTransaction;
  central.replies.StartTransaction = () => {
    central.replies.StartTransaction = reply;
    central.breakConnections();
    return 'silence';
  };
  station.point(1).plugIn();
  await station.point(1).presentToken('TOKEN-1');
  await station.until(() => station.point(1).transactionId !== undefined);
  const [first, second, ...others] = central.payloads('StartTransaction');
  assert.deepEqual(first, second);
  assert.deepEqual(others, []);
});

test('a message that is refused is tried three times and then dropped', async (t) => {
  const { central, station, clock } = await startCharging(t);
  central.replies.StopTransaction = () => new OcppError('InternalError');
  const refused = () => station.waitFor(({ kind }) => kind === 'unanswered');
  let next = refused();
  station.point(1).stop();
  await next;
  for (const waitMs of [10_000, 20_000]) {
    next = refused();
    clock.advance(waitMs);
    await next;
  }
  assert.equal(central.payloads('StopTransaction').length, 3);
  assert.equal(station.queued, 0);
});

test('power fails in mid-session: the queue survives, the session ends as of that moment, the meter keeps its count', async (t) => {
  const { central, station, clock } = await startCharging(t);
  clock.advance(10.5 * minuteMs);
  const atCutWh = station.meterWh(1);
  station.cutPower();
  assert.equal(station.isConnected, false);
  clock.advance(60 * minuteMs);
  await station.restorePower();
  await station.until(() => station.queued === 0);
  const [stop] = central.payloads('StopTransaction');
  assert.deepEqual(stop, {
    transactionId: 1001,
    meterStop: atCutWh,
    reason: 'PowerLoss',
    timestamp: '2026-01-05T08:10:30.000Z',
  });
  assert.equal(station.meterWh(1), atCutWh);
  assert.equal(central.payloads('BootNotification').length, 2);
});

test('a station without lasting memory forgets its session with its power', async (t) => {
  const { central, station, clock } = await startCharging(t, { durableQueue: false });
  clock.advance(5 * minuteMs);
  station.cutPower();
  await station.restorePower();
  assert.equal(station.queued, 0);
  assert.deepEqual(central.payloads('StopTransaction'), []);
});

test('a silent loss leaves the old socket open while the station comes on a new one', async (t) => {
  const { central, station } = await startOnline(t);
  station.dropNetwork({ silently: true });
  await station.restoreNetwork();
  assert.equal(central.sockets.size, 2);
});

test('a whole day of sessions runs in a moment and adds up to the watt-hour', async (t) => {
  const { central, station, clock } = await startOnline(t);
  const point = station.point(1);
  for (let hour = 0; hour < 24; hour += 1) {
    point.plugIn();
    await point.presentToken('TOKEN-1');
    clock.advance(45 * minuteMs);
    point.unplug();
    clock.advance(15 * minuteMs);
  }
  await station.until(() => station.queued === 0);
  const stops = central.payloads('StopTransaction');
  const starts = central.payloads('StartTransaction');
  assert.equal(stops.length, 24);
  const sumWh = stops.reduce((sum, { meterStop }, index) => sum + meterStop - (starts[index]?.meterStart ?? 0), 0);
  assert.equal(sumWh, station.meterWh(1));
});

test('meter values are told at round times where the station is set so', async (t) => {
  const configuration = { ClockAlignedDataInterval: '900' };
  const { central, station, clock } = await startOnline(t, { configuration });
  clock.advance(20 * minuteMs);
  await station.until(() => station.queued === 0);
  const [values] = central.payloads('MeterValues');
  assert.equal(values?.meterValue[0]?.timestamp, '2026-01-05T08:15:00.000Z');
  assert.equal(values.meterValue[0].sampledValue[0]?.context, 'Sample.Clock');
});

test('a stop carries begin and end values where the station is set so', async (t) => {
  const configuration = { StopTxnSampledData: 'Energy.Active.Import.Register' };
  const { central, station, clock } = await startCharging(t, { configuration });
  clock.advance(30_000);
  station.point(1).stop('EmergencyStop');
  await station.until(() => station.queued === 0);
  const [stop] = central.payloads('StopTransaction');
  assert.deepEqual(
    stop?.transactionData?.map(({ sampledValue: [sample] }) => [sample?.context, sample?.value]),
    [
      ['Transaction.Begin', '0'],
      ['Transaction.End', String(stop?.meterStop)],
    ],
  );
});
