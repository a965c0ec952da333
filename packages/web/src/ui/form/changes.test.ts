import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesBetween, withMine } from './changes.ts';

test('what others changed is told field by field, and what only oneself changed is not', () => {
  const before = { name: 'Pine', groups: [1, 2], note: '' };
  const theirs = { name: 'Pine Mall', groups: [1, 2], note: '' };
  const mine = { name: 'Pine Hall', groups: [1], note: 'north door' };
  assert.deepEqual(changesBetween(before, theirs, mine), [
    { field: 'name', before: 'Pine', theirs: 'Pine Mall', mine: 'Pine Hall' },
  ]);
});

test('lists are compared by what is in them', () => {
  assert.deepEqual(changesBetween({ groups: [1, 2] }, { groups: [1, 2] }, { groups: [3] }), []);
  assert.equal(changesBetween({ groups: [1, 2] }, { groups: [2] }, { groups: [1, 2] }).length, 1);
});

test('where two have come to the same there is nothing to choose', () => {
  assert.deepEqual(changesBetween({ name: 'Pine' }, { name: 'Fir' }, { name: 'Fir' }), []);
});

test('whoever keeps what they typed undoes no change in a field they never touched', () => {
  const before = { name: 'Pine', note: '', groups: [1] };
  const theirs = { name: 'Pine Mall', note: 'by the door', groups: [1] };
  const mine = { name: 'Pine Hall', note: '', groups: [2] };
  assert.deepEqual(withMine(before, theirs, mine), { name: 'Pine Hall', note: 'by the door', groups: [2] });
});
