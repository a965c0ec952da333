// What a 2.0.1 station does with the central system's calls.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OcppError } from '@stationmaster/ocpp';
import { startCharging201, startOnline201 } from '../../testing/fixture.ts';

const points = [
  { maxPowerW: 11_000, phases: 3 },
  { maxPowerW: 50_000, phases: 0, connectorType: 'cCCS2' },
] as const;

const idToken = { idToken: 'APP', type: 'Central' } as const;

test('a remote start starts at the plugged car, under its number, and a remote stop ends it', async (t) => {
  const { central, station } = await startOnline201(t, { points });
  station.point(2).plugIn();
  assert.deepEqual(await central.call('RequestStartTransaction', { idToken, remoteStartId: 7 }), {
    status: 'Accepted',
  });
  await station.until(() => station.point(2).transactionId !== undefined);
  const transactionId = String(station.point(2).transactionId);
  const [started] = central.payloads('TransactionEvent');
  assert.equal(started?.triggerReason, 'RemoteStart');
  assert.equal(started.transactionInfo.remoteStartId, 7);
  assert.deepEqual(started.idToken, idToken);
  assert.deepEqual(started.evse, { id: 2, connectorId: 1 });
  assert.equal((await central.call('RequestStopTransaction', { transactionId: 'other' })).status, 'Rejected');
  assert.equal((await central.call('RequestStopTransaction', { transactionId })).status, 'Accepted');
  await station.until(() => station.queued === 0);
  const ended = central.payloads('TransactionEvent').at(-1);
  assert.deepEqual([ended?.triggerReason, ended?.transactionInfo.stoppedReason], ['RemoteStop', 'Remote']);
});

test('a remote start of a transaction that its cable began names that transaction', async (t) => {
  const configuration = { 'TxCtrlr.TxStartPoint': 'EVConnected', 'AuthCtrlr.AuthorizeRemoteStart': 'true' };
  const { central, station } = await startOnline201(t, { configuration });
  station.point(1).plugIn();
  await station.until(() => station.point(1).transactionId !== undefined);
  const started = await central.call('RequestStartTransaction', { idToken, remoteStartId: 8, evseId: 1 });
  assert.equal(started.transactionId, station.point(1).transactionId);
  await station.until(() => central.payloads('TransactionEvent').length === 2);
  assert.equal(central.payloads('Authorize')[0]?.idToken.idToken, 'APP');
  assert.equal(central.payloads('TransactionEvent')[1]?.transactionInfo.remoteStartId, 8);
});

test('an EVSE that is in use or not there refuses a remote start', async (t) => {
  const { central } = await startCharging201(t);
  for (const evseId of [1, 9]) {
    const answer = await central.call('RequestStartTransaction', { idToken, remoteStartId: 1, evseId });
    assert.equal(answer.status, 'Rejected');
  }
});

test('the central system asks whether a transaction goes on and whether messages of it wait', async (t) => {
  const { central, station } = await startCharging201(t);
  const transactionId = String(station.point(1).transactionId);
  const ask = (request: { transactionId?: string }) => central.call('GetTransactionStatus', request);
  assert.deepEqual(await ask({ transactionId }), { ongoingIndicator: true, messagesInQueue: false });
  assert.deepEqual(await ask({}), { messagesInQueue: false });
  central.replies.TransactionEvent = () => 'silence';
  station.point(1).stop();
  assert.deepEqual(await ask({ transactionId }), { ongoingIndicator: false, messagesInQueue: true });
  assert.deepEqual(await ask({ transactionId: 'other' }), { ongoingIndicator: false, messagesInQueue: false });
});

test('an immediate reset ends the transactions, tells it, and boots with its reason', async (t) => {
  const { central, station, clock } = await startCharging201(t);
  const gone = station.waitFor((event) => event.kind === 'disconnected');
  assert.equal((await central.call('Reset', { type: 'Immediate' })).status, 'Accepted');
  await gone;
  const ended = central.payloads('TransactionEvent').at(-1);
  assert.deepEqual([ended?.triggerReason, ended?.transactionInfo.stoppedReason], ['ResetCommand', 'ImmediateReset']);
  clock.advance(5_000);
  await station.until(() => station.isAccepted);
  assert.equal(central.payloads('BootNotification')[1]?.reason, 'RemoteReset');
});

