import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { baseBackup } from './base-backup.ts';

let database: TestDatabase;
let admin: Client;
before(async () => {
  database = await createTestDatabase();
  admin = new Client(database.adminUrl);
  await admin.connect();
});
after(async () => {
  await admin.end();
  await database.drop();
});

const slots = async () =>
  (await admin.query("select from pg_replication_slots where slot_name like 'stationmaster%'")).rowCount;

test('a base backup is whole though the WAL of its beginning would be gone by its end, and keeps none afterwards (R-9)', async () => {
  let [size, taken] = [0, 0];
  for await (const piece of baseBackup(database.adminUrl, (bytes) => (size = bytes))) {
    if (taken === 0) await goOn();
    taken += piece.length;
  }
  assert.ok(taken > size && size > 0, `${taken} of ${size} bytes were taken`);
  // PostgreSQL ends a session after its connection.
  while ((await slots()) !== 0);
});

/** PostgreSQL fills segment after segment, and drops at each checkpoint what it needs no more. */
async function goOn(): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    await admin.query("select pg_logical_emit_message(false, 'test', 'what fills the log'), pg_switch_wal()");
    await admin.query('checkpoint');
  }
}
