import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bestOf, soughtIn } from './rules.ts';

test('words are looked for in small letters, from two on, and without what no name has', () => {
  const wordsIn = (text: string) => soughtIn(text).words;
  assert.equal(wordsIn('  Pine MALL '), 'pine mall');
  assert.equal(wordsIn('a\u0000b\tc'), 'a b c');
  assert.deepEqual(
    [wordsIn(''), wordsIn('   '), wordsIn('a'), wordsIn('\u0000'), wordsIn('ab')],
    [undefined, undefined, undefined, undefined, 'ab'],
  );
});

test('a whole number may be that of a charging event, also a short one', () => {
  const numberIn = (text: string) => soughtIn(text).transactionId;
  assert.deepEqual([numberIn('7'), numberIn(' #412 '), numberIn('2147483647')], [7, 412, 2_147_483_647]);
  assert.deepEqual(
    ['0', '2147483648', '99999999999', '4.5', '-4', '12a', 'ev12', '1 2', ''].map(numberIn),
    Array.from({ length: 9 }, () => undefined),
  );
});

test('of one more than is shown, it is told that there is more', () => {
  assert.deepEqual(bestOf([1, 2, 3], 2), { items: [1, 2], more: true });
  assert.deepEqual(bestOf([1, 2], 2), { items: [1, 2], more: false });
});
