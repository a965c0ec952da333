import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FactKind, OutcomeOf, StationFact } from '../../facts.ts';
import { noon, seenAt } from '../../testing/seen.ts';
import { protocol201 } from './table.ts';

const { handlers, table } = protocol201;

function handlerOf(action: string) {
  const handler = handlers.get(action);
  assert.ok(handler, action);
  return handler;
}

function factOf(action: string, request: Record<string, unknown>): StationFact | undefined {
  return handlerOf(action).fact(request, seenAt());
}

function answerOf(action: string, outcome?: OutcomeOf<FactKind>, request: Record<string, unknown> = {}): object {
  const answer = handlerOf(action).answer(outcome, seenAt(), request);
  table.checkOutgoing(action, 'response', answer);
  return answer;
}

const noonText = noon.toISOString();
const plausibleNoon = { at: noon, stationAt: noon, plausible: true };
const card = { idToken: '04A1', type: 'ISO14443' };

test('every action that 2.0.1 stations call is answered, to the letter (F-10)', () => {
  assert.deepEqual([...handlers.keys()].sort(), [...table.fromStation].sort());
  for (const action of table.fromStation) answerOf(action);
});

test('TransactionEvent and MeterValues are the messages of T-1', () => {
  const transactional = [...handlers.keys()].filter((action) => protocol201.isTransactional(action));
  assert.deepEqual(transactional.sort(), ['MeterValues', 'TransactionEvent']);
  for (const action of transactional) assert.equal(handlerOf(action).transactional, true);
});

test('a boot tells who the station is, and is answered Accepted, Pending or Rejected (F-12)', () => {
  const chargingStation = { vendorName: 'Acme', model: 'Two', serialNumber: 'x'.repeat(40), firmwareVersion: '' };
  assert.deepEqual(factOf('BootNotification', { chargingStation, reason: 'PowerUp' }), {
    kind: 'booted',
    vendor: 'Acme',
    model: 'Two',
    serial: 'x'.repeat(40),
    firmware: null,
  });
  for (const [admission, status] of [
    ['accepted', 'Accepted'],
    ['pending', 'Pending'],
    ['rejected', 'Rejected'],
  ] as const) {
    const answer = answerOf('BootNotification', { admission, heartbeatSeconds: 60, quirks: {} });
    assert.deepEqual(answer, { status, currentTime: noonText, interval: 60 });
    const change = handlerOf('BootNotification').change?.({ admission, heartbeatSeconds: 60, quirks: {} }, answer);
    assert.equal(change?.admission, admission);
  }
});

test('a token shown is judged with its expiry and the group whose members may stop each other, a refused one with a message', () => {
  assert.deepEqual(factOf('Authorize', { idToken: { idToken: ' 04a1 ', type: 'ISO14443' } }), {
    kind: 'tokenShown',
    token: '04a1',
  });
  const judged = { decision: 'Accepted', reason: 'access_by_group', expiresAt: noon, driverGroupId: 7 } as const;
  assert.deepEqual(answerOf('Authorize', judged), {
    idTokenInfo: {
      status: 'Accepted',
      cacheExpiryDateTime: noonText,
      groupIdToken: { idToken: '7', type: 'Central' },
    },
  });
  const refusals = [
    ['Blocked', 'This card may not charge here.'],
    ['Expired', 'This card is not valid any more.'],
    ['Invalid', 'This card is unknown.'],
    ['ConcurrentTx', 'This card is charging already.'],
  ] as const;
  for (const [decision, content] of refusals) {
    const refused = { decision, reason: 'token_inactive', expiresAt: null, driverGroupId: null } as const;
    const personalMessage = { format: 'UTF8', language: 'en', content };
    assert.deepEqual(answerOf('Authorize', refused), { idTokenInfo: { status: decision, personalMessage } });
  }
});

test('a button pressed is nobody’s token, and charges only where charging is free', () => {
  assert.deepEqual(factOf('Authorize', { idToken: { idToken: '', type: 'NoAuthorization' } }), {
    kind: 'tokenShown',
    token: '',
  });
});

const started = {
  eventType: 'Started',
  timestamp: noonText,
  triggerReason: 'Authorized',
  seqNo: 0,
  transactionInfo: { transactionId: 'T-1', chargingState: 'EVConnected', remoteStartId: 12 },
  evse: { id: 2, connectorId: 1 },
  idToken: card,
  meterValue: [{ timestamp: noonText, sampledValue: [{ value: 1500, context: 'Transaction.Begin' }] }],
};

function toldBy(request: Record<string, unknown>) {
  const fact = factOf('TransactionEvent', request);
  assert.ok(fact?.kind === 'transactionTold');
  return fact;
}

test('a Started names transaction, charging point, token, remote start and the register at its begin (E-2)', () => {
  const { readings, ...told } = toldBy(started);
  assert.deepEqual(told, {
    kind: 'transactionTold',
    transaction: 'T-1',
    seqNo: 0,
    event: 'started',
    trigger: 'Authorized',
    offline: false,
    evse: 2,
    token: '04A1',
    stopToken: null,
    remoteStartId: 12,
    chargingState: 'EVConnected',
    stopReason: null,
    meterStartWh: 1500,
    meterStopWh: null,
    when: plausibleNoon,
  });
  assert.deepEqual([readings.length, readings[0]?.registerWh], [1, null]);
});

