import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stepOf } from './steps.ts';

test('arrows go round, Home and End to the ends, and other keys nowhere', () => {
  const rows = ['a', 'b', 'c'];
  const from = (at: string, key: string) => stepOf(key, rows, at);
  assert.deepEqual([from('a', 'ArrowDown'), from('c', 'ArrowDown'), from('a', 'ArrowUp')], ['b', 'a', 'c']);
  assert.deepEqual([from('b', 'Home'), from('b', 'End')], ['a', 'c']);
  assert.deepEqual(
    [from('b', 'x'), from('b', 'toString'), stepOf('ArrowDown', [], undefined)],
    Array(3).fill(undefined),
  );
});
