// The 1.6 table: complete, tolerant of what comes in (F-10), strict in what goes out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Direction } from '../table.ts';
import { v16 } from './table.ts';

function rulesOf(action: string, payload: unknown, direction: Direction = 'request') {
  const { deviations, failure, payload: usable } = v16.check(action, direction, payload);
  return { rules: deviations.map(({ rule, path }) => `${rule} ${path}`.trim()), code: failure?.code, usable };
}

const start = { connectorId: 1, idTag: 'A', meterStart: 0, timestamp: '2024-05-01T10:00:00Z' };

test('1.6 has 39 actions with the security extensions, each with a check of its request and response', () => {
  const actions = v16.fromStation.union(v16.toStation);
  assert.equal(actions.size, 39);
  assert.deepEqual([...v16.fromStation.intersection(v16.toStation)], ['DataTransfer']);
  for (const action of actions) {
    for (const direction of ['request', 'response'] as const) {
      assert.notEqual(v16.check(action, direction, {}).failure?.code, 'NotImplemented', action);
    }
  }
});

test('an unknown action is not implemented (F-4)', () => {
  assert.equal(rulesOf('Invented', {}).code, 'NotImplemented');
  assert.equal(rulesOf('constructor', {}).code, 'NotImplemented');
  assert.throws(() => v16.checkOutgoing('Invented', 'request', {}), { code: 'NotImplemented' });
});

test('what is right passes as it is', () => {
  const checked = v16.check('StartTransaction', 'request', start);
  assert.equal(checked.payload, start);
  assert.deepEqual([checked.deviations, checked.failure], [[], undefined]);
});

test('a null payload is an empty one (F-10)', () => {
  assert.deepEqual(rulesOf('Heartbeat', null), { rules: ['null-payload'], code: undefined, usable: {} });
  assert.deepEqual(rulesOf('Heartbeat', undefined).rules, ['null-payload']);
});

test('a payload that is no object is badly formed', () => {
  for (const payload of [[], 'x', 5, true]) {
    assert.deepEqual(rulesOf('Heartbeat', payload), {
      rules: ['payload-not-object'],
      code: 'FormationViolation',
      usable: {},
    });
  }
});

test('numbers where strings belong and strings where numbers belong are coerced (F-10)', () => {
  assert.deepEqual(rulesOf('StartTransaction', { ...start, idTag: 4711, connectorId: '2', meterStart: '12.6' }), {
    rules: [
      'string-for-number /connectorId',
      'number-for-string /idTag',
      'string-for-number /meterStart',
      'fraction-for-integer /meterStart',
    ],
    code: undefined,
    usable: { ...start, idTag: '4711', connectorId: 2, meterStart: 13 },
  });
});

test('over-long strings, unknown enum values and unknown fields are kept (F-10)', () => {
  const boot = { chargePointVendor: 'v'.repeat(30), chargePointModel: 'm', colour: 'green' };
  assert.deepEqual(rulesOf('BootNotification', boot), {
    rules: ['unknown-field', 'too-long /chargePointVendor'],
    code: undefined,
    usable: boot,
  });
  const status = { connectorId: 1, errorCode: 'NoError', status: 'Sleeping' };
  assert.deepEqual(rulesOf('StatusNotification', status).rules, ['unknown-enum /status']);
});

test('a null field counts as absent (F-10)', () => {
  assert.deepEqual(rulesOf('StartTransaction', { ...start, reservationId: null }), {
    rules: ['null-value /reservationId'],
    code: undefined,
    usable: start,
  });
});

test('a single thing where a list belongs becomes a list of one (F-10)', () => {
  const sampledValue = { value: '1' };
  const { usable, code } = rulesOf('MeterValues', { connectorId: 1, meterValue: { timestamp: 'x', sampledValue } });
  assert.equal(code, undefined);
  assert.deepEqual(usable['meterValue'], [{ timestamp: 'x', sampledValue: [sampledValue] }]);
});