test('an Ended brings the register at its end, why it ended, and who stopped it', () => {
  const ended = {
    ...started,
    eventType: 'Ended',
    triggerReason: 'StopAuthorized',
    offline: true,
    transactionInfo: { transactionId: 'T-1', stoppedReason: 'EVDisconnected' },
    meterValue: [
      {
        timestamp: noonText,
        sampledValue: [{ value: 1.5, context: 'Transaction.Begin', unitOfMeasure: { unit: 'kWh' } }],
      },
      { timestamp: noonText, sampledValue: [{ value: 1800 }] },
      {
        timestamp: noonText,
        sampledValue: [{ value: 25, context: 'Transaction.End', unitOfMeasure: { multiplier: 2 } }],
      },
    ],
  };
  const fact = toldBy(ended);
  assert.deepEqual(
    [fact.event, fact.offline, fact.token, fact.stopToken, fact.stopReason, fact.meterStartWh, fact.meterStopWh],
    ['ended', true, null, '04A1', 'EVDisconnected', 1500, 2500],
  );
  assert.deepEqual(
    fact.readings.map(({ registerWh }) => registerWh),
    [null, 1800, null],
  );
});

test('who stops by showing a token does not start by it', () => {
  const stopping = toldBy({ ...started, eventType: 'Updated', triggerReason: 'StopAuthorized' });
  assert.deepEqual([stopping.token, stopping.stopToken], [null, '04A1']);
});

test('only what is given is told: without EVSE, token, reason, number and readings', () => {
  const bare = toldBy({ eventType: 'Ended', timestamp: noonText, transactionInfo: { transactionId: 'T-1' } });
  assert.deepEqual(
    [bare.evse, bare.token, bare.stopToken, bare.stopReason, bare.seqNo, bare.trigger, bare.readings],
    [null, null, null, null, null, null, []],
  );
  assert.equal(toldBy({ ...started, evse: { id: 0 } }).evse, null);
});

test('an event of unknown kind is news all the same, and an end where a reason to stop is given (F-10, T-1)', () => {
  const kindOf = (transactionInfo: object) => toldBy({ ...started, eventType: 'Paused', transactionInfo }).event;
  assert.equal(kindOf({ transactionId: 'T-1' }), 'updated');
  assert.equal(kindOf({ transactionId: 'T-1', stoppedReason: 'Local' }), 'ended');
});

test('an event without a transaction id is attached by what else fits, and never lost (T-1, T-5)', () => {
  const kinds = ['Started', 'Updated', 'Ended'].map(
    (eventType) => factOf('TransactionEvent', { ...started, eventType, transactionInfo: {} })?.kind,
  );
  assert.deepEqual(kinds, ['sessionStarted', 'sessionSampled', 'sessionEnded']);
  assert.equal(factOf('TransactionEvent', { eventType: 'Updated' }), undefined);
  assert.equal(factOf('TransactionEvent', {}), undefined);
});

test('a token in an event is answered; where none was shown nothing is said of one (T-4)', () => {
  const shown = { decision: 'Blocked', expiresAt: null, driverGroupId: null } as const;
  const blocked = {
    idTokenInfo: {
      status: 'Blocked',
      personalMessage: { format: 'UTF8', language: 'en', content: 'This card may not charge here.' },
    },
  };
  assert.deepEqual(answerOf('TransactionEvent', { shown }, started), blocked);
  assert.deepEqual(answerOf('TransactionEvent', { transactionId: 4, ...shown }, started), blocked);
  assert.deepEqual(answerOf('TransactionEvent', { shown: null }, { eventType: 'Updated' }), {});
  assert.deepEqual(answerOf('TransactionEvent', { stored: true }, started), {});
  assert.deepEqual(answerOf('TransactionEvent', { refused: true, transactionId: 3 }, started), {
    idTokenInfo: { status: 'Invalid' },
  });
  assert.deepEqual(answerOf('TransactionEvent', { refused: true, transactionId: 3 }, {}), {});
});

test('the same values again are the same reading; those of another transaction are not (T-6)', () => {
  const digestOf = (transactionId: string) =>
    toldBy({ ...started, transactionInfo: { transactionId } }).readings[0]?.digest;
  assert.equal(digestOf('A'), digestOf('A'));
  assert.notEqual(digestOf('A'), digestOf('B'));
});

