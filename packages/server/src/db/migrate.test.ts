import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMigrations } from './migrate.ts';

// Among the pure tests, which run before every landing: two branches may each have taken the next number.
test('migrations are numbered without gaps, each number once', async () => {
  const numbers = (await readMigrations()).map(({ number }) => number);
  assert.deepEqual(
    numbers,
    numbers.map((_, index) => index + 1),
  );
});
