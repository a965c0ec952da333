import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMigrations } from './migrate.ts';

test('migrations are numbered in one row, each number once', async () => {
  const migrations = await readMigrations();
  assert.deepEqual(
    migrations.map(({ number }) => number),
    migrations.map((_, index) => index + 1),
  );
});
