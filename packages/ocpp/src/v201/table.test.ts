// The 2.0.1 table: complete, tolerant of what comes in (F-10), strict in what goes out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Direction } from '../table.ts';
import type { Requests201 } from './messages.ts';
import { v201 } from './table.ts';

function rulesOf(action: string, payload: unknown, direction: Direction = 'request') {
  const { deviations, failure, payload: usable } = v201.check(action, direction, payload);
  return { rules: deviations.map(({ rule, path }) => `${rule} ${path}`.trim()), code: failure?.code, usable };
}

const timestamp = '2024-05-01T10:00:00Z';
const register = { value: 1500.5, measurand: 'Energy.Active.Import.Register' as const, unitOfMeasure: { unit: 'Wh' } };
const started: Requests201['TransactionEvent'] = {
  eventType: 'Started',
  timestamp,
  triggerReason: 'CablePluggedIn',
  seqNo: 0,
  transactionInfo: { transactionId: 'tx-1', chargingState: 'EVConnected' },
  evse: { id: 1, connectorId: 1 },
  idToken: { idToken: 'AA00', type: 'ISO14443' },
  meterValue: [{ timestamp, sampledValue: [register] }],
};

test('2.0.1 has 64 actions, each with a check of its request and response', () => {
  const actions = v201.fromStation.union(v201.toStation);
  assert.deepEqual([actions.size, v201.fromStation.size, v201.toStation.size], [64, 25, 40]);
  assert.deepEqual([...v201.fromStation.intersection(v201.toStation)], ['DataTransfer']);
  for (const action of actions) {
    for (const direction of ['request', 'response'] as const) {
      const { failure } = v201.check(action, direction, { x: 1 });
      assert.ok(failure === undefined || failure.code === 'OccurrenceConstraintViolation', action);
    }
  }
});

test('what only 1.6 knows is not implemented in 2.0.1 (F-4)', () => {
  for (const action of ['StartTransaction', 'ChangeConfiguration', 'toString']) {
    assert.equal(rulesOf(action, {}).code, 'NotImplemented');
  }
});

test('a right transaction event passes as it is', () => {
  assert.deepEqual(v201.check('TransactionEvent', 'request', started), {
    payload: started,
    deviations: [],
    failure: undefined,
  });
});

test('faults of a payload are told in the words of 2.x (F-4)', () => {
  const { seqNo: _, ...withoutNumber } = started;
  assert.equal(rulesOf('TransactionEvent', withoutNumber).code, 'OccurrenceConstraintViolation');
  assert.equal(rulesOf('TransactionEvent', { ...started, seqNo: 'first' }).code, 'TypeConstraintViolation');
  assert.equal(rulesOf('TransactionEvent', [started]).code, 'FormatViolation');
});

test('unknown fields, over-long texts and unknown enum values are kept at any depth (F-10)', () => {
  const odd = {
    ...started,
    colour: 'green',
    triggerReason: 'FullMoon',
    idToken: { idToken: 'x'.repeat(50), type: 'ISO14443', chip: 'nfc' },
  };
  assert.deepEqual(rulesOf('TransactionEvent', odd), {
    rules: ['unknown-field', 'unknown-enum /triggerReason', 'unknown-field /idToken', 'too-long /idToken/idToken'],
    code: undefined,
    usable: odd,
  });
});

test('numbers as text, a single thing for a list and null for absent are mended in a transaction event (F-10)', () => {
  const odd = {
    ...started,
    seqNo: '0',
    idToken: { idToken: 4711, type: 'Local' },
    reservationId: null,
    meterValue: { timestamp, sampledValue: { ...register, value: '1500.5' } },
  };
  const { rules, code, usable } = rulesOf('TransactionEvent', odd);
  assert.equal(code, undefined);
  assert.deepEqual(usable, { ...started, idToken: { idToken: '4711', type: 'Local' } });
  assert.deepEqual(rules, [
    'null-value /reservationId',
    'single-for-list /meterValue',
    'string-for-number /seqNo',
    'number-for-string /idToken/idToken',
    'single-for-list /meterValue/0/sampledValue',
    'string-for-number /meterValue/0/sampledValue/0/value',
  ]);
});

