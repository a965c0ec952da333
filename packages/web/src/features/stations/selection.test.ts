import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toggled } from './selection.ts';

test('the box above a page chooses all of it, and lets go of it when all of it is chosen', () => {
  const some = new Set([1, 9]);
  const whole = toggled(some, [1, 2]);
  assert.deepEqual([...whole], [1, 9, 2]);
  assert.deepEqual([...toggled(whole, [1, 2])], [9]);
});
