import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deal } from './deal.ts';

test('hands of files weigh about the same, the longest file first', () => {
  const files = [
    { path: 'short', bytes: 1 },
    { path: 'middle', bytes: 2 },
    { path: 'long', bytes: 4 },
    { path: 'shorter', bytes: 1 },
  ];
  assert.deepEqual(deal(files, 2), [['long'], ['middle', 'short', 'shorter']]);
});

test('where one process may take them all, it does', () => {
  const files = [
    { path: 'a', bytes: 1 },
    { path: 'b', bytes: 1 },
  ];
  assert.deepEqual(deal(files, Infinity), [['a', 'b']]);
});
