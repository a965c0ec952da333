import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import { openDoors, type Doors } from '../db/doors.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { forgetConnections } from './live.ts';

describe('connections that a dead node has left (R-5)', () => {
  let database: TestDatabase;
  let admin: Client;
  let doors: Doors;

  before(async () => {
    database = await createTestDatabase();
    admin = new Client(database.adminUrl);
    await admin.connect();
    await admin.query(`
      insert into organizations (slug, name) values ('acme', 'ACME');
      insert into stations (organization_id, identifier, name, search_key, proof)
        select 1, 'EV' || n, 'EV' || n, 'ev' || n, 'none' from generate_series(1, 2) n;
      insert into nodes (id, name) values (9, 'living');
      insert into station_state (organization_id, station_id, connection_epoch, connected, connected_at, node_id)
        select 1, n, 1, true, now(), 8 from generate_series(1, 2) n;
    `);
    const connection = database.connection;
    doors = openDoors({ connection, publish: () => undefined, onPoolError: (error) => assert.fail(error) });
  });

  after(async () => {
    await doors.close();
    await admin.end();
    await database.drop();
  });

  /** For the end of the transaction that is open here. */
  async function untilSomebodyWaits(): Promise<void> {
    const waiting = 'select from pg_locks where not granted and transactionid = pg_current_xact_id()::xid';
    while ((await admin.query(waiting)).rowCount === 0);
  }

  test('a station that comes to a living node while the dead one is taken up stays with the living one', async () => {
    await admin.query('begin');
    await admin.query('update station_state set node_id = 9, connection_epoch = 2 where station_id = 1');
    const forgotten = doors.withIngest(forgetConnections);
    await untilSomebodyWaits();
    await admin.query('commit');
    assert.deepEqual(await forgotten, [{ organizationId: 1, stationId: 2 }]);
    const { rows } = await admin.query('select connected from station_state order by station_id');
    assert.deepEqual(rows, [{ connected: true }, { connected: false }]);
  });
});
