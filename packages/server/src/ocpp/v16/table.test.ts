import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FactKind, OutcomeOf, StationFact } from '../../facts.ts';
import { noon, seenAt } from '../../testing/seen.ts';
import { protocol16 } from './table.ts';

const { handlers, table } = protocol16;

function handlerOf(action: string) {
  const handler = handlers.get(action);
  assert.ok(handler, action);
  return handler;
}

function factOf(action: string, request: Record<string, unknown>): StationFact | undefined {
  return handlerOf(action).fact(request, seenAt());
}

function answerOf(action: string, outcome?: OutcomeOf<FactKind>): object {
  const answer = handlerOf(action).answer(outcome, seenAt(), {});
  table.checkOutgoing(action, 'response', answer);
  return answer;
}

const plausibleNoon = { at: noon, stationAt: noon, plausible: true };
const arrival = { at: noon, stationAt: null, plausible: true };
const noonText = noon.toISOString();

test('every action that 1.6 stations call is answered, with the security extensions', () => {
  assert.deepEqual([...handlers.keys()].sort(), [...table.fromStation].sort());
  for (const action of ['Heartbeat', 'DataTransfer', 'SignCertificate', 'MeterValues', 'StopTransaction'])
    answerOf(action);
});

test('StartTransaction, StopTransaction and MeterValues are the messages of T-1', () => {
  const transactional = [...handlers.keys()].filter((action) => protocol16.isTransactional(action));
  assert.deepEqual(transactional.sort(), ['MeterValues', 'StartTransaction', 'StopTransaction']);
});

test('a boot tells who the station is, with over-long serials kept (F-10)', () => {
  const serial = 'x'.repeat(40);
  assert.deepEqual(
    factOf('BootNotification', {
      chargePointVendor: 'Acme',
      chargePointModel: 'One',
      chargeBoxSerialNumber: serial,
      firmwareVersion: '',
    }),
    { kind: 'booted', vendor: 'Acme', model: 'One', serial, firmware: null },
  );
});

test('a boot is answered with the admission, our time and a heartbeat interval spread by 20 percent (R-3)', () => {
  const boot = handlerOf('BootNotification');
  const outcome = { admission: 'accepted', heartbeatSeconds: 300, quirks: {} } as const;
  const intervals = [0, 0.5, 0.999].map((chance) => boot.answer(outcome, { ...seenAt(), random: () => chance }, {}));
  assert.deepEqual(intervals, [
    { status: 'Accepted', currentTime: noonText, interval: 240 },
    { status: 'Accepted', currentTime: noonText, interval: 300 },
    { status: 'Accepted', currentTime: noonText, interval: 360 },
  ]);
  assert.deepEqual(boot.change?.(outcome, intervals[0] ?? {}), {
    admission: 'accepted',
    heartbeatSeconds: 240,
    quirks: {},
  });
});

test('a boot of a held station is answered Pending or Rejected, and so is its connection (F-12)', () => {
  for (const [admission, status] of [
    ['pending', 'Pending'],
    ['rejected', 'Rejected'],
  ] as const) {
    const answer = answerOf('BootNotification', { admission, heartbeatSeconds: 60, quirks: {} });
    assert.deepEqual(answer, { status, currentTime: noonText, interval: 60 });
    const change = handlerOf('BootNotification').change?.({ admission, heartbeatSeconds: 60, quirks: {} }, answer);
    assert.equal(change?.admission, admission);
  }
});

test('a boot that could not be stored is Pending, so that the station boots again', () => {
  const answer = answerOf('BootNotification', { refused: true, transactionId: 0 });
  assert.deepEqual(answer, { status: 'Pending', currentTime: noonText, interval: 60 });
});

test('the five decisions stay five statuses, with the day a token expires and the driver’s group', () => {
  for (const decision of ['Accepted', 'Blocked', 'Expired', 'Invalid', 'ConcurrentTx'] as const) {
    const answer = answerOf('StartTransaction', { transactionId: 9, decision, expiresAt: noon, driverGroupId: 7 });
    const idTagInfo = { status: decision, expiryDate: noonText, parentIdTag: '7' };
    assert.deepEqual(answer, { transactionId: 9, idTagInfo });
  }
  const shown = { decision: 'Blocked', reason: 'token_inactive', expiresAt: null, driverGroupId: null } as const;
  assert.deepEqual(answerOf('Authorize', shown), { idTagInfo: { status: 'Blocked' } });
});

test('a start names its charging point, token, meter value and time', () => {
  const request = { connectorId: 2, idTag: ' 04A1 ', meterStart: 1500, timestamp: noonText };
  assert.deepEqual(factOf('StartTransaction', request), {
    kind: 'sessionStarted',
    evse: 2,
    token: '04A1',
    meterStartWh: 1500,
    when: plausibleNoon,
  });
});