test('JSON where a text belongs becomes its text (F-10)', () => {
  const { usable, rules } = rulesOf('DataTransfer', { vendorId: 'v', data: { a: [1] } });
  assert.deepEqual([usable['data'], rules], ['{"a":[1]}', ['object-for-string /data']]);
});

test('a missing field is a failure in the words of 1.6, and the rest stays usable (F-4, T-1)', () => {
  const { timestamp: _, ...rest } = start;
  assert.deepEqual(rulesOf('StartTransaction', { ...rest, idTag: 7 }), {
    rules: ['number-for-string /idTag', 'missing-field'],
    code: 'OccurenceConstraintViolation',
    usable: { ...rest, idTag: '7' },
  });
});

test('a type past mending is a failure', () => {
  assert.equal(rulesOf('StartTransaction', { ...start, meterStart: 'much' }).code, 'TypeConstraintViolation');
});

test('the payload that came in is not changed by mending', () => {
  const payload = Object.freeze({ ...start, idTag: 7 });
  assert.equal(v16.check('StartTransaction', 'request', payload).payload['idTag'], '7');
  assert.equal(payload.idTag, 7);
});

test('a field named __proto__ is dropped and reaches no prototype (S-7)', () => {
  const payload: unknown = JSON.parse('{"idTag":"A","__proto__":{"polluted":true},"extra":{"__proto__":{}}}');
  const { rules, usable } = rulesOf('Authorize', payload);
  assert.deepEqual(rules, ['unsafe-field', 'unsafe-field /extra', 'unknown-field']);
  assert.equal(Object.getPrototypeOf(usable), Object.prototype);
  assert.equal('polluted' in usable, false);
});

test('a payload with endless faults tells no more than fifty of them', () => {
  const payload = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`k${index}`, index]));
  assert.equal(v16.check('Heartbeat', 'request', payload).deviations.length, 50);
});

test('what we send keeps to the lengths of the standard (F-10)', () => {
  const change = (length: number) => ({ key: 'k', value: 'x'.repeat(length) });
  v16.checkOutgoing('ChangeConfiguration', 'request', change(500));
  const tooLong = { code: 'PropertyConstraintViolation' };
  assert.throws(() => v16.checkOutgoing('ChangeConfiguration', 'request', change(501)), tooLong);
  const answer = (length: number) => ({ configurationKey: [{ ...change(length), readonly: false }] });
  v16.checkOutgoing('GetConfiguration', 'response', answer(500));
  assert.throws(() => v16.checkOutgoing('GetConfiguration', 'response', answer(501)), tooLong);
  const status = (length: number) => ({
    connectorId: 1,
    errorCode: 'NoError',
    status: 'Faulted',
    info: 'x'.repeat(length),
  });
  v16.checkOutgoing('StatusNotification', 'request', status(50));
  assert.throws(() => v16.checkOutgoing('StatusNotification', 'request', status(51)), tooLong);
});

test('what we send has UTC timestamps, all it must have, and nothing invented (F-10, F-11)', () => {
  const heartbeat = (currentTime: string) => v16.checkOutgoing('Heartbeat', 'response', { currentTime });
  heartbeat('2024-05-01T10:00:00Z');
  heartbeat('2024-05-01T10:00:00.123Z');
  assert.throws(() => heartbeat('2024-05-01T10:00:00+02:00'), { code: 'PropertyConstraintViolation' });
  assert.throws(() => heartbeat('2024-05-01T10:00:00.123456Z'), { code: 'PropertyConstraintViolation' });
  assert.throws(() => v16.checkOutgoing('Heartbeat', 'response', {}), { code: 'OccurenceConstraintViolation' });
  assert.throws(() => v16.checkOutgoing('Heartbeat', 'request', { x: 1 }), { code: 'FormationViolation' });
  const wrongType = { type: 7 };
  assert.throws(() => v16.checkOutgoing('Reset', 'request', wrongType), { code: 'TypeConstraintViolation' });
});
