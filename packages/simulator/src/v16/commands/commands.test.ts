// What a station does with the central system's calls.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OcppError } from '@stationmaster/ocpp';
import { startCharging, startOnline } from '../../testing/fixture.ts';

const points = [
  { maxPowerW: 11_000, phases: 3 },
  { maxPowerW: 50_000, phases: 0, connectorType: 'CCS2' },
] as const;

test('a remote start starts at the plugged car, a remote stop ends it', async (t) => {
  const { central, station } = await startOnline(t, { points });
  station.point(2).plugIn();
  assert.equal((await central.call('RemoteStartTransaction', { idTag: 'APP' })).status, 'Accepted');
  await station.until(() => station.point(2).transactionId !== undefined);
  const transactionId = Number(station.point(2).transactionId);
  assert.equal((await central.call('RemoteStopTransaction', { transactionId: 1 })).status, 'Rejected');
  assert.equal((await central.call('RemoteStopTransaction', { transactionId })).status, 'Accepted');
  await station.until(() => station.queued === 0);
  assert.equal(central.payloads('StopTransaction')[0]?.reason, 'Remote');
  assert.equal(station.point(2).status, 'Finishing');
});

test('a remotely started token waits for its car, and is asked about where the station is set so', async (t) => {
  const { central, station } = await startOnline(t, { configuration: { AuthorizeRemoteTxRequests: 'true' } });
  await central.call('RemoteStartTransaction', { idTag: 'APP', connectorId: 1 });
  await station.until(() => station.point(1).status === 'Preparing');
  station.point(1).plugIn();
  assert.equal(station.point(1).status, 'Charging');
  assert.equal(central.payloads('Authorize')[0]?.idTag, 'APP');
});

test('a point that is in use, broken or out of service refuses a remote start', async (t) => {
  const { central, station } = await startCharging(t);
  const start = async () => (await central.call('RemoteStartTransaction', { idTag: 'APP', connectorId: 1 })).status;
  assert.equal(await start(), 'Rejected');
  station.point(1).unplug();
  station.point(1).fault('GroundFailure');
  assert.equal(await start(), 'Rejected');
  station.point(1).clearFault();
  await central.call('ChangeAvailability', { connectorId: 1, type: 'Inoperative' });
  assert.equal(await start(), 'Rejected');
});

test('a soft reset tells the end of its sessions before it boots again', async (t) => {
  const { central, station, clock } = await startCharging(t);
  const gone = station.waitFor((event) => event.kind === 'disconnected');
  assert.equal((await central.call('Reset', { type: 'Soft' })).status, 'Accepted');
  await gone;
  assert.equal(central.payloads('StopTransaction')[0]?.reason, 'SoftReset');
  clock.advance(5_000);
  await station.until(() => station.isAccepted);
  assert.equal(central.payloads('BootNotification').length, 2);
});

test('a hard reset boots at once and tells the end of its sessions afterwards', async (t) => {
  const { central, station, clock } = await startCharging(t);
  const gone = station.waitFor((event) => event.kind === 'disconnected');
  await central.call('Reset', { type: 'Hard' });
  await gone;
  clock.advance(5_000);
  await station.until(() => station.isAccepted && station.queued === 0);
  assert.equal(central.payloads('StopTransaction')[0]?.reason, 'HardReset');
});

test('a point in use goes out of service when its session has ended', async (t) => {
  const { central, station } = await startCharging(t, { points });
  const change = (connectorId: number) => central.call('ChangeAvailability', { connectorId, type: 'Inoperative' });
  assert.equal((await change(1)).status, 'Scheduled');
  assert.equal((await change(2)).status, 'Accepted');
  assert.equal((await change(9)).status, 'Rejected');
  assert.deepEqual(
    station.points.map(({ status }) => status),
    ['Charging', 'Unavailable'],
  );
  station.point(1).unplug();
  assert.equal(station.point(1).status, 'Unavailable');
});

test('the whole station goes out of service and says so for connector 0', async (t) => {
  const { central, station } = await startOnline(t, { points });
  await central.call('ChangeAvailability', { connectorId: 0, type: 'Inoperative' });
  const told = () => central.payloads('StatusNotification').filter(({ status }) => status === 'Unavailable');
  await station.until(() => told().length === 3);
  assert.deepEqual(
    told()
      .map(({ connectorId }) => connectorId)
      .sort((one, other) => one - other),
    [0, 1, 2],
  );
});

test('unlocking ends a running session', async (t) => {
  const { central, station } = await startCharging(t);
  assert.equal((await central.call('UnlockConnector', { connectorId: 1 })).status, 'Unlocked');
  assert.equal((await central.call('UnlockConnector', { connectorId: 2 })).status, 'NotSupported');
  await station.until(() => station.queued === 0);
  assert.equal(central.payloads('StopTransaction')[0]?.reason, 'UnlockCommand');
});

test('settings are read, some or all, and unknown keys are named', async (t) => {
  const { central } = await startOnline(t, { points });
  const some = await central.call('GetConfiguration', { key: ['NumberOfConnectors', 'Colour'] });
  assert.deepEqual(some.configurationKey, [{ key: 'NumberOfConnectors', readonly: true, value: '2' }]);
  assert.deepEqual(some.unknownKey, ['Colour']);
  const all = await central.call('GetConfiguration', {});
  assert.ok((all.configurationKey?.length ?? 0) > 30);
});