test('a refused start still gets a transaction id of its own (T-4)', () => {
  const answer = answerOf('StartTransaction', { refused: true, transactionId: 12 });
  assert.deepEqual(answer, { transactionId: 12, idTagInfo: { status: 'Invalid' } });
});

test('messages of T-1 with nothing in them still become facts, or at least get their answer (T-1)', () => {
  const unknown = { at: noon, stationAt: null, plausible: false };
  assert.deepEqual(factOf('StartTransaction', {}), {
    kind: 'sessionStarted',
    evse: 0,
    token: null,
    meterStartWh: null,
    when: unknown,
  });
  assert.deepEqual(factOf('StopTransaction', { transactionId: [] }), {
    kind: 'sessionEnded',
    transactionId: 0,
    token: null,
    meterStopWh: null,
    reason: null,
    when: unknown,
    readings: [],
  });
  assert.equal(factOf('MeterValues', { meterValue: 'broken' }), undefined);
});

test('a stop keeps the id it came with, also -1 and 0 (T-5)', () => {
  for (const transactionId of [-1, 0, 4711]) {
    const fact = factOf('StopTransaction', { transactionId, meterStop: 9, timestamp: noonText });
    assert.ok(fact?.kind === 'sessionEnded');
    assert.equal(fact.transactionId, transactionId);
  }
});

test('a stop brings the readings that the station kept for it', () => {
  const fact = factOf('StopTransaction', {
    transactionId: 4711,
    meterStop: 2500,
    timestamp: noonText,
    reason: 'EVDisconnected',
    idTag: '04A1',
    transactionData: [{ timestamp: noonText, sampledValue: [{ value: '2500', context: 'Transaction.End' }] }],
  });
  assert.ok(fact?.kind === 'sessionEnded');
  assert.deepEqual([fact.reason, fact.token, fact.meterStopWh], ['EVDisconnected', '04A1', 2500]);
  assert.equal(fact.readings[0]?.registerWh, 2500);
});

test('meter values belong to a session where they name one', () => {
  const meterValue = [{ timestamp: noonText, sampledValue: [{ value: '1' }] }];
  const within = factOf('MeterValues', { connectorId: 1, transactionId: 4711, meterValue });
  const without = factOf('MeterValues', { connectorId: 0, meterValue });
  assert.ok(within?.kind === 'sessionSampled' && without?.kind === 'sessionSampled');
  assert.deepEqual([within.evse, within.transactionId], [1, 4711]);
  assert.deepEqual([without.evse, without.transactionId], [0, null]);
});

test('a status is kept as the station spelled it, connector 0 being the station', () => {
  assert.deepEqual(
    factOf('StatusNotification', {
      connectorId: 0,
      status: 'OutToLunch',
      errorCode: 'NoError',
      vendorErrorCode: '0x1F',
    }),
    {
      kind: 'pointStatus',
      evse: 0,
      status: 'OutToLunch',
      errorCode: 'NoError',
      info: null,
      vendorId: null,
      vendorErrorCode: '0x1F',
      when: arrival,
    },
  );
});

test('a status of no charging point is answered, noted and no fact', () => {
  const seen = seenAt();
  assert.equal(handlerOf('StatusNotification').fact({ connectorId: 123456, status: 'Available' }, seen), undefined);
  assert.deepEqual(seen.noted, ['status-of-nothing']);
});

test('unsolicited firmware, diagnostics, log and security messages are kept', () => {
  const noted = (action: string, request: Record<string, unknown>) => {
    const fact = factOf(action, request);
    assert.ok(fact?.kind === 'stationNoted');
    return [fact.note, fact.status, fact.info];
  };
  assert.deepEqual(noted('FirmwareStatusNotification', { status: 'Installed' }), ['firmware', 'Installed', null]);
  assert.deepEqual(noted('SignedFirmwareStatusNotification', { status: 'Installed' }), ['firmware', 'Installed', null]);
  assert.deepEqual(noted('DiagnosticsStatusNotification', { status: 'Idle' }), ['diagnostics', 'Idle', null]);
  assert.deepEqual(noted('LogStatusNotification', { status: 'Uploaded' }), ['diagnostics', 'Uploaded', null]);
  const event = { type: 'TamperDetectionActivated', timestamp: noonText, techInfo: 'lid' };
  assert.deepEqual(noted('SecurityEventNotification', event), ['security', 'TamperDetectionActivated', 'lid']);
});

test('a vendor message is kept, and answered that its vendor is unknown', () => {
  const fact = factOf('DataTransfer', { vendorId: 'com.acme', messageId: 'm', data: '{"a":1}' });
  assert.ok(fact?.kind === 'stationNoted');
  assert.deepEqual([fact.vendorId, fact.status, fact.info], ['com.acme', 'm', '{"a":1}']);
  assert.deepEqual(answerOf('DataTransfer'), { status: 'UnknownVendorId' });
});
