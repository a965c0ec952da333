import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clausesOf, type Told } from './sentence.ts';

const night: Told = {
  every: 'daily',
  dayName: '',
  weekdayNames: '',
  dayOfMonth: 1,
  from: '01:00',
  to: '06:00',
  isUtc: false,
  target: 'Pine *Mall* entry',
  isGroup: false,
  limitAmps: 6,
  limitAmpsAfter: 32,
  turnsOn: undefined,
};
const keys = (told: Partial<Told>) =>
  clausesOf({ ...night, ...told })
    .map((clause) => clause.map(({ key }) => key).join(' '))
    .join(', ');

test('a window says what holds inside and after it, and stars of a name stay plain', () => {
  assert.equal(keys({}), 'daily window, limits, afterwards');
  assert.equal(clausesOf(night)[1]?.[0]?.values?.['target'], 'Pine ∗Mall∗ entry');
  assert.equal(keys({ limitAmpsAfter: null, isGroup: true }), 'daily window, limitsEach, afterwardsFree');
});

test('one time, nights, whole days, the other clock and late days of a month are told apart', () => {
  assert.equal(keys({ to: undefined, isUtc: true }), 'daily at utc, limits');
  assert.equal(keys({ from: '22:00' }), 'daily overnight, limits, afterwards');
  assert.equal(keys({ every: 'weekly', from: '00:00', to: '00:00', turnsOn: true }), 'weekly wholeDay, onInside');
  assert.equal(keys({ every: 'monthly', dayOfMonth: 31, to: undefined, turnsOn: false }), 'monthlyLate at, off');
});
