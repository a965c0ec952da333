import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf, faultsIn, readKilowattHours } from './end-form.ts';
import { sumOfCounts } from './review-kinds.ts';
import { parseReviewsSearch } from './search.ts';

const bounds = {
  startedMs: Date.parse('2026-10-22T09:47:00Z'),
  nowMs: Date.parse('2026-10-22T11:32:00Z'),
  timeZone: 'Europe/Helsinki',
};

test('a register in kilowatt-hours becomes whole watt-hours, with point or comma (E-16)', () => {
  assert.equal(readKilowattHours('12 345.67'), 12_345_670);
  assert.equal(readKilowattHours('12345,6'), 12_345_600);
  assert.equal(readKilowattHours('0.083'), 83);
  assert.equal(readKilowattHours('  '), null);
});

test('a register that can be read in two ways is asked for again (E-16)', () => {
  for (const text of ['12,345', '1,234.5', '-4', '4.0761', 'about 12', '1e5']) {
    assert.equal(readKilowattHours(text), undefined, text);
  }
});

test('an end by hand lies between the start and now, and says why (E-16)', () => {
  const form = { at: '2026-10-22T14:00', register: '', reason: 'Cable was pulled.' };
  assert.deepEqual(faultsIn(form, bounds), {});
  assert.deepEqual(faultsIn({ ...form, at: '2026-10-22T12:00' }, bounds), { at: 'atBeforeStart' });
  assert.deepEqual(faultsIn({ ...form, at: '2026-10-22T14:33' }, bounds), { at: 'atInFuture' });
  assert.deepEqual(faultsIn({ at: '', register: 'x', reason: ' ' }, bounds), {
    at: 'atMissing',
    register: 'registerWrong',
    reason: 'reasonMissing',
  });
});

test("an end by hand is told to the server as an instant, from the organization's clock (E-16)", () => {
  assert.deepEqual(bodyOf({ at: '2026-10-22T14:00:30', register: '8.5', reason: ' Meter read. ' }, 'Europe/Helsinki'), {
    at: '2026-10-22T11:00:30.000Z',
    meterStopWh: 8500,
    reason: 'Meter read.',
  });
});

test('what waits is the sum of its kinds, and an address asks for one of them (E-16)', () => {
  assert.equal(sumOfCounts({ unassigned: 1, conflict: 2, implausible: 3, stale: 4 }), 10);
  assert.deepEqual(parseReviewsSearch({ kind: 'stale', stationId: 4, page: 'x' }), { kind: 'stale', stationId: 4 });
  assert.deepEqual(parseReviewsSearch({ kind: 'odd' }), {});
});
