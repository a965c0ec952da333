import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeOf } from './change.ts';

test('a figure is compared in whole percent, and with nothing or hardly anything not at all', () => {
  assert.deepEqual([changeOf(114, 100), changeOf(50, 200), changeOf(3, 3), changeOf(5, 0)], [14, -75, 0, undefined]);
  assert.deepEqual([changeOf(1000, 100), changeOf(1001, 100), changeOf(0, 7)], [900, undefined, -100]);
});
