// The 2.1 table: complete, tolerant of what comes in (F-10), strict in what goes out, and wider where 2.1 is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Direction } from '../table.ts';
import { v201 } from '../v201/table.ts';
import type { Requests21 } from './messages.ts';
import { v21 } from './table.ts';

function rulesOf(action: string, payload: unknown, direction: Direction = 'request') {
  const { deviations, failure, payload: usable } = v21.check(action, direction, payload);
  return { rules: deviations.map(({ rule, path }) => `${rule} ${path}`.trim()), code: failure?.code, usable };
}

const timestamp = '2026-05-01T10:00:00Z';
const register = { value: 1500.5, measurand: 'Energy.Active.Import.Register' as const, unitOfMeasure: { unit: 'Wh' } };
const started: Requests21['TransactionEvent'] = {
  eventType: 'Started',
  timestamp,
  triggerReason: 'TxResumed',
  seqNo: 0,
  transactionInfo: {
    transactionId: 'tx-1',
    chargingState: 'EVConnected',
    operationMode: 'ChargingOnly',
    tariffId: 'T',
  },
  evse: { id: 1, connectorId: 1 },
  idToken: { idToken: 'VIN-1', type: 'VIN' },
  meterValue: [{ timestamp, sampledValue: [register] }],
};

test('2.1 has 91 actions, each with a check of its request and response', () => {
  const actions = v21.fromStation.union(v21.toStation);
  assert.deepEqual([actions.size, v21.fromStation.size, v21.toStation.size], [91, 38, 55]);
  assert.deepEqual([...v21.fromStation.intersection(v21.toStation)], ['DataTransfer', 'NotifyWebPaymentStarted']);
  for (const action of actions) {
    for (const direction of ['request', 'response'] as const) {
      const { failure } = v21.check(action, direction, { x: 1 });
      assert.ok(failure === undefined || failure.code === 'OccurrenceConstraintViolation', action);
    }
  }
});

test('2.1 has every action of 2.0.1, in the same direction', () => {
  assert.ok(v201.fromStation.isSubsetOf(v21.fromStation) && v201.toStation.isSubsetOf(v21.toStation));
});

test('what only 1.6 knows is not implemented in 2.1 (F-4)', () => {
  for (const action of ['StartTransaction', 'ChangeConfiguration', 'toString']) {
    assert.equal(rulesOf(action, {}).code, 'NotImplemented');
  }
});

test('a transaction event with what 2.1 adds passes as it is, where 2.0.1 has to be lenient', () => {
  const costDetails = {
    totalCost: { currency: 'EUR', typeOfCost: 'NormalCost', total: { exclTax: 1 } },
    totalUsage: { energy: 1, chargingTime: 2, idleTime: 0 },
  };
  const told = { ...started, costDetails, preconditioningStatus: 'Ready', evseSleep: false };
  assert.deepEqual(v21.check('TransactionEvent', 'request', told), {
    payload: told,
    deviations: [],
    failure: undefined,
  });
  const { failure, deviations } = v201.check('TransactionEvent', 'request', told);
  assert.deepEqual([failure, deviations.length > 0], [undefined, true]);
});

test('faults of a payload are told in the words of 2.x (F-4)', () => {
  const { seqNo: _, ...withoutNumber } = started;
  assert.equal(rulesOf('TransactionEvent', withoutNumber).code, 'OccurrenceConstraintViolation');
  assert.equal(rulesOf('TransactionEvent', { ...started, seqNo: 'first' }).code, 'TypeConstraintViolation');
  assert.equal(rulesOf('TransactionEvent', [started]).code, 'FormatViolation');
});

test('any word is a type of token, and longer ones than in 2.0.1 are tokens (F-10)', () => {
  const shown = (type: string, length: number) =>
    rulesOf('Authorize', { idToken: { idToken: 'x'.repeat(length), type } });
  assert.deepEqual(shown('DirectPayment', 255), {
    rules: [],
    code: undefined,
    usable: shown('DirectPayment', 255).usable,
  });
  assert.deepEqual(shown('x'.repeat(21), 256).rules, ['too-long /idToken/idToken', 'too-long /idToken/type']);
});