test('a changed heartbeat interval counts from now', async (t) => {
  const { central, station, clock } = await startOnline(t);
  await central.call('ChangeConfiguration', { key: 'HeartbeatInterval', value: '10' });
  assert.equal(station.setting('HeartbeatInterval'), '10');
  const beaten = station.waitFor((event) => event.kind === 'answered' && event.action === 'Heartbeat');
  clock.advance(10_000);
  await beaten;
});

test('messages are sent when triggered', async (t) => {
  const { central, station } = await startCharging(t, { points });
  const messages = ['BootNotification', 'Heartbeat', 'MeterValues', 'FirmwareStatusNotification'] as const;
  for (const requestedMessage of [...messages, 'DiagnosticsStatusNotification'] as const) {
    const before = central.payloads(requestedMessage).length;
    assert.equal((await central.call('TriggerMessage', { requestedMessage })).status, 'Accepted');
    await station.until(() => central.payloads(requestedMessage).length > before);
  }
  await station.until(() => central.payloads('MeterValues').length === 2);
  const contexts = central.payloads('MeterValues').map(({ meterValue }) => meterValue[0]?.sampledValue[0]?.context);
  assert.deepEqual(contexts, ['Trigger', 'Trigger']);
  const beyond = await central.call('TriggerMessage', { requestedMessage: 'MeterValues', connectorId: 9 });
  assert.equal(beyond.status, 'Rejected');
});

test('the local list is kept with its version', async (t) => {
  const { central } = await startOnline(t);
  const sent = await central.call('SendLocalList', {
    listVersion: 4,
    updateType: 'Full',
    localAuthorizationList: [{ idTag: 'A', idTagInfo: { status: 'Accepted' } }],
  });
  assert.equal(sent.status, 'Accepted');
  assert.equal((await central.call('GetLocalListVersion', {})).listVersion, 4);
});

test('a reserved point takes its own token only, and is free again when the reservation ends', async (t) => {
  const { central, station, clock } = await startOnline(t);
  const reservation = { connectorId: 1, reservationId: 5, idTag: 'MINE', expiryDate: '2026-01-05T09:00:00Z' };
  assert.equal((await central.call('ReserveNow', reservation)).status, 'Accepted');
  assert.equal(station.point(1).status, 'Reserved');
  await station.point(1).presentToken('OTHER');
  assert.equal(station.point(1).status, 'Reserved');
  clock.advance(3_600_000);
  assert.equal(station.point(1).status, 'Available');
  await central.call('ReserveNow', { ...reservation, expiryDate: '2026-01-05T10:00:00Z' });
  assert.equal((await central.call('CancelReservation', { reservationId: 5 })).status, 'Accepted');
  assert.equal((await central.call('CancelReservation', { reservationId: 5 })).status, 'Rejected');
});

test('a firmware update and a diagnostics upload tell their progress', async (t) => {
  const { central, station, clock } = await startOnline(t);
  await central.call('UpdateFirmware', { location: 'https://example.com/f.bin', retrieveDate: '2026-01-05T08:00:00Z' });
  clock.advance(1);
  await station.until(() => central.payloads('FirmwareStatusNotification').length === 2);
  clock.advance(60_000);
  await central.call('GetDiagnostics', { location: 'https://example.com/' });
  clock.advance(1);
  await station.until(() => central.payloads('DiagnosticsStatusNotification').length === 2);
  assert.deepEqual(
    central.payloads('FirmwareStatusNotification').map(({ status }) => status),
    ['Downloading', 'Downloaded', 'Installing', 'Installed'],
  );
});

test('charging profiles are taken, replaced and cleared', async (t) => {
  const { central } = await startOnline(t);
  const set = (chargingProfilePurpose: 'TxDefaultProfile' | 'TxProfile') =>
    central.call('SetChargingProfile', {
      connectorId: 1,
      csChargingProfiles: {
        chargingProfileId: 1,
        stackLevel: 0,
        chargingProfilePurpose,
        chargingProfileKind: 'Absolute',
        chargingSchedule: { chargingRateUnit: 'W', chargingSchedulePeriod: [{ startPeriod: 0, limit: 5_000 }] },
      },
    });
  assert.equal((await set('TxProfile')).status, 'Rejected');
  assert.equal((await set('TxDefaultProfile')).status, 'Accepted');
  assert.equal((await set('TxDefaultProfile')).status, 'Accepted');
  assert.equal((await central.call('ClearChargingProfile', { id: 1 })).status, 'Accepted');
  assert.equal((await central.call('ClearChargingProfile', { id: 1 })).status, 'Unknown');
  const composite = await central.call('GetCompositeSchedule', { connectorId: 1, duration: 600 });
  assert.equal(composite.chargingSchedule?.chargingSchedulePeriod[0]?.limit, 11_000);
});

test('data of a foreign vendor is refused as such', async (t) => {
  const { central } = await startOnline(t);
  assert.equal((await central.call('DataTransfer', { vendorId: 'org.example' })).status, 'UnknownVendorId');
  const own = { vendorId: 'org.stationmaster.simulator', messageId: 'echo', data: 'hello' };
  assert.deepEqual(await central.call('DataTransfer', own), { status: 'Accepted', data: 'hello' });
});

test('what a station does not know is not implemented', async (t) => {
  const { central } = await startOnline(t);
  const call = central.call('GetInstalledCertificateIds', { certificateType: 'CentralSystemRootCertificate' });
  await assert.rejects(call, (error) => error instanceof OcppError && error.code === 'NotImplemented');
});
