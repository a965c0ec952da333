import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWholeWithin, isWithin, numberFrom } from './number-typed.ts';

test('a number is what was typed or pasted, with comma or point, and never ten times as much', () => {
  const typed = ['6', '6,5', '6.5', '-3', '−3', ' 22 kW', '16A', '1 000', ''];
  assert.deepEqual(typed.map(numberFrom), [6, 6.5, 6.5, -3, -3, 22, 16, 1000, '']);
});

test('what is no number is none', () => {
  for (const text of ['abc', '6,', '6.5.1', '1,000.5', '--3', '1e5', '0x10'])
    assert.equal(numberFrom(text), Number.NaN);
});

test('a number is whole and within its bounds, or is not', () => {
  const bounds = { min: 0, max: 1000 };
  const values = [0, 1000, 1001, -1, 6.5, Number.NaN, ''] as const;
  assert.deepEqual(
    values.map((value) => isWholeWithin(value, bounds)),
    [true, true, false, false, false, false, false],
  );
  assert.deepEqual(
    values.map((value) => isWithin(value, bounds)),
    [true, true, false, false, true, false, false],
  );
});
