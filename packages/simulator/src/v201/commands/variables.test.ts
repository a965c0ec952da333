// How the variables of a 2.0.1 station are read, set and reported.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OcppError } from '@stationmaster/ocpp';
import { type Fixture201, startOnline201 } from '../../testing/fixture.ts';

function named(key: string) {
  const [component = '', name = ''] = key.split('.');
  return { component: { name: component }, variable: { name } };
}

async function set({ central }: Fixture201, key: string, attributeValue: string) {
  const { setVariableResult } = await central.call('SetVariables', {
    setVariableData: [{ ...named(key), attributeValue }],
  });
  const [result] = setVariableResult;
  return [result?.attributeStatus, result?.attributeStatusInfo?.reasonCode].filter((text) => text !== undefined);
}

async function get({ central }: Fixture201, component: { name: string; evse?: { id: number } }, name: string) {
  const { getVariableResult } = await central.call('GetVariables', {
    getVariableData: [{ component, variable: { name } }],
  });
  const [result] = getVariableResult;
  return [result?.attributeStatus, result?.attributeValue].filter((text) => text !== undefined);
}

test('variables are read by their names in any case, of the station and of its parts', async (t) => {
  const fixture = await startOnline201(t, { configuration: { 'AcmeCtrlr.Colour': 'green' } });
  assert.deepEqual(await get(fixture, { name: 'txctrlr' }, 'evconnectiontimeout'), ['Accepted', '60']);
  assert.deepEqual(await get(fixture, { name: 'EVSE', evse: { id: 1 } }, 'AvailabilityState'), [
    'Accepted',
    'Available',
  ]);
  assert.deepEqual(await get(fixture, { name: 'AcmeCtrlr' }, 'Colour'), ['Accepted', 'green']);
  assert.deepEqual(await get(fixture, { name: 'TxCtrlr' }, 'Colour'), ['UnknownVariable']);
  assert.deepEqual(await get(fixture, { name: 'EVSE', evse: { id: 9 } }, 'AvailabilityState'), ['UnknownComponent']);
  assert.deepEqual(await get(fixture, { name: 'SecurityCtrlr' }, 'BasicAuthPassword'), ['Rejected']);
});

test('variables are set, and each refusal has its own reason', async (t) => {
  const fixture = await startOnline201(t);
  assert.deepEqual(await set(fixture, 'TxCtrlr.TxStartPoint', 'EVConnected,Authorized'), ['Accepted']);
  assert.equal(fixture.station.setting('TxCtrlr.TxStartPoint'), 'EVConnected,Authorized');
  assert.deepEqual(await set(fixture, 'TxCtrlr.TxStartPoint', 'DataSigned'), ['Rejected', 'InvalidValue']);
  assert.deepEqual(await set(fixture, 'TxCtrlr.EVConnectionTimeOut', 'long'), ['Rejected', 'InvalidValue']);
  assert.deepEqual(await set(fixture, 'SecurityCtrlr.SecurityProfile', '2'), ['Rejected', 'ReadOnly']);
  assert.deepEqual(await set(fixture, 'OCPPCommCtrlr.WebSocketPingInterval', '30'), ['RebootRequired']);
  assert.deepEqual(await set(fixture, 'TxCtrlr.Colour', 'green'), ['UnknownVariable']);
  assert.deepEqual(await set(fixture, 'Colours.Door', 'green'), ['UnknownComponent']);
});

test('more variables at once than the station takes are an occurrence too many', async (t) => {
  const configuration = { 'DeviceDataCtrlr.ItemsPerMessage[GetVariables]': '2' };
  const { central } = await startOnline201(t, { configuration });
  const ask = (count: number) =>
    central.call('GetVariables', {
      getVariableData: Array.from({ length: count }, () => named('OCPPCommCtrlr.HeartbeatInterval')),
    });
  assert.equal((await ask(2)).getVariableResult.length, 2);
  await assert.rejects(ask(3), (error) => error instanceof OcppError && error.code === 'OccurrenceConstraintViolation');
});

test('a changed heartbeat interval of a 2.0.1 station counts from now', async (t) => {
  const fixture = await startOnline201(t);
  await set(fixture, 'OCPPCommCtrlr.HeartbeatInterval', '10');
  const beaten = fixture.station.waitFor((event) => event.kind === 'answered' && event.action === 'Heartbeat');
  fixture.clock.advance(10_000);
  await beaten;
});

test('a new password counts from the next connection on', async (t) => {
  const fixture = await startOnline201(t, { password: 'old password' });
  const { central, station } = fixture;
  assert.deepEqual(await set(fixture, 'SecurityCtrlr.BasicAuthPassword', 'a new password of now'), ['Accepted']);
  station.dropNetwork();
  await station.restoreNetwork();
  const basic = central.handshakes[1]?.authorization?.slice('Basic '.length) ?? '';
  assert.equal(Buffer.from(basic, 'base64').toString(), 'TEST-1:a new password of now');
});

test('a base report tells every variable, in numbered parts, and keeps the password to itself', async (t) => {
  const { central, station } = await startOnline201(t);
  const ask = (requestId: number, reportBase: 'FullInventory' | 'ConfigurationInventory' | 'SummaryInventory') =>
    central.call('GetBaseReport', { requestId, reportBase });
  const parts = (requestId: number) => central.payloads('NotifyReport').filter((part) => part.requestId === requestId);
  const isWhole = (requestId: number) => parts(requestId).at(-1)?.tbc === false;
  for (const [index, reportBase] of (
    ['FullInventory', 'ConfigurationInventory', 'SummaryInventory'] as const
  ).entries()) {
    assert.equal((await ask(index, reportBase)).status, 'Accepted');
    await station.until(() => isWhole(index));
  }
  assert.deepEqual(
    parts(0).map(({ seqNo, tbc }) => [seqNo, tbc]),
    [
      [0, true],
      [1, true],
      [2, false],
    ],
  );
  const full = parts(0).flatMap(({ reportData }) => reportData ?? []);
  assert.ok(full.length > 40);
  const password = full.find(({ variable }) => variable.name === 'BasicAuthPassword');
  assert.deepEqual(password?.variableAttribute, [{ type: 'Actual', mutability: 'WriteOnly', persistent: true }]);
  const configuration = parts(1).flatMap(({ reportData }) => reportData ?? []);
  assert.ok(configuration.every(({ variableAttribute: [attribute] }) => attribute?.mutability !== 'ReadOnly'));
  const summary = parts(2).flatMap(({ reportData }) => reportData ?? []);
  const components = new Set(summary.map(({ component }) => component.name));
  assert.deepEqual([...components].sort(), ['ChargingStation', 'Connector', 'EVSE', 'ReservationCtrlr']);
});

test('a report of some components or variables tells these, one of nothing is empty', async (t) => {
  const { central, station } = await startOnline201(t);
  const ask = async (requestId: number, ...componentVariable: { component: { name: string } }[]) =>
    (await central.call('GetReport', { requestId, componentVariable })).status;
  assert.equal(await ask(1, { component: { name: 'TxCtrlr' } }, named('ClockCtrlr.TimeSource')), 'Accepted');
  await station.until(() => central.payloads('NotifyReport').length === 1);
  assert.equal(central.payloads('NotifyReport')[0]?.reportData?.length, 6);
  assert.equal(await ask(2, { component: { name: 'Nothing' } }), 'EmptyResultSet');
});
