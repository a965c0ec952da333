// How repeatable chance behaves.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneOf, randomId, seededRandom } from './random.ts';

test('the same seed gives the same numbers, another seed others', () => {
  const take = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 5 }, random);
  };
  assert.deepEqual(take(7), take(7));
  assert.notDeepEqual(take(7), take(8));
});

test('numbers fill the range from 0 to 1 evenly', () => {
  const random = seededRandom(1);
  const tenths = Array.from({ length: 10 }, () => 0);
  for (let drawn = 0; drawn < 10_000; drawn += 1) {
    const tenth = Math.floor(random() * 10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  for (const count of tenths) assert.ok(count > 850 && count < 1_150, `${count} of 10,000 in one tenth`);
});

test('one of a list is always of the list', () => {
  assert.equal(
    oneOf(() => 0.999_999, ['a', 'b']),
    'b',
  );
  assert.equal(
    oneOf(() => 0, ['a', 'b']),
    'a',
  );
});

test('ids have the shape of a UUID', () => {
  const random = seededRandom(3);
  assert.match(randomId(random), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
