import assert from 'node:assert/strict';
import { test } from 'node:test';
import { v16 } from '@stationmaster/ocpp';
import type { Intent } from '../../intents.ts';
import { commandAnswer } from './answers.ts';
import { askedFor, askForBoot, callsFor } from './commands.ts';

const noon = '2026-03-01T12:00:00Z';
const file = { address: null, retries: null, retryIntervalSeconds: null };
const unsigned = { imageId: 1, version: '2.0', installAt: null, signature: null, certificate: null };
const firmware = { intent: 'updateFirmware', retrieveAt: noon, ...unsigned, ...file } as const;
const diagnostics = { intent: 'getDiagnostics', log: 'diagnostics', from: null, to: null, ...file } as const;

const calls: [Intent, string, object][] = [
  [
    { intent: 'startCharging', evse: 2, token: '04A1', tokenType: 'local' },
    'RemoteStartTransaction',
    { connectorId: 2, idTag: '04A1' },
  ],
  [{ intent: 'stopCharging', transactionId: 9 }, 'RemoteStopTransaction', { transactionId: 9 }],
  [{ intent: 'releaseCable', evse: 1 }, 'UnlockConnector', { connectorId: 1 }],
  [
    { intent: 'setAvailability', evse: 0, available: false },
    'ChangeAvailability',
    { connectorId: 0, type: 'Inoperative' },
  ],
  [{ intent: 'reset', resetKind: 'hard' }, 'Reset', { type: 'Hard' }],
  [{ intent: 'reset', resetKind: 'soft' }, 'Reset', { type: 'Soft' }],
  [{ intent: 'clearCache' }, 'ClearCache', {}],
  [{ intent: 'refreshConfiguration', keys: [] }, 'GetConfiguration', {}],
  [{ intent: 'refreshConfiguration', keys: ['A'] }, 'GetConfiguration', { key: ['A'] }],
  [{ intent: 'changeSetting', key: 'A', value: '1' }, 'ChangeConfiguration', { key: 'A', value: '1' }],
  [
    { intent: 'triggerMessage', message: 'StatusNotification', evse: 1 },
    'TriggerMessage',
    { requestedMessage: 'StatusNotification', connectorId: 1 },
  ],
  [
    { intent: 'triggerMessage', message: 'LogStatusNotification', evse: null },
    'ExtendedTriggerMessage',
    { requestedMessage: 'LogStatusNotification' },
  ],
  [
    { intent: 'transferData', vendorId: 'v', messageId: 'm', text: 't' },
    'DataTransfer',
    { vendorId: 'v', messageId: 'm', data: 't' },
  ],
  [
    { intent: 'setPassword', seed: '00' },
    'ChangeConfiguration',
    { key: 'AuthorizationKey', value: '0123456789abcdef0123456789abcdef01234567' },
  ],
  [{ intent: 'transferData', vendorId: 'v', messageId: null, text: null }, 'DataTransfer', { vendorId: 'v' }],
  [
    { ...firmware, retries: 3, retryIntervalSeconds: 60 },
    'UpdateFirmware',
    { location: 'http://cs.test/files/1', retrieveDate: noon, retries: 3, retryInterval: 60 },
  ],
  [
    { ...firmware, signature: 'c2ln', certificate: 'PEM', installAt: noon },
    'SignedUpdateFirmware',
    {
      requestId: 17,
      firmware: {
        location: 'http://cs.test/files/1',
        retrieveDateTime: noon,
        installDateTime: noon,
        signature: 'c2ln',
        signingCertificate: 'PEM',
      },
    },
  ],
  [
    { ...diagnostics, address: 'ftp://user:pw@logs.test/', from: noon },
    'GetDiagnostics',
    { location: 'ftp://user:pw@logs.test/', startTime: noon },
  ],
  [
    { ...diagnostics, log: 'security', to: noon },
    'GetLog',
    { logType: 'SecurityLog', requestId: 17, log: { remoteLocation: 'http://cs.test/files/1', latestTimestamp: noon } },
  ],
];

const newPassword = '0123456789abcdef0123456789abcdef01234567';
const context = { number: 17, limits: {}, fileAddress: 'http://cs.test/files/1', newPassword };

function callFor(intent: Intent, limits: Record<string, string> = {}): unknown {
  const calls: unknown = callsFor(intent, { ...context, limits });
  return Array.isArray(calls) && calls.length === 1 ? (calls[0] as unknown) : calls;
}

