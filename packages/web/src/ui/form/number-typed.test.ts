import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWholeWithin, isWithin, numberFrom } from './number-typed.ts';

const english = { decimalSign: '.' };
const german = { decimalSign: ',' };

test('a number is what was typed or pasted, with comma or point, and never ten times as much', () => {
  const typed = ['6', '6,5', '6.5', '-3', '−3', '+4', '0.25', '1 000', ''];
  for (const reading of [english, german]) {
    const read = typed.map((text) => numberFrom(text, reading));
    assert.deepEqual(read, [6, 6.5, 6.5, -3, -3, 4, 0.25, 1000, '']);
  }
});

test('what is no number is none', () => {
  for (const text of ['abc', '6,', '6.5.1', '1,000.5', '--3', '1e5', '0x10'])
    assert.equal(numberFrom(text, english), Number.NaN);
});

test('a thousand that is written as in the language is no one, and a decimal sign stays one', () => {
  assert.equal(numberFrom('1,000', english), Number.NaN);
  assert.equal(numberFrom('3.456', english), 3.456);
  assert.equal(numberFrom('1.000', german), Number.NaN);
  assert.equal(numberFrom('3,456', german), 3.456);
});

test('the unit of the field may be typed with the number, and no other', () => {
  const amps = ['16A', '16 a', ' 22 kW', '16 mA', 'A'].map((text) => numberFrom(text, { ...english, unit: 'A' }));
  assert.deepEqual(amps, [16, 16, Number.NaN, Number.NaN, '']);
  const power = ['22 kW', '500 W', '22k'].map((text) => numberFrom(text, { ...english, unit: 'kW' }));
  assert.deepEqual(power, [22, Number.NaN, Number.NaN]);
  assert.equal(numberFrom('3 A', english), Number.NaN);
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
