// What a 2.0.1 station makes a transaction of, by cable and token, and what it tells of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startCharging201, startOnline201 } from '../testing/fixture.ts';
import { eventsOf, registerOf, storyOf } from '../testing/events.ts';

const minuteMs = 60_000;

test('a transaction is told from plug to plug in rising numbers, and register, samples and end agree', async (t) => {
  const fixture = await startOnline201(t, { points: [{ maxPowerW: 11_000, phases: 3, registerWh: 5_000 }] });
  const { central, station, clock } = fixture;
  const point = station.point(1);
  point.plugIn();
  assert.equal(await point.presentToken('TOKEN-1'), 'Accepted');
  clock.advance(30 * minuteMs);
  const shownWh = station.meterWh(1);
  await point.presentToken('TOKEN-1');
  point.unplug();
  await station.until(() => station.queued === 0);

  assert.deepEqual(central.payloads('Authorize'), [{ idToken: { idToken: 'TOKEN-1', type: 'ISO14443' } }]);
  const told = eventsOf(fixture);
  const [started, firstSample] = told;
  const ended = told.at(-1);
  const transactionId = started?.transactionInfo.transactionId;
  assert.match(transactionId ?? '', /^[0-9a-f-]{36}$/);
  assert.deepEqual(started, {
    eventType: 'Started',
    timestamp: '2026-01-05T08:00:00.000Z',
    triggerReason: 'Authorized',
    seqNo: 0,
    transactionInfo: { transactionId, chargingState: 'Charging' },
    evse: { id: 1, connectorId: 1 },
    idToken: { idToken: 'TOKEN-1', type: 'ISO14443' },
    meterValue: [
      {
        timestamp: '2026-01-05T08:00:00.000Z',
        sampledValue: [
          {
            measurand: 'Energy.Active.Import.Register',
            value: 5_000,
            unitOfMeasure: { unit: 'Wh' },
            context: 'Transaction.Begin',
          },
        ],
      },
    ],
  });
  assert.equal(told.length, 32);
  assert.deepEqual(
    told.map(({ seqNo }) => seqNo),
    told.map((_event, index) => index),
  );
  assert.ok(told.every(({ transactionInfo }) => transactionInfo.transactionId === transactionId));
  assert.deepEqual([firstSample?.evse, firstSample?.idToken], [undefined, undefined]);
  assert.equal(firstSample?.meterValue?.[0]?.sampledValue[0]?.context, 'Sample.Periodic');
  assert.deepEqual([ended?.eventType, ended?.triggerReason], ['Ended', 'StopAuthorized']);
  assert.equal(ended?.transactionInfo.stoppedReason, 'Local');
  assert.deepEqual(ended?.idToken, { idToken: 'TOKEN-1', type: 'ISO14443' });
  assert.equal(ended && registerOf(ended), shownWh);
  await station.until(() => central.payloads('StatusNotification').length === 3);
  assert.deepEqual(
    central.payloads('StatusNotification').map(({ connectorStatus }) => connectorStatus),
    ['Available', 'Occupied', 'Available'],
  );
});

test('a transaction that starts with the cable learns of its token later', async (t) => {
  const fixture = await startOnline201(t, { configuration: { 'TxCtrlr.TxStartPoint': 'EVConnected' } });
  const { station } = fixture;
  const point = station.point(1);
  point.plugIn();
  await station.until(() => point.transactionId !== undefined);
  await point.presentToken('TOKEN-1');
  point.unplug();
  await station.until(() => station.queued === 0);
  assert.deepEqual(storyOf(fixture), [
    ['Started', 'CablePluggedIn', 'EVConnected'],
    ['Updated', 'Authorized', 'Charging'],
    ['Ended', 'EVCommunicationLost', 'Idle'],
  ]);
  const [started, updated, ended] = eventsOf(fixture);
  assert.equal(started?.idToken, undefined);
  assert.equal(updated?.idToken?.idToken, 'TOKEN-1');
  assert.equal(ended?.transactionInfo.stoppedReason, 'EVDisconnected');
});

test('a transaction that starts with the token waits for its cable, and times out without one', async (t) => {
  const fixture = await startOnline201(t, { configuration: { 'TxCtrlr.TxStartPoint': 'Authorized' } });
  const { station, clock } = fixture;
  await station.point(1).presentToken('TOKEN-1');
  clock.advance(minuteMs);
  await station.until(() => station.queued === 0);
  await station.point(1).presentToken('TOKEN-1');
  station.point(1).plugIn();
  await station.until(() => station.queued === 0);
  assert.deepEqual(storyOf(fixture), [
    ['Started', 'Authorized', 'Idle'],
    ['Ended', 'EVConnectTimeout', 'Idle'],
    ['Started', 'Authorized', 'Idle'],
    ['Updated', 'CablePluggedIn', 'Charging'],
  ]);
  assert.equal(eventsOf(fixture)[1]?.transactionInfo.stoppedReason, 'Timeout');
});

test('a transaction that ends with the cable outlives its token, and may get another', async (t) => {
  const configuration = { 'TxCtrlr.TxStartPoint': 'EVConnected', 'TxCtrlr.TxStopPoint': 'EVConnected' };
  const fixture = await startCharging201(t, { configuration });
  const { station } = fixture;
  const point = station.point(1);
  await point.presentToken('TOKEN-1');
  await point.presentToken('TOKEN-2');
  await point.presentToken('TOKEN-2');
  point.unplug();
  await station.until(() => station.queued === 0);
  assert.deepEqual(storyOf(fixture), [
    ['Started', 'CablePluggedIn', 'EVConnected'],
    ['Updated', 'Authorized', 'Charging'],
    ['Updated', 'StopAuthorized', 'EVConnected'],
    ['Updated', 'Authorized', 'Charging'],
    ['Updated', 'StopAuthorized', 'EVConnected'],
    ['Ended', 'EVCommunicationLost', 'Idle'],
  ]);
  assert.equal(eventsOf(fixture).at(-1)?.transactionInfo.stoppedReason, 'Local');
});

test('a full car and a limit change the charging state, which is told', async (t) => {
  const configuration = { 'SampledDataCtrlr.TxUpdatedInterval': '0' };
  const fixture = await startOnline201(t, { configuration });
  const { station, clock } = fixture;
  const point = station.point(1);
  point.plugIn({ batteryWh: 20_000, maxPowerW: 11_000, startPercent: 50, targetPercent: 60 });
  await point.presentToken('TOKEN-1');
  point.setLimitW(1_000);
  point.setLimitW(undefined);
  clock.advance(60 * minuteMs);
  await station.until(() => station.queued === 0);
  assert.deepEqual(storyOf(fixture), [
    ['Started', 'Authorized', 'Charging'],
    ['Updated', 'ChargingStateChanged', 'SuspendedEVSE'],
    ['Updated', 'ChargingStateChanged', 'Charging'],
    ['Updated', 'ChargingStateChanged', 'SuspendedEV'],
  ]);
});