test('every command is the call that 1.6 has for it, to the letter (F-10)', () => {
  for (const [intent, action, payload] of calls) {
    assert.deepEqual(callFor(intent), { action, payload });
    v16.checkOutgoing(action, 'request', payload);
  }
});

test('a remote start always names the charging point', () => {
  assert.deepEqual(callFor({ intent: 'startCharging', evse: 1, token: 'T', tokenType: 'local' }), {
    action: 'RemoteStartTransaction',
    payload: { connectorId: 1, idTag: 'T' },
  });
});

test('keys are asked for in as many calls as the station takes at once', () => {
  const intent: Intent = { intent: 'refreshConfiguration', keys: ['A', 'B', 'C'] };
  assert.deepEqual(callFor(intent, { GetConfigurationMaxKeys: '2' }), [
    { action: 'GetConfiguration', payload: { key: ['A', 'B'] } },
    { action: 'GetConfiguration', payload: { key: ['C'] } },
  ]);
  for (const nonsense of ['0', '-1', 'many', '']) {
    assert.deepEqual(callFor(intent, { GetConfigurationMaxKeys: nonsense }), {
      action: 'GetConfiguration',
      payload: { key: ['A', 'B', 'C'] },
    });
  }
});

test('what 1.6 has no message for is unsupported', () => {
  assert.equal(callFor({ intent: 'reset', resetKind: 'soft', evse: 1 }), 'unsupported');
  assert.equal(callFor({ intent: 'askTransaction', transactionId: 1 }), 'unsupported');
});

test('a message that 1.6 cannot trigger is unsupported', () => {
  assert.equal(callFor({ intent: 'triggerMessage', message: 'TransactionEvent', evse: null }), 'unsupported');
});

test('asking for a message lets it in before acceptance (F-12)', () => {
  assert.equal(askedFor(askForBoot), 'BootNotification');
  const trigger = callsFor({ intent: 'triggerMessage', message: 'SignChargePointCertificate', evse: null }, context);
  assert.ok(Array.isArray(trigger));
  assert.deepEqual(trigger.map(askedFor), ['SignCertificate']);
  assert.equal(askedFor({ action: 'Reset', payload: { type: 'Soft' } }), undefined);
});

test('a station that says yes, or yes for later, has accepted; its word is kept', () => {
  const change: Intent = { intent: 'changeSetting', key: 'A', value: '1' };
  assert.deepEqual(commandAnswer(change, { status: 'RebootRequired' }), {
    state: 'accepted',
    status: 'RebootRequired',
    detail: null,
    settings: [],
  });
  assert.deepEqual(commandAnswer(change, { status: 'Accepted' }).settings, [{ key: 'A', value: '1', readOnly: false }]);
  const words: [Intent, string, string][] = [
    [{ intent: 'setAvailability', evse: 1, available: true }, 'Scheduled', 'accepted'],
    [{ intent: 'releaseCable', evse: 1 }, 'Unlocked', 'accepted'],
    [{ intent: 'releaseCable', evse: 1 }, 'UnlockFailed', 'rejected'],
    [{ intent: 'clearCache' }, 'Rejected', 'rejected'],
    [change, 'NotSupported', 'rejected'],
    [{ intent: 'triggerMessage', message: 'Heartbeat', evse: null }, 'NotImplemented', 'rejected'],
    [{ intent: 'clearCache' }, 'Vielleicht', 'rejected'],
  ];
  for (const [intent, status, state] of words) assert.equal(commandAnswer(intent, { status }).state, state, status);
});

test('an answer without a status is a failure in words', () => {
  assert.equal(commandAnswer({ intent: 'clearCache' }, {}).state, 'failed');
});

test('reported settings are kept, but for secrets; unknown keys are named', () => {
  const answer = commandAnswer(
    { intent: 'refreshConfiguration', keys: [] },
    {
      configurationKey: [
        { key: 'HeartbeatInterval', value: '300', readonly: false },
        { key: 'NumberOfConnectors', value: '2', readonly: true },
        { key: 'AuthorizationKey', value: 'secret', readonly: false },
        { key: 'Empty', readonly: false },
        'nonsense',
      ],
      unknownKey: ['Nope', 7],
    },
  );
  assert.deepEqual(answer.settings, [
    { key: 'HeartbeatInterval', value: '300', readOnly: false },
    { key: 'NumberOfConnectors', value: '2', readOnly: true },
    { key: 'AuthorizationKey', value: null, readOnly: false },
    { key: 'Empty', value: null, readOnly: false },
  ]);
  assert.equal(answer.detail, 'Unknown to the station: Nope, 7');
});