test('a reset on idle waits for the end of the transaction', async (t) => {
  const { central, station, clock } = await startCharging201(t);
  const gone = station.waitFor((event) => event.kind === 'disconnected');
  assert.equal((await central.call('Reset', { type: 'OnIdle' })).status, 'Scheduled');
  assert.equal(station.point(1).status, 'Charging');
  station.point(1).unplug();
  await gone;
  assert.equal(central.payloads('TransactionEvent').at(-1)?.transactionInfo.stoppedReason, 'EVDisconnected');
  clock.advance(5_000);
  await station.until(() => station.isAccepted);
});

test('a reset of one EVSE ends its transaction and leaves the connection', async (t) => {
  const { central, station } = await startCharging201(t, { points });
  const reset = async (evseId: number, type: 'Immediate' | 'OnIdle') =>
    (await central.call('Reset', { type, evseId })).status;
  assert.equal(await reset(9, 'Immediate'), 'Rejected');
  assert.equal(await reset(1, 'OnIdle'), 'Scheduled');
  assert.equal(await reset(2, 'OnIdle'), 'Accepted');
  assert.equal(await reset(1, 'Immediate'), 'Accepted');
  await station.until(() => station.queued === 0 && station.point(1).session === undefined);
  assert.equal(central.payloads('TransactionEvent').at(-1)?.transactionInfo.stoppedReason, 'ImmediateReset');
  assert.equal(central.payloads('BootNotification').length, 1);
});

test('a station, an EVSE and a connector go out of service, one in use when its session has ended', async (t) => {
  const { central, station } = await startCharging201(t, { points });
  const change = async (evse?: { id: number; connectorId?: number }) =>
    (await central.call('ChangeAvailability', { operationalStatus: 'Inoperative', evse })).status;
  assert.equal(await change({ id: 2, connectorId: 1 }), 'Accepted');
  assert.equal(await change({ id: 2, connectorId: 2 }), 'Rejected');
  assert.equal(await change({ id: 9 }), 'Rejected');
  assert.equal(await change({ id: 1 }), 'Scheduled');
  assert.equal(await change(), 'Scheduled');
  station.point(1).unplug();
  const told = () => central.payloads('StatusNotification').filter((told) => told.connectorStatus === 'Unavailable');
  await station.until(() => told().length === 2);
  assert.deepEqual(
    told().map(({ evseId }) => evseId),
    [2, 1],
  );
});

test('a connector in use is not unlocked, one that is not there is unknown', async (t) => {
  const { central } = await startCharging201(t, { points });
  const unlock = async (evseId: number, connectorId = 1) =>
    (await central.call('UnlockConnector', { evseId, connectorId })).status;
  assert.equal(await unlock(1), 'OngoingAuthorizedTransaction');
  assert.equal(await unlock(2), 'Unlocked');
  assert.equal(await unlock(2, 2), 'UnknownConnector');
  assert.equal(await unlock(9), 'UnknownConnector');
});

test('messages are sent when triggered', async (t) => {
  const { central, station } = await startCharging201(t, { points });
  const messages = ['BootNotification', 'Heartbeat', 'FirmwareStatusNotification', 'LogStatusNotification'] as const;
  for (const requestedMessage of [...messages, 'TransactionEvent', 'StatusNotification'] as const) {
    const before = central.payloads(requestedMessage).length;
    assert.equal((await central.call('TriggerMessage', { requestedMessage })).status, 'Accepted');
    await station.until(() => central.payloads(requestedMessage).length > before);
  }
  assert.equal(central.payloads('BootNotification').at(-1)?.reason, 'Triggered');
  assert.equal(central.payloads('TransactionEvent').at(-1)?.triggerReason, 'Trigger');
  await central.call('TriggerMessage', { requestedMessage: 'MeterValues', evse: { id: 2 } });
  await station.until(() => central.payloads('MeterValues').length === 1);
  const [values] = central.payloads('MeterValues');
  assert.deepEqual([values?.evseId, values?.meterValue[0]?.sampledValue[0]?.context], [2, 'Trigger']);
  const answer = (request: {
    requestedMessage: 'SignChargingStationCertificate' | 'Heartbeat';
    evse?: { id: number };
  }) => central.call('TriggerMessage', request);
  assert.equal((await answer({ requestedMessage: 'SignChargingStationCertificate' })).status, 'NotImplemented');
  assert.equal((await answer({ requestedMessage: 'Heartbeat', evse: { id: 9 } })).status, 'Rejected');
  const idle = await central.call('TriggerMessage', { requestedMessage: 'TransactionEvent', evse: { id: 2 } });
  assert.equal(idle.status, 'Rejected');
});

