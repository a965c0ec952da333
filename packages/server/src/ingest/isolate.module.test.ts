import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from 'pg';
import { doorless } from '../db/doors.ts';
import type { Told } from '../facts.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { commitIsolated } from './isolate.ts';

let database: TestDatabase;
let admin: Client;
let writing: Client;
before(async () => {
  database = await createTestDatabase();
  admin = new Client(database.adminUrl);
  await admin.connect();
  const connection = { connectionString: database.poolUrl, pipeline: true, lock_timeout: 50 };
  writing = new Client(doorless(connection));
  await writing.connect();
});
after(async () => {
  await writing.end();
  await admin.end();
  await database.drop();
});

test('a lock that outlasts every repetition is no fault of the fact: nothing is refused, the database counts as away (R-7)', async () => {
  const refused: Told[] = [];
  const at = new Date('2026-06-15T12:00:00Z');
  const when = { at, stationAt: at, plausible: true };
  const told: Told = {
    origin: { organizationId: 1, stationId: 1, epoch: 1, receivedAt: at },
    fact: { kind: 'sessionStarted', evse: 1, token: 'card', meterStartWh: 0, when },
  };
  await admin.query('begin');
  await admin.query('lock table sessions in access exclusive mode');
  await assert.rejects(
    commitIsolated(writing, [told], (one) => refused.push(one)),
    { code: '55P03' },
  );
  await admin.query('rollback');
  assert.deepEqual(refused, []);
});
