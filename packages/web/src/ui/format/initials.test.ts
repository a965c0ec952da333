import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialsOf } from './initials.ts';

test('a person is told by the letters of first and last name', () => {
  assert.equal(initialsOf('Scrooge McDuck'), 'SM');
  assert.equal(initialsOf(' gyro '), 'G');
  assert.equal(initialsOf(''), '');
});
