import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import { openDoors, type Doors } from '../db/doors.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { claimQueued, giveUpOf, giveUpStale } from './claim.ts';

describe('commands that nobody will answer', () => {
  let database: TestDatabase;
  let admin: Client;
  let doors: Doors;
  /** Of a node whose clock is far off: only the database's counts. */
  const now = new Date('2036-06-15T12:00:00Z');

  before(async () => {
    database = await createTestDatabase();
    admin = new Client(database.adminUrl);
    await admin.connect();
    await admin.query(`
      insert into organizations (slug, name) values ('acme', 'ACME');
      insert into stations (organization_id, identifier, name, search_key, proof)
        select 1, 'EV' || n, 'EV' || n, 'ev' || n, 'none' from generate_series(1, 3) n;
    `);
    const connection = database.connection;
    doors = openDoors({ connection, publish: () => undefined, onPoolError: (error) => assert.fail(error) });
  });

  after(async () => {
    await doors.close();
    await admin.end();
    await database.drop();
  });

  const insert = (stationId: number, state: 'queued' | 'sent', secondsAgo: number) =>
    admin.query(
      `insert into commands (id, organization_id, station_id, intent, state, queued_at, sent_at, state_since)
       values (gen_random_uuid(), 1, $1, 'reset', $2, $3, case when $2 = 'sent' then $3::timestamptz end, now() - make_interval(secs => $4))`,
      [stationId, state, now, secondsAgo],
    );

  async function statesOf(stationId: number): Promise<string[]> {
    const { rows } = await admin.query<{ state: string }>(
      'select state from commands where station_id = $1 order by state desc',
      [stationId],
    );
    return rows.map(({ state }) => state);
  }

  test('what was sent or queued long ago is given up, what waits behind another command is not', async () => {
    await insert(1, 'sent', 290);
    await insert(2, 'queued', 300);
    await insert(3, 'sent', 20);
    await insert(3, 'queued', 290);
    await doors.withIngest((tx) => giveUpStale(tx, now));
    assert.deepEqual(
      [await statesOf(1), await statesOf(2), await statesOf(3)],
      [['unknown'], ['failed'], ['sent', 'queued']],
    );
  });

  test('of a station whose node has died, what was sent is unknown at once and what was queued has failed (R-5)', async () => {
    await doors.withIngest((tx) => giveUpOf(tx, [{ organizationId: 1, stationId: 3 }], now));
    assert.deepEqual(await statesOf(3), ['unknown', 'failed']);
  });

  test('what went out on a connection that is over holds up nothing of the new one, what went out on the new one does (F-5, R-5)', async () => {
    await admin.query(`insert into station_state (organization_id, station_id, connection_epoch) values (1, 1, 9)`);
    await insert(1, 'sent', 20);
    await admin.query(`update commands set connection_epoch = 8 where station_id = 1 and state = 'sent'`);
    await insert(1, 'queued', 10);
    await insert(1, 'queued', 5);
    const claim = () => doors.withIngest((tx) => claimQueued(tx, [{ stationId: 1, epoch: 9 }], { now, limitKeys: [] }));
    assert.deepEqual([(await claim()).length, (await claim()).length], [1, 0]);
  });
});
