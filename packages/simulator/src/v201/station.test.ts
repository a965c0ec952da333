// A 2.0.1 station's life with its central system: booting, tokens, losing network and power.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startCharging201, startFixture201, startOnline201 } from '../testing/fixture.ts';
import { eventsOf, registerOf, storyOf } from '../testing/events.ts';

const minuteMs = 60_000;

test('a 2.0.1 station boots with its reason and tells the status of its connectors, not of itself', async (t) => {
  const { central, station } = await startOnline201(t, {
    points: [
      { maxPowerW: 11_000, phases: 3 },
      { maxPowerW: 50_000, phases: 0 },
    ],
  });
  assert.deepEqual(central.handshakes[0]?.subprotocols, ['ocpp2.0.1']);
  assert.deepEqual(central.payloads('BootNotification'), [
    {
      reason: 'PowerUp',
      chargingStation: {
        vendorName: 'Stationmaster',
        model: 'Simulator',
        serialNumber: 'TEST-1',
        firmwareVersion: '1.0.0',
      },
    },
  ]);
  await station.until(() => central.payloads('StatusNotification').length === 2);
  assert.deepEqual(
    central
      .payloads('StatusNotification')
      .map(({ evseId, connectorId, connectorStatus }) => [evseId, connectorId, connectorStatus]),
    [
      [1, 1, 'Available'],
      [2, 1, 'Available'],
    ],
  );
});

test('a 2.0.1 station that is pending says nothing but boots again after the wanted interval', async (t) => {
  const { central, station, clock } = await startFixture201(t);
  const accepted = central.replies.BootNotification;
  central.replies.BootNotification = () => ({ status: 'Pending', interval: 30, currentTime: '2026-01-05T08:00:00Z' });
  const pending = station.waitFor((event) => event.kind === 'booted');
  const connected = station.connect();
  await pending;
  assert.deepEqual(
    central.calls.map(({ action }) => action),
    ['BootNotification'],
  );
  central.replies.BootNotification = accepted;
  clock.advance(30_000);
  await connected;
});

test('a token that the central system refuses at the start ends the transaction', async (t) => {
  const fixture = await startOnline201(t);
  const { central, station } = fixture;
  central.replies.TransactionEvent = () => ({ idTokenInfo: { status: 'NoCredit' } });
  station.point(1).plugIn();
  await station.point(1).presentToken('TOKEN-1');
  await station.until(() => eventsOf(fixture).length === 2);
  assert.deepEqual(storyOf(fixture)[1], ['Ended', 'Deauthorized', 'EVConnected']);
  assert.equal(eventsOf(fixture)[1]?.transactionInfo.stoppedReason, 'DeAuthorized');
});

test('tokens of one group end each other’s sessions, a master pass ends any and starts none', async (t) => {
  const fixture = await startOnline201(t, { configuration: { 'AuthCtrlr.MasterPassGroupId': 'MASTERS' } });
  const { central, station } = fixture;
  const groups: Record<string, string> = { MASTER: 'MASTERS', WIFE: 'FAMILY', HUSBAND: 'FAMILY' };
  const infoOf = (idToken: string) => ({
    idTokenInfo: { status: 'Accepted', groupIdToken: { idToken: groups[idToken], type: 'Central' } },
  });
  central.replies.Authorize = ({ idToken }) => infoOf(idToken.idToken);
  central.replies.TransactionEvent = ({ idToken }) => (idToken === undefined ? {} : infoOf(idToken.idToken));
  const point = station.point(1);
  point.plugIn();
  await point.presentToken('MASTER');
  assert.equal(point.session, undefined);
  for (const stopper of ['HUSBAND', 'MASTER']) {
    await point.presentToken('WIFE');
    await station.until(() => station.queued === 0);
    await point.presentToken(stopper);
    await station.until(() => station.queued === 0);
  }
  const ended = eventsOf(fixture).filter(({ eventType }) => eventType === 'Ended');
  assert.deepEqual(
    ended.map(({ idToken, transactionInfo }) => [idToken?.idToken, transactionInfo.stoppedReason]),
    [
      ['HUSBAND', 'Local'],
      ['MASTER', 'MasterPass'],
    ],
  );
});

