import assert from 'node:assert/strict';
import { test } from 'node:test';
import { v201 } from '@stationmaster/ocpp';
import type { CommandContext, Intent } from '../../intents.ts';
import { commandAnswer } from './answers.ts';
import { askedFor, askForBoot, callsFor } from './commands.ts';

const context: CommandContext = {
  number: 17,
  transaction: 'T-1',
  limits: {},
  newPassword: '0123456789abcdef0123',
  fileAddress: 'http://cs.test/files/1',
};

const noon = '2026-03-01T12:00:00Z';
const file = { address: null, retries: null, retryIntervalSeconds: null };
const signed = { imageId: 1, version: '2.0', installAt: noon, signature: 'c2ln', certificate: 'PEM' };

const calls: [Intent, string, object][] = [
  [
    { intent: 'updateFirmware', retrieveAt: noon, ...signed, ...file, retries: 2 },
    'UpdateFirmware',
    {
      requestId: 17,
      retries: 2,
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
    { intent: 'getDiagnostics', log: 'security', from: noon, to: null, ...file },
    'GetLog',
    { logType: 'SecurityLog', requestId: 17, log: { remoteLocation: 'http://cs.test/files/1', oldestTimestamp: noon } },
  ],
  [
    { intent: 'setPassword', seed: '00' },
    'SetVariables',
    {
      setVariableData: [
        {
          component: { name: 'SecurityCtrlr' },
          variable: { name: 'BasicAuthPassword' },
          attributeValue: '0123456789abcdef0123',
        },
      ],
    },
  ],
  [
    { intent: 'startCharging', evse: 2, token: '04A1B2C3', tokenType: 'iso14443' },
    'RequestStartTransaction',
    { evseId: 2, remoteStartId: 17, idToken: { idToken: '04A1B2C3', type: 'ISO14443' } },
  ],
  [
    { intent: 'startCharging', evse: 1, token: 'DE-8AA-CA2B3C4D5-N', tokenType: 'emaid' },
    'RequestStartTransaction',
    { evseId: 1, remoteStartId: 17, idToken: { idToken: 'DE-8AA-CA2B3C4D5-N', type: 'eMAID' } },
  ],
  [{ intent: 'stopCharging', transactionId: 9 }, 'RequestStopTransaction', { transactionId: 'T-1' }],
  [{ intent: 'releaseCable', evse: 1 }, 'UnlockConnector', { evseId: 1, connectorId: 1 }],
  [{ intent: 'releaseCable', evse: 1, connector: 2 }, 'UnlockConnector', { evseId: 1, connectorId: 2 }],
  [
    { intent: 'setAvailability', evse: 0, available: false },
    'ChangeAvailability',
    { operationalStatus: 'Inoperative' },
  ],
  [
    { intent: 'setAvailability', evse: 1, available: true },
    'ChangeAvailability',
    { operationalStatus: 'Operative', evse: { id: 1 } },
  ],
  [
    { intent: 'setAvailability', evse: 1, connector: 2, available: true },
    'ChangeAvailability',
    { operationalStatus: 'Operative', evse: { id: 1, connectorId: 2 } },
  ],
  [{ intent: 'reset', resetKind: 'hard' }, 'Reset', { type: 'Immediate' }],
  [{ intent: 'reset', resetKind: 'soft', evse: 2 }, 'Reset', { type: 'OnIdle', evseId: 2 }],
  [{ intent: 'clearCache' }, 'ClearCache', {}],
  [{ intent: 'refreshConfiguration', keys: [] }, 'GetBaseReport', { requestId: 17, reportBase: 'FullInventory' }],
  [
    { intent: 'refreshConfiguration', keys: ['EVSE@1.Power'] },
    'GetVariables',
    { getVariableData: [{ component: { name: 'EVSE', evse: { id: 1 } }, variable: { name: 'Power' } }] },
  ],
  [
    { intent: 'changeSetting', key: 'OCPPCommCtrlr.HeartbeatInterval', value: '60' },
    'SetVariables',
    {
      setVariableData: [
        { component: { name: 'OCPPCommCtrlr' }, variable: { name: 'HeartbeatInterval' }, attributeValue: '60' },
      ],
    },
  ],
  [
    { intent: 'triggerMessage', message: 'StatusNotification', evse: 1 },
    'TriggerMessage',
    { requestedMessage: 'StatusNotification', evse: { id: 1, connectorId: 1 } },
  ],
  [
    { intent: 'triggerMessage', message: 'DiagnosticsStatusNotification', evse: null },
    'TriggerMessage',
    { requestedMessage: 'LogStatusNotification' },
  ],
  [
    { intent: 'transferData', vendorId: 'v', messageId: 'm', text: 't' },
    'DataTransfer',
    { vendorId: 'v', messageId: 'm', data: 't' },
  ],
  [{ intent: 'askTransaction', transactionId: 9 }, 'GetTransactionStatus', { transactionId: 'T-1' }],
  [
    { intent: 'customerInformation', token: '1234', tokenType: 'key_code', report: true, clear: false },
    'CustomerInformation',
    { requestId: 17, report: true, clear: false, idToken: { idToken: '1234', type: 'KeyCode' } },
  ],
  [
    {
      intent: 'setNetworkProfile',
      slot: 1,
      url: 'wss://example.com/ocpp',
      securityProfile: 2,
      networkInterface: 'Wired0',
      timeoutSeconds: 30,
    },
    'SetNetworkProfile',
    {
      configurationSlot: 1,
      connectionData: {
        ocppVersion: 'OCPP20',
        ocppTransport: 'JSON',
        ocppCsmsUrl: 'wss://example.com/ocpp',
        messageTimeout: 30,
        securityProfile: 2,
        ocppInterface: 'Wired0',
      },
    },
  ],
];

test('every command is the call that 2.0.1 has for it, to the letter (F-10)', () => {
  for (const [intent, action, payload] of calls) {
    assert.deepEqual(callsFor(intent, context), [{ action, payload }]);
    v201.checkOutgoing(action, 'request', payload);
  }
});

test('a session that began in another version is named by our number', () => {
  const calls = callsFor({ intent: 'stopCharging', transactionId: 9 }, { ...context, transaction: null });
  assert.deepEqual(calls, [{ action: 'RequestStopTransaction', payload: { transactionId: '9' } }]);
});

test('variables are asked for in as many calls as the station takes at once', () => {
  const limits = { 'DeviceDataCtrlr.ItemsPerMessage[GetVariables]': '2' };
  const calls = callsFor({ intent: 'refreshConfiguration', keys: ['A.A', 'B.B', 'C.C'] }, { ...context, limits });
  assert.ok(Array.isArray(calls));
  assert.deepEqual(
    calls.map(({ payload }) => (payload as { getVariableData: unknown[] }).getVariableData.length),
    [2, 1],
  );
});

test('how much a setting could be at most is asked for in reports, and no fault where a station makes none', () => {
  const intent = { intent: 'refreshConfiguration', keys: ['A.A', 'B.B'], withLimits: true } as const;
  const limits = { 'DeviceDataCtrlr.ItemsPerMessage[GetReport]': '1' };
  const calls = callsFor(intent, { ...context, limits });
  assert.ok(Array.isArray(calls));
  const [first, ...reports] = calls as { action: string; payload: object }[];
  assert.equal(first?.action, 'GetVariables');
  assert.deepEqual(
    reports.map(({ action }) => action),
    ['GetReport', 'GetReport'],
  );
  assert.deepEqual(reports[0]?.payload, {
    requestId: 17,
    componentVariable: [{ component: { name: 'A' }, variable: { name: 'A' } }],
  });
  for (const status of ['Accepted', 'NotSupported']) assert.equal(commandAnswer(intent, { status }).state, 'accepted');
});

test('a key that names no component and variable is refused in words', () => {
  for (const intent of [
    { intent: 'changeSetting', key: 'HeartbeatInterval', value: '60' },
    { intent: 'refreshConfiguration', keys: ['A.B', 'HeartbeatInterval'] },
  ] as const) {
    assert.match((callsFor(intent, context) as { unfit: string }).unfit, /^"HeartbeatInterval" names no component/);
  }
});

test('a message that 2.0.1 cannot trigger is unsupported', () => {
  assert.equal(callsFor({ intent: 'triggerMessage', message: 'Coffee', evse: null }, context), 'unsupported');
});

test('what was asked for is let in before acceptance (F-12)', () => {
  assert.equal(askedFor(askForBoot), 'BootNotification');
  assert.equal(askedFor({ action: 'GetBaseReport', payload: {} }), 'NotifyReport');
  const trigger = { action: 'TriggerMessage', payload: { requestedMessage: 'SignV2GCertificate' } };
  assert.equal(askedFor(trigger), 'SignCertificate');
  assert.equal(askedFor({ action: 'Reset', payload: { type: 'OnIdle' } }), undefined);
});

test('a station that says yes, or yes for later, has accepted; its word and its reason are kept', () => {
  const words: [Intent, string, string][] = [
    [{ intent: 'setAvailability', evse: 1, available: true }, 'Scheduled', 'accepted'],
    [{ intent: 'releaseCable', evse: 1 }, 'Unlocked', 'accepted'],
    [{ intent: 'releaseCable', evse: 1 }, 'OngoingAuthorizedTransaction', 'rejected'],
    [{ intent: 'refreshConfiguration', keys: [] }, 'EmptyResultSet', 'accepted'],
    [{ intent: 'clearCache' }, 'Vielleicht', 'rejected'],
  ];
  for (const [intent, status, state] of words) assert.equal(commandAnswer(intent, { status }).state, state, status);
  const statusInfo = { reasonCode: 'FixedCable', additionalInfo: 'It is screwed on.' };
  assert.deepEqual(commandAnswer({ intent: 'releaseCable', evse: 1 }, { status: 'UnlockFailed', statusInfo }), {
    state: 'rejected',
    status: 'UnlockFailed',
    detail: 'FixedCable: It is screwed on.',
    settings: [],
  });
  assert.equal(commandAnswer({ intent: 'clearCache' }, {}).state, 'failed');
});

test('a setting is taken over where the station took it, and only then', () => {
  const intent: Intent = { intent: 'changeSetting', key: 'A.B', value: '1' };
  const answer = (attributeStatus: string) => commandAnswer(intent, { setVariableResult: [{ attributeStatus }] });
  assert.deepEqual(answer('Accepted').settings, [{ key: 'A.B', value: '1', readOnly: false }]);
  assert.deepEqual([answer('RebootRequired').state, answer('RebootRequired').settings], ['accepted', []]);
  assert.equal(answer('UnknownVariable').state, 'rejected');
  assert.equal(commandAnswer(intent, {}).state, 'failed');
  const secret: Intent = { intent: 'changeSetting', key: 'SecurityCtrlr.BasicAuthPassword', value: 'secret' };
  const [kept] = commandAnswer(secret, { setVariableResult: [{ attributeStatus: 'Accepted' }] }).settings;
  assert.equal(kept?.value, null);
});

test('variables that were asked for come with the answer; those not given are named', () => {
  const result = (name: string, attributeStatus: string, attributeValue?: string) => ({
    component: { name: 'C' },
    variable: { name },
    attributeStatus,
    attributeValue,
  });
  const reply = { getVariableResult: [result('A', 'Accepted', '1'), result('B', 'UnknownVariable'), 'nonsense'] };
  assert.deepEqual(commandAnswer({ intent: 'refreshConfiguration', keys: ['C.A', 'C.B'] }, reply), {
    state: 'accepted',
    status: null,
    detail: 'Not given by the station: C.B (UnknownVariable)',
    settings: [{ key: 'C.A', value: '1', readOnly: null }],
  });
});

test('whether a transaction goes on is told in words', () => {
  const detailOf = (reply: Record<string, unknown>) =>
    commandAnswer({ intent: 'askTransaction', transactionId: 1 }, reply).detail;
  assert.equal(
    detailOf({ ongoingIndicator: true, messagesInQueue: false }),
    'It is going on. Nothing about it waits at the station.',
  );
  assert.equal(detailOf({ messagesInQueue: true }), 'Messages about it wait at the station.');
});