test('single things for lists within lists are mended to the innermost (F-10)', () => {
  const nested = (wrap: (item: object) => unknown, amount: unknown) => {
    const consumptionCost = wrap({ startValue: 0, cost: wrap({ costKind: 'RelativePricePercentage', amount }) });
    const salesTariff = { id: 1, salesTariffEntry: wrap({ relativeTimeInterval: { start: 0 }, consumptionCost }) };
    const schedulePeriod = [{ startPeriod: 0, limit: 16 }];
    const schedule = { id: 1, chargingRateUnit: 'A', chargingSchedulePeriod: schedulePeriod, salesTariff };
    return { chargingLimit: { chargingLimitSource: 'EMS' }, chargingSchedule: wrap(schedule) };
  };
  const { code, usable } = rulesOf(
    'NotifyChargingLimit',
    nested((item) => item, '9.6'),
  );
  assert.equal(code, undefined);
  assert.deepEqual(
    usable,
    nested((item) => [item], 10),
  );
});

test('words for a sampled value leave the samples beside it as they are (T-1)', () => {
  const sampledValue = [{ value: 'n/a', measurand: 'Voltage' }, register];
  const { code, usable } = rulesOf('MeterValues', { evseId: '1', meterValue: [{ timestamp, sampledValue }] });
  assert.equal(code, 'TypeConstraintViolation');
  assert.deepEqual(usable, { evseId: 1, meterValue: [{ timestamp, sampledValue }] });
});

test('custom data is taken wherever it stands and whatever it holds (F-10)', () => {
  const customData = { vendorId: 'com.example', deep: { list: [1, 'two'] } };
  const right = {
    ...started,
    customData,
    evse: { id: 1, customData },
    idToken: { idToken: 'A', type: 'Local', customData },
  };
  assert.deepEqual(v201.check('TransactionEvent', 'request', right).deviations, []);
  for (const odd of [{ nobody: 1 }, { vendorId: { name: 'x' } }, 'text', 5, []]) {
    const payload = { ...started, transactionInfo: { transactionId: 'tx-1', customData: odd } };
    const { code, rules } = rulesOf('TransactionEvent', payload);
    assert.deepEqual([code, rules.length], [undefined, 1], JSON.stringify(odd));
  }
  assert.equal(rulesOf('Heartbeat', { customData: 'text' }).code, undefined);
});

test('signed meter values are accepted without being understood', () => {
  const signedMeterValue = {
    signedMeterData: 'T0NNRg==',
    signingMethod: '',
    encodingMethod: 'OCMF',
    publicKey: '',
  };
  const sampledValue = [{ ...register, signedMeterValue }];
  assert.deepEqual(rulesOf('MeterValues', { evseId: 1, meterValue: [{ timestamp, sampledValue }] }).rules, []);
});

test('whatever some fields of a transaction message hold, the others come through unchanged (T-1)', () => {
  const junk = fc.dictionary(fc.constantFrom(...Object.keys(started), 'extra'), fc.jsonValue(), { maxKeys: 4 });
  fc.assert(
    fc.property(junk, (bent) => {
      const { payload } = v201.check('TransactionEvent', 'request', { ...started, ...bent });
      for (const [field, value] of Object.entries(started)) {
        if (!(field in bent)) assert.deepEqual(payload[field], value);
      }
    }),
  );
});

test('what we send keeps to the standard: lengths, times in UTC, nothing missing and nothing invented (F-10, F-11)', () => {
  const set = (length: number) => ({
    setVariableData: [{ attributeValue: 'x'.repeat(length), component: { name: 'C' }, variable: { name: 'V' } }],
  });
  v201.checkOutgoing('SetVariables', 'request', set(1000));
  const outOfBounds = { code: 'PropertyConstraintViolation' };
  assert.throws(() => v201.checkOutgoing('SetVariables', 'request', set(1001)), outOfBounds);
  const heartbeat = (currentTime: string) => v201.checkOutgoing('Heartbeat', 'response', { currentTime });
  heartbeat('2024-05-01T10:00:00.123Z');
  assert.throws(() => heartbeat('2024-05-01T10:00:00+02:00'), outOfBounds);
  const missing = { code: 'OccurrenceConstraintViolation' };
  assert.throws(() => v201.checkOutgoing('GetVariables', 'request', { getVariableData: [] }), missing);
  assert.throws(() => v201.checkOutgoing('Reset', 'request', {}), missing);
  const invented = { idTokenInfo: { status: 'Accepted', colour: 'green' } };
  assert.throws(() => v201.checkOutgoing('Authorize', 'response', invented), { code: 'FormatViolation' });
});

test('the messages of T-1 are those that stations of 2.0.1 keep until they are answered', () => {
  assert.deepEqual([...v201.transactional], ['MeterValues', 'TransactionEvent']);
});
