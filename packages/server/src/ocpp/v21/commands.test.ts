import assert from 'node:assert/strict';
import { test } from 'node:test';
import { v21 } from '@stationmaster/ocpp';
import type { CommandContext, Intent } from '../../intents.ts';
import { isRecord } from '../edge.ts';
import type { Call } from '../protocol.ts';
import { protocol201 } from '../v201/table.ts';
import { protocol21 } from './table.ts';

const context: CommandContext = {
  number: 17,
  transaction: 'T-1',
  limits: {},
  newPassword: '0123456789abcdef0123',
  fileAddress: 'http://cs.test/files/1',
};
const noon = '2026-03-01T12:00:00Z';
const file = { address: null, retries: null, retryIntervalSeconds: null };
const places = { way: 'station', places: [0], unit: 'A', phases: 3 } as const;
const token = { token: '04A1', tokenType: 'iso14443' } as const;

function callsFor(intent: Intent, asked = context): readonly Call[] {
  const calls = protocol21.callsFor(intent, asked);
  assert.ok(calls !== 'unsupported' && !('unfit' in calls));
  for (const { action, payload } of calls) v21.checkOutgoing(action, 'request', payload);
  return calls;
}

const asIn201: Intent[] = [
  { intent: 'startCharging', evse: 1, ...token },
  { intent: 'stopCharging', transactionId: 9 },
  { intent: 'releaseCable', evse: 1 },
  { intent: 'setAvailability', evse: 1, available: false },
  { intent: 'reset', resetKind: 'soft' },
  { intent: 'clearCache' },
  { intent: 'refreshConfiguration', keys: [] },
  { intent: 'refreshConfiguration', keys: ['A.B'], withLimits: true },
  { intent: 'changeSetting', key: 'A.B', value: '1' },
  { intent: 'setPassword', seed: '00' },
  { intent: 'triggerMessage', message: 'StatusNotification', evse: 1 },
  { intent: 'transferData', vendorId: 'v', messageId: null, text: 't' },
  { intent: 'askListVersion' },
  { intent: 'sendLocalList', version: 1, full: true, each: 10 },
  { intent: 'setLimit', limitAmps: 16, level: 0, ...places },
  { intent: 'setLimit', limitAmps: null, level: 0, ...places },
  { intent: 'readLimit', ...places },
  { intent: 'askTransaction', transactionId: 9 },
  { intent: 'customerInformation', ...token, report: true, clear: false },
  {
    intent: 'updateFirmware',
    imageId: 1,
    version: '2',
    installAt: null,
    signature: null,
    certificate: null,
    retrieveAt: noon,
    ...file,
  },
  { intent: 'getDiagnostics', log: 'diagnostics', from: null, to: null, ...file },
];

test('what an operator asks is asked of 2.1 stations as of those of 2.0.1, to the letter (F-10)', () => {
  for (const intent of asIn201) assert.deepEqual(callsFor(intent), protocol201.callsFor(intent, context));
});

test('a message that the standard does not name is asked for as a vendor’s own', () => {
  const payloadOf = (message: string, evse: number | null) =>
    callsFor({ intent: 'triggerMessage', message, evse })[0]?.payload;
  assert.deepEqual(payloadOf('SelfTest', 2), {
    requestedMessage: 'CustomTrigger',
    customTrigger: 'SelfTest',
    evse: { id: 2 },
  });
  assert.deepEqual(payloadOf('SignV2G20Certificate', null), { requestedMessage: 'SignV2G20Certificate' });
});

test('a connection profile is one for 2.1', () => {
  const [call] = callsFor({
    intent: 'setNetworkProfile',
    slot: 1,
    url: 'wss://cs.test/ocpp/acme',
    securityProfile: 2,
    networkInterface: 'Wired0',
    timeoutSeconds: 30,
  });
  assert.ok(call && 'connectionData' in call.payload && isRecord(call.payload.connectionData));
  const { ocppVersion, securityProfile } = call.payload.connectionData;
  assert.deepEqual([ocppVersion, securityProfile], ['OCPP21', 2]);
});

test('what was asked for is taken before the station was accepted (F-12)', () => {
  const { askedFor } = protocol21;
  assert.equal(askedFor({ action: 'GetDERControl', payload: { requestId: 1 } }), 'ReportDERControl');
  const trigger = (requestedMessage: string) => askedFor({ action: 'TriggerMessage', payload: { requestedMessage } });
  assert.deepEqual([trigger('SignV2G20Certificate'), trigger('Heartbeat')], ['SignCertificate', 'Heartbeat']);
  assert.equal(askedFor({ action: 'GetBaseReport', payload: {} }), 'NotifyReport');
});

test('a list entry with the longest token there may be is no longer than it is taken to be', () => {
  const { longestToken, bytes } = protocol21.listKeys;
  const listed = {
    token: 'A'.repeat(longestToken),
    tokenType: 'mac_address',
    decision: 'ConcurrentTx',
    expiresAt: noon,
    driverGroupId: Number.MAX_SAFE_INTEGER,
  } as const;
  const [call] = callsFor(
    { intent: 'sendLocalList', version: 2 ** 31 - 1, full: false, each: 2 },
    { ...context, tokenList: [listed, listed] },
  );
  assert.ok(bytes);
  assert.ok(
    JSON.stringify([2, 'x'.repeat(36), call?.action, call?.payload]).length <= bytes.ofMessage + 2 * bytes.ofToken,
  );
});
