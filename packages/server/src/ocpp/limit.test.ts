import assert from 'node:assert/strict';
import { test } from 'node:test';
import { higherLimit, scheduleAnswer } from './limit.ts';

const asked = { unit: 'A', phases: 3 } as const;
const schedule = (chargingRateUnit: string, limit: unknown) => ({
  chargingRateUnit,
  chargingSchedulePeriod: [{ startPeriod: 0, limit }],
});

test('a schedule is read in the unit in which it is told', () => {
  assert.equal(scheduleAnswer('Accepted', schedule('A', 16), asked).toldAmps, 16);
  assert.equal(scheduleAnswer('Accepted', schedule('W', 11_040), asked).toldAmps, 16);
  assert.equal(scheduleAnswer('Accepted', schedule('A', '16.5'), asked).toldAmps, 16.5);
});

test('a schedule that says nothing limits nothing, and one that is not told says nothing', () => {
  for (const empty of [undefined, {}, { chargingSchedulePeriod: [] }, schedule('A', 'much')]) {
    assert.equal(scheduleAnswer('Accepted', empty, asked).toldAmps, null);
  }
  const { state, toldAmps } = scheduleAnswer('Rejected', undefined, asked);
  assert.deepEqual([state, toldAmps], ['rejected', undefined]);
});

test('of several charging points the highest limit counts', () => {
  assert.equal(higherLimit(10, 16), 16);
  assert.equal(higherLimit(10, null), null);
  assert.equal(higherLimit(undefined, 16), 16);
});