test('the local list is kept with its version, and the cache is cleared', async (t) => {
  const configuration = { 'AuthCtrlr.LocalPreAuthorize': 'true' };
  const { central, station } = await startOnline201(t, { configuration });
  const sent = await central.call('SendLocalList', {
    versionNumber: 4,
    updateType: 'Full',
    localAuthorizationList: [{ idToken: { idToken: 'A', type: 'ISO14443' }, idTokenInfo: { status: 'Accepted' } }],
  });
  assert.equal(sent.status, 'Accepted');
  assert.equal((await central.call('GetLocalListVersion', {})).versionNumber, 4);
  assert.equal(await station.point(1).presentToken('A'), 'Accepted');
  assert.deepEqual(central.payloads('Authorize'), []);
  assert.equal((await central.call('ClearCache', {})).status, 'Accepted');
});

test('a local list that is too long, or told in too long a message, is not taken', async (t) => {
  const configuration = { 'LocalAuthListCtrlr.BytesPerMessage': '300' };
  const { central } = await startOnline201(t, { configuration, mostListEntries: 2 });
  const send = async (...tokens: string[]) => {
    const localAuthorizationList = tokens.map((idToken) => ({
      idToken: { idToken, type: 'ISO14443' as const },
      idTokenInfo: { status: 'Accepted' as const },
    }));
    return (await central.call('SendLocalList', { versionNumber: 1, updateType: 'Full', localAuthorizationList }))
      .status;
  };
  assert.equal(await send('A', 'B', 'C'), 'Failed');
  assert.equal(await send('A'.repeat(36), 'B'.repeat(36), 'A'.repeat(36)), 'Failed');
  assert.equal(await send('A', 'B'), 'Accepted');
});

test('what is known of a customer is told and forgotten', async (t) => {
  const { central, station } = await startOnline201(t);
  await station.point(1).presentToken('TOKEN-1');
  const ask = (requestId: number) =>
    central.call('CustomerInformation', {
      requestId,
      report: true,
      clear: true,
      idToken: { idToken: 'TOKEN-1', type: 'ISO14443' },
    });
  assert.equal((await ask(1)).status, 'Accepted');
  assert.equal((await ask(2)).status, 'Accepted');
  await station.until(() => central.payloads('NotifyCustomerInformation').length === 2);
  assert.deepEqual(
    central.payloads('NotifyCustomerInformation').map(({ requestId, data }) => [requestId, data]),
    [
      [1, 'The token TOKEN-1 is kept in the cache.'],
      [2, ''],
    ],
  );
  const nobody = await central.call('CustomerInformation', { requestId: 3, report: true, clear: false });
  assert.equal(nobody.status, 'Invalid');
});

test('a reserved EVSE takes its own token only, and is free again when the reservation ends', async (t) => {
  const { central, station, clock } = await startOnline201(t);
  const reservation = { id: 5, idToken, expiryDateTime: '2026-01-05T09:00:00Z' };
  assert.equal((await central.call('ReserveNow', { ...reservation, evseId: 9 })).status, 'Rejected');
  assert.equal((await central.call('ReserveNow', reservation)).status, 'Accepted');
  assert.equal(station.point(1).status, 'Reserved');
  await station.point(1).presentToken('OTHER');
  assert.equal(station.point(1).status, 'Reserved');
  clock.advance(3_600_000);
  assert.equal(station.point(1).status, 'Available');
  await central.call('ReserveNow', { ...reservation, evseId: 1, expiryDateTime: '2026-01-05T10:00:00Z' });
  assert.equal((await central.call('CancelReservation', { reservationId: 5 })).status, 'Accepted');
  assert.equal((await central.call('CancelReservation', { reservationId: 5 })).status, 'Rejected');
});