test('a transaction that starts and ends offline is told in order, marked as offline, with its own times', async (t) => {
  const fixture = await startOnline201(t);
  const { central, station, clock } = fixture;
  const point = station.point(1);
  await point.presentToken('TOKEN-1');
  clock.advance(minuteMs);
  station.dropNetwork();
  point.plugIn();
  await point.presentToken('TOKEN-1');
  clock.advance(3 * minuteMs);
  point.unplug();
  assert.equal(station.queued, 5);
  await station.restoreNetwork();
  await station.until(() => station.queued === 0);
  assert.deepEqual(
    eventsOf(fixture).map(({ eventType, seqNo, offline }) => [eventType, seqNo, offline]),
    [
      ['Started', 0, true],
      ['Updated', 1, true],
      ['Updated', 2, true],
      ['Updated', 3, true],
      ['Ended', 4, true],
    ],
  );
  assert.equal(eventsOf(fixture)[0]?.timestamp, '2026-01-05T08:01:00.000Z');
  assert.equal(eventsOf(fixture)[4]?.timestamp, '2026-01-05T08:04:00.000Z');
  assert.deepEqual(
    central.payloads('BootNotification').map(({ reason }) => reason),
    ['PowerUp', 'Unknown'],
  );
});

test('power fails in mid-transaction: the queue survives, and a car that stays begins a new one', async (t) => {
  const fixture = await startCharging201(t, { configuration: { 'TxCtrlr.TxStartPoint': 'EVConnected' } });
  const { central, station, clock } = fixture;
  clock.advance(10.5 * minuteMs);
  const atCutWh = station.meterWh(1);
  station.cutPower();
  clock.advance(60 * minuteMs);
  await station.restorePower();
  await station.until(() => station.queued === 0);
  const [ended, startedAnew] = eventsOf(fixture).slice(-2);
  assert.deepEqual([ended?.eventType, ended?.transactionInfo.stoppedReason], ['Ended', 'PowerLoss']);
  assert.equal(ended?.timestamp, '2026-01-05T08:10:30.000Z');
  assert.equal(ended && registerOf(ended), atCutWh);
  assert.deepEqual([startedAnew?.eventType, startedAnew?.seqNo], ['Started', 0]);
  assert.notEqual(startedAnew?.transactionInfo.transactionId, ended?.transactionInfo.transactionId);
  assert.deepEqual(
    central.payloads('BootNotification').map(({ reason }) => reason),
    ['PowerUp', 'PowerUp'],
  );
});

test('a station without lasting memory forgets its transaction with its power', async (t) => {
  const fixture = await startCharging201(t, { durableQueue: false });
  fixture.station.cutPower();
  await fixture.station.restorePower();
  assert.equal(fixture.station.queued, 0);
  assert.deepEqual(storyOf(fixture), [['Started', 'Authorized', 'Charging']]);
});

test('at round times a transaction tells its meter in its own events, an idle meter in MeterValues', async (t) => {
  const fixture = await startCharging201(t, {
    points: [
      { maxPowerW: 11_000, phases: 3 },
      { maxPowerW: 11_000, phases: 3, registerWh: 77 },
    ],
    configuration: { 'AlignedDataCtrlr.Interval': '900', 'SampledDataCtrlr.TxUpdatedInterval': '0' },
  });
  const { central, station, clock } = fixture;
  clock.advance(20 * minuteMs);
  await station.until(() => station.queued === 0);
  const [, aligned] = eventsOf(fixture);
  assert.deepEqual([aligned?.triggerReason, aligned?.timestamp], ['MeterValueClock', '2026-01-05T08:15:00.000Z']);
  const [values, ...others] = central.payloads('MeterValues');
  assert.deepEqual(others, []);
  assert.equal(values?.evseId, 2);
  assert.deepEqual(values.meterValue[0]?.sampledValue, [
    {
      measurand: 'Energy.Active.Import.Register',
      value: 77,
      unitOfMeasure: { unit: 'Wh' },
      context: 'Sample.Clock',
    },
  ]);
});

test('a message whose answer is lost with the connection is sent again to the letter', async (t) => {
  const fixture = await startOnline201(t);
  const { central, station } = fixture;
  const reply = central.replies.TransactionEvent;
  central.replies.TransactionEvent = () => {
    central.replies.TransactionEvent = reply;
    central.breakConnections();
    return 'silence';
  };
  station.point(1).plugIn();
  await station.point(1).presentToken('TOKEN-1');
  await station.until(() => station.point(1).transactionId !== undefined);
  const [first, second, ...others] = eventsOf(fixture);
  assert.deepEqual(first, second);
  assert.deepEqual(others, []);
});