test('unknown fields and enum values, numbers as text, single things for lists and nulls are mended as in 2.0.1 (F-10)', () => {
  const odd = {
    ...started,
    colour: 'green',
    triggerReason: 'FullMoon',
    seqNo: '0',
    reservationId: null,
    meterValue: { timestamp, sampledValue: { ...register, value: '1500.5' } },
  };
  const { rules, code, usable } = rulesOf('TransactionEvent', odd);
  assert.equal(code, undefined);
  assert.deepEqual(usable, { ...started, colour: 'green', triggerReason: 'FullMoon' });
  assert.deepEqual(rules, [
    'null-value /reservationId',
    'single-for-list /meterValue',
    'string-for-number /seqNo',
    'single-for-list /meterValue/0/sampledValue',
    'string-for-number /meterValue/0/sampledValue/0/value',
    'unknown-field',
    'unknown-enum /triggerReason',
  ]);
});

test('custom data is taken whatever it holds, signed values without being understood (F-10)', () => {
  for (const odd of [{ nobody: 1 }, 'text', []]) {
    const payload = { ...started, transactionInfo: { transactionId: 'tx-1', customData: odd } };
    assert.equal(rulesOf('TransactionEvent', payload).code, undefined);
  }
  const signedMeterValue = { signedMeterData: 'T0NNRg==', encodingMethod: 'OCMF' };
  const sampledValue = [{ ...register, signedMeterValue }];
  assert.deepEqual(rulesOf('MeterValues', { evseId: 1, meterValue: [{ timestamp, sampledValue }] }).rules, []);
});

test('whatever some fields of a transaction message hold, the others come through unchanged (T-1)', () => {
  const junk = fc.dictionary(fc.constantFrom(...Object.keys(started), 'extra'), fc.jsonValue(), { maxKeys: 4 });
  fc.assert(
    fc.property(junk, (bent) => {
      const { payload } = v21.check('TransactionEvent', 'request', { ...started, ...bent });
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
  v21.checkOutgoing('SetVariables', 'request', set(2500));
  const outOfBounds = { code: 'PropertyConstraintViolation' };
  assert.throws(() => v21.checkOutgoing('SetVariables', 'request', set(2501)), outOfBounds);
  const heartbeat = (currentTime: string) => v21.checkOutgoing('Heartbeat', 'response', { currentTime });
  heartbeat('2026-05-01T10:00:00.123Z');
  assert.throws(() => heartbeat('2026-05-01T10:00:00+02:00'), outOfBounds);
  const missing = { code: 'OccurrenceConstraintViolation' };
  assert.throws(() => v21.checkOutgoing('AFRRSignal', 'request', { signal: 1 }), missing);
  const invented = { status: 'Accepted', colour: 'green' };
  assert.throws(() => v21.checkOutgoing('OpenPeriodicEventStream', 'response', invented), { code: 'FormatViolation' });
});

test('a limit may be left out of a schedule, where a setpoint stands instead', () => {
  const profile = (period: object) => ({
    evseId: 1,
    chargingProfile: {
      id: 1,
      stackLevel: 0,
      chargingProfilePurpose: 'TxProfile',
      chargingProfileKind: 'Dynamic',
      chargingSchedule: [{ id: 1, chargingRateUnit: 'W', chargingSchedulePeriod: [{ startPeriod: 0, ...period }] }],
    },
  });
  v21.checkOutgoing('SetChargingProfile', 'request', profile({ setpoint: 7000, operationMode: 'CentralSetpoint' }));
  assert.throws(() => v201.checkOutgoing('SetChargingProfile', 'request', profile({ setpoint: 7000 })));
});

test('the messages of T-1 are those that stations of 2.1 keep until they are answered', () => {
  assert.deepEqual([...v21.transactional], ['MeterValues', 'TransactionEvent']);
});