test('phases, outlets and powers are read as in 1.6 (E-13)', () => {
  const sampledValue = [
    ...['L1', 'L2', 'L3'].map((phase) => ({ value: 100, phase })),
    { value: 7.4, measurand: 'Power.Active.Import', unitOfMeasure: { unit: 'kW' } },
    { value: 9999, location: 'Inlet' },
    { value: 50, measurand: 'SoC', unitOfMeasure: { unit: 'Percent' } },
    { value: 80, measurand: 'Energy.Active.Import.Interval' },
  ];
  const fact = factOf('MeterValues', { evseId: 1, meterValue: [{ timestamp: noonText, sampledValue }] });
  assert.ok(fact?.kind === 'sessionSampled');
  const [{ registerWh, powerW, intervalWh } = {}] = fact.readings;
  assert.deepEqual([registerWh, powerW, intervalWh], [300, 7400, 80]);
  assert.deepEqual([fact.evse, fact.transactionId], [1, null]);
});

test('meter values with nothing in them are answered (T-1)', () => {
  assert.equal(factOf('MeterValues', {}), undefined);
  assert.deepEqual(answerOf('MeterValues'), {});
});

test('a status is that of a socket at its charging point', () => {
  const status = { timestamp: noonText, connectorStatus: 'Occupied', evseId: 1, connectorId: 2 };
  assert.deepEqual(factOf('StatusNotification', status), {
    kind: 'pointStatus',
    evse: 1,
    connector: 2,
    status: 'Occupied',
    errorCode: null,
    info: null,
    vendorId: null,
    vendorErrorCode: null,
    when: plausibleNoon,
  });
  assert.equal(factOf('StatusNotification', { ...status, evseId: 'x' }), undefined);
});

test('a report becomes settings by component and variable, without secrets', () => {
  const reported = (component: object, variable: object, ...variableAttribute: object[]) => ({
    component,
    variable,
    variableAttribute,
  });
  const evse = { id: 1, connectorId: 2 };
  const fact = factOf('NotifyReport', {
    reportData: [
      reported({ name: 'OCPPCommCtrlr' }, { name: 'HeartbeatInterval' }, { value: '300', mutability: 'ReadWrite' }),
      reported(
        { name: 'Connector', evse },
        { name: 'Type' },
        { type: 'Actual', value: 'cType2', mutability: 'ReadOnly' },
      ),
      reported({ name: 'SecurityCtrlr' }, { name: 'BasicAuthPassword' }, { value: 'secret' }),
      reported(
        { name: 'EVSE' },
        { name: 'Power' },
        { type: 'MaxSet', value: '11000' },
        { type: 'Actual', value: '7000' },
      ),
      {
        ...reported({ name: 'LocalAuthListCtrlr' }, { name: 'Entries' }, { value: '7', mutability: 'ReadOnly' }),
        variableCharacteristics: { dataType: 'integer', maxLimit: '500', supportsMonitoring: false },
      },
      reported({ name: 'EVSE' }, { name: 'Target' }, { type: 'Target', value: '1' }),
      'nonsense',
    ],
  });
  assert.deepEqual(fact, {
    kind: 'settingsReported',
    settings: [
      { key: 'OCPPCommCtrlr.HeartbeatInterval', value: '300', readOnly: false },
      { key: 'Connector@1:2.Type', value: 'cType2', readOnly: true },
      { key: 'SecurityCtrlr.BasicAuthPassword', value: null, readOnly: false },
      { key: 'EVSE.Power', value: '7000', readOnly: false },
      { key: 'LocalAuthListCtrlr.Entries', value: '7', readOnly: true, maxLimit: 500 },
    ],
  });
  assert.equal(factOf('NotifyReport', {}), undefined);
});

test('firmware, log, security and other messages are kept', () => {
  const noted = (action: string, request: Record<string, unknown>) => {
    const fact = factOf(action, request);
    assert.ok(fact?.kind === 'stationNoted');
    return [fact.note, fact.status, fact.info];
  };
  assert.deepEqual(noted('FirmwareStatusNotification', { status: 'Installed' }), ['firmware', 'Installed', null]);
  assert.deepEqual(noted('LogStatusNotification', { status: 'Uploaded' }), ['diagnostics', 'Uploaded', null]);
  const event = { type: 'TamperDetectionActivated', timestamp: noonText, techInfo: 'lid' };
  assert.deepEqual(noted('SecurityEventNotification', event), ['security', 'TamperDetectionActivated', 'lid']);
  assert.deepEqual(noted('NotifyEvent', { seqNo: 1 }), ['data', 'NotifyEvent', '{"seqNo":1}']);
  assert.deepEqual(noted('DataTransfer', { vendorId: 'v', messageId: 'm', data: { a: 1 } }), ['data', 'm', '{"a":1}']);
});

test('a socket’s state may also come as an event of its availability', () => {
  const component = { name: 'Connector', evse: { id: 1, connectorId: 2 } };
  const event = { timestamp: noonText, actualValue: 'Occupied', component, variable: { name: 'AvailabilityState' } };
  const fact = factOf('NotifyEvent', { eventData: [event, { ...event, component: { name: 'Fan' } }] });
  assert.ok(fact?.kind === 'pointStatus');
  assert.deepEqual([fact.evse, fact.connector, fact.status], [1, 2, 'Occupied']);
  const several = factOf('NotifyEvent', { eventData: [event, { ...event, actualValue: 'Available' }] });
  assert.equal(several?.kind, 'stationNoted');
});
