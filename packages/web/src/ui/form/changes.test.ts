import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesBetween } from './changes.ts';

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
