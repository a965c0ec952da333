import assert from 'node:assert/strict';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { withClient } from '../db/prepare.ts';
import { claimInstallation, readSecretKey } from './secret-key.ts';
import { StartRefused } from '../start-refused.ts';
import { createTestDatabase } from '../testing/database.ts';
import type { TestDatabase } from '../testing/database.ts';

let real: TestDatabase;
let demonstration: TestDatabase;
let folder: string;
before(async () => {
  [real, demonstration] = [await createTestDatabase(), await createTestDatabase()];
  folder = await mkdtemp(join(tmpdir(), 'secret-key-'));
});
after(async () => {
  await real.drop();
  await demonstration.drop();
  await rm(folder, { recursive: true });
});

const secretKey = 'a key of at least thirty-two characters';

const claim = (database: TestDatabase, demo: boolean, key = secretKey) =>
  withClient(database.ownerUrl, (owner) => claimInstallation(owner, { demo, secretKey: key }));

const refused = (pattern: RegExp) => (error: Error) => {
  assert.ok(error instanceof StartRefused);
  assert.match(error.message, pattern);
  return true;
};

test('neither the demonstration nor the real start takes the other’s database (S-21)', async () => {
  await claim(real, false);
  await claim(demonstration, true);
  await claim(real, false);
  await claim(demonstration, true);
  await assert.rejects(claim(real, true), refused(/^This database is not a demonstration/));
  await assert.rejects(claim(demonstration, false), refused(/^This database is a demonstration/));
});

test('a secret key that does not fit the database is refused (S-2)', async () => {
  await claim(real, false);
  await assert.rejects(
    claim(real, false, 'another key of at least thirty-two'),
    refused(/^The secret key does not fit/),
  );
});

test('nodes that share a data folder agree on one secret key, which others cannot read (S-2)', async () => {
  const keys = await Promise.all([1, 2, 3].map(() => readSecretKey(folder, undefined)));
  assert.equal(new Set(keys).size, 1);
  assert.equal(keys[0]?.length, 43);
  assert.equal((await stat(join(folder, 'secret.key'))).mode & 0o777, 0o600);
});

test('a secret key that is set goes before the one in the data folder', async () => {
  assert.equal(await readSecretKey(folder, secretKey), secretKey);
});