test('a firmware update and the upload of a log tell their progress under their numbers', async (t) => {
  const { central, station, clock } = await startOnline201(t);
  const firmware = { location: 'https://example.com/f.bin', retrieveDateTime: '2026-01-05T08:00:00Z' };
  assert.equal((await central.call('UpdateFirmware', { requestId: 3, firmware })).status, 'Accepted');
  clock.advance(1);
  await station.until(() => central.payloads('FirmwareStatusNotification').length === 2);
  clock.advance(60_000);
  const log = { remoteLocation: 'https://example.com/' };
  await central.call('GetLog', { requestId: 4, logType: 'DiagnosticsLog', log });
  clock.advance(1);
  await station.until(() => central.payloads('LogStatusNotification').length === 2);
  assert.deepEqual(
    central.payloads('FirmwareStatusNotification').map(({ status, requestId }) => [status, requestId]),
    [
      ['Downloading', 3],
      ['Downloaded', 3],
      ['Installing', 3],
      ['Installed', 3],
    ],
  );
  assert.deepEqual(
    central.payloads('LogStatusNotification').map(({ requestId }) => requestId),
    [4, 4],
  );
});

test('charging profiles are taken, replaced and cleared, those of a transaction only while it runs', async (t) => {
  const { central, station } = await startCharging201(t);
  const set = async (chargingProfilePurpose: 'TxDefaultProfile' | 'TxProfile', transactionId?: string) => {
    const chargingSchedule = [
      { id: 1, chargingRateUnit: 'W' as const, chargingSchedulePeriod: [{ startPeriod: 0, limit: 5_000 }] },
    ];
    const profile = { id: 1, stackLevel: 0, chargingProfilePurpose, chargingProfileKind: 'Absolute' as const };
    const chargingProfile = { ...profile, chargingSchedule, transactionId };
    return (await central.call('SetChargingProfile', { evseId: 1, chargingProfile })).status;
  };
  assert.equal(await set('TxProfile', 'other'), 'Rejected');
  assert.equal(await set('TxProfile', String(station.point(1).transactionId)), 'Accepted');
  assert.equal(await set('TxDefaultProfile'), 'Accepted');
  const clear = async () => (await central.call('ClearChargingProfile', { chargingProfileId: 1 })).status;
  assert.deepEqual([await clear(), await clear()], ['Accepted', 'Unknown']);
  const composite = await central.call('GetCompositeSchedule', { evseId: 1, duration: 600 });
  assert.equal(composite.schedule?.chargingSchedulePeriod[0]?.limit, 11_000);
});

test('a network profile is kept where the station could use it', async (t) => {
  const { central } = await startOnline201(t);
  const set = async (ocppTransport: 'JSON' | 'SOAP') => {
    const connectionData = {
      ocppVersion: 'OCPP20',
      ocppTransport,
      ocppCsmsUrl: 'wss://example.com/ocpp',
      messageTimeout: 30,
      securityProfile: 2,
      ocppInterface: 'Wired0',
    } as const;
    return (await central.call('SetNetworkProfile', { configurationSlot: 1, connectionData })).status;
  };
  assert.deepEqual([await set('JSON'), await set('SOAP')], ['Accepted', 'Rejected']);
});

test('data of a foreign vendor is refused as such by a 2.0.1 station', async (t) => {
  const { central } = await startOnline201(t);
  assert.equal((await central.call('DataTransfer', { vendorId: 'org.example' })).status, 'UnknownVendorId');
});

test('what a 2.0.1 station does not know is not implemented', async (t) => {
  const { central } = await startOnline201(t);
  const call = central.call('GetMonitoringReport', { requestId: 1 });
  await assert.rejects(call, (error) => error instanceof OcppError && error.code === 'NotImplemented');
});
