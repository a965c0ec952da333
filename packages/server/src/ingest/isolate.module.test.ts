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
  await admin.query(`
    insert into organizations (slug, name) values ('acme', 'ACME');
    insert into stations (organization_id, identifier, name, search_key, proof) values (1, 'EV1', 'EV1', 'ev1', 'none')`);
});
after(async () => {
  await writing.end();
  await admin.end();
  await database.drop();
});

const at = new Date('2026-06-15T12:00:00Z');

function start(minutes: number): Told {
  const startedAt = new Date(at.getTime() + minutes * 60_000);
  const when = { at: startedAt, stationAt: startedAt, plausible: true };
  return {
    origin: { organizationId: 1, stationId: 1, epoch: 1, receivedAt: startedAt },
    fact: { kind: 'sessionStarted', evse: 1, token: 'card', meterStartWh: 0, when },
  };
}

const neverRefused = () => assert.fail('a fact was refused');

test('a lock that outlasts every repetition is no fault of the fact: nothing is refused, the database counts as away (R-7)', async () => {
  await admin.query('begin');
  await admin.query('lock table sessions in access exclusive mode');
  await assert.rejects(commitIsolated(writing, [start(0)], neverRefused), { code: '55P03' });
  await admin.query('rollback');
});

test('of all that fails in a batch, what failed first says why, whoever asked for it', async () => {
  await commitIsolated(writing, [start(0)], neverRefused);
  await admin.query('begin');
  await admin.query('lock table sessions in exclusive mode');
  // Closing the earlier one waits in vain, and what is on the wire behind it only hears that the transaction is over.
  await assert.rejects(commitIsolated(writing, [start(1)], neverRefused), { code: '55P03' });
  await admin.query('rollback');
});
