import assert from 'node:assert/strict';
import { test } from 'node:test';
import { searched } from './address.ts';

test('whatever is pasted into a search can be asked for', () => {
  assert.deepEqual(['pine ', '  pine', 'a\u0000b\nc', 42].map(searched), ['pine ', 'pine', 'a b c', '42']);
  assert.equal(searched('x'.repeat(3000))?.length, 200);
  assert.deepEqual(['', '  ', '\t', undefined, ['a']].map(searched), [
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
