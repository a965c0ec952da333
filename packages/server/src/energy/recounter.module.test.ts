import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import { systemClock } from '../clock.ts';
import { openDoors, type Doors } from '../db/doors.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { startRecounter } from './energy.ts';

describe('counting in the background', () => {
  let database: TestDatabase;
  let admin: Client;
  let doors: Doors;

  before(async () => {
    database = await createTestDatabase();
    admin = new Client(database.adminUrl);
    await admin.connect();
    await admin.query(`
      insert into organizations (slug, name) values ('acme', 'ACME');
      insert into stations (organization_id, identifier, name, search_key, proof) values (1, 'EV1', 'EV1', 'ev1', 'none');
      insert into sessions (organization_id, station_id, evse, transaction_id, decision, decision_reason, started_at, start_digest,
        clock_plausible, start_received_at, heard_at, ended_at, end_kind, meter_start_wh, meter_stop_wh, recount)
      select 1, 1, n, n, 'Accepted', 'free_charging', now() - interval '2 hours', gen_random_uuid(), true, now(), now(), now(), 'station',
        1000, 3000, true from generate_series(1, 9) n;
      update sessions set meter_start_wh = null, meter_stop_wh = null where evse = 4;
      insert into samples (station_id, station_at, digest, organization_id, evse, session_id, sampled_at, received_at, interval_wh, readings)
      select 1, now(), gen_random_uuid(), 1, 4, id, now() - n * interval '1 minute', now(), 9000000000000000000, '[]'
      from sessions, generate_series(1, 2) n where evse = 4;
    `);
    const connection = database.connection;
    doors = openDoors({ connection, publish: () => undefined, onPoolError: (error) => assert.fail(error) });
  });

  after(async () => {
    await doors.close();
    await admin.end();
    await database.drop();
  });

  test('a session that cannot be counted holds up no other, and is told of once (E-14)', async () => {
    const faults: unknown[] = [];
    const recounter = startRecounter({ doors, clock: systemClock, onFault: (error) => faults.push(error) });
    await recounter.settle();
    await recounter.settle();
    await recounter.stop();
    const { rows } = await admin.query('select evse from sessions where recount or energy_wh is distinct from 2000');
    assert.deepEqual(rows, [{ evse: 4 }]);
    assert.deepEqual(faults.map(String), ['Error: Session 4 cannot be counted.']);
  });
});
