import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import { markUnsettled, unmarkUnsettled } from '../backups/queries.ts';
import { demandSettled } from '../backups/restoring.ts';
import { readSettings } from '../config/config.ts';
import { openDoors, type Doors } from '../db/doors.ts';
import { claimInstallation } from '../house/secret-key.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { paintPicture, secretKey, startTestPanel, type Picture, type TestPanel } from '../testing/panel.ts';
import { setConnected } from '../testing/rows.ts';
import { settleRestored } from './restored.ts';

const madeAt = '2026-11-30T10:00:00.000Z';

describe('a database that comes out of a backup', () => {
  let database: TestDatabase;
  let admin: Client;
  let doors: Doors;
  let panel: TestPanel;
  let picture: Picture;
  before(async () => {
    database = await createTestDatabase();
    admin = new Client(database.adminUrl);
    await admin.connect();
    const { connection } = database;
    doors = openDoors({ connection, publish: () => undefined, onPoolError: (error) => assert.fail(error) });
    panel = await startTestPanel({ doors });
    picture = await paintPicture(doors);
    await claimInstallation(admin, { demo: false, secretKey });
  });
  after(async () => {
    await panel.stop();
    await doors.close();
    await admin.end();
    await database.drop();
  });

  const settle = (key = secretKey) => {
    const settings = { ...readSettings({}, []), secretKey: key };
    const { ownerUrl, poolUrl } = database;
    const prepared = { ownerUrl, poolUrl, adminUrl: undefined, dataDir: '/nonexistent', stop: async () => undefined };
    return settleRestored({ doors, settings, database: prepared }, { madeAt, now: new Date() });
  };
  const rows = async <Row extends object>(statement: string) => (await admin.query<Row>(statement)).rows;

  test('is refused where the key does not fit, and even then no id comes again (S-2, T-3)', async () => {
    const next = async () => Number((await rows<{ id: string }>("select nextval('transaction_ids') as id"))[0]?.id);
    const before = await next();
    await assert.rejects(settle('another key than that of this database'), /The secret key does not fit/);
    assert.ok((await next()) > before + 1_000_000);
  });

  test('is refused by a start from before it is filled until its present is over (T-3)', async () => {
    await demandSettled(admin);
    await markUnsettled(admin);
    await markUnsettled(admin);
    await assert.rejects(demandSettled(admin), /A restore into this database did not come to its end/);
    await unmarkUnsettled(admin);
    await demandSettled(admin);
  });

  test('has its present behind it: nobody is connected or logged in, nothing is sent, no id comes again (R-9, T-3)', async () => {
    const { stations, organizationId } = picture;
    const own = [stations['1'], stations['2'], stations['3']];
    await setConnected(doors, own);
    await rows("insert into nodes (name) values ('the one that ran when the backup was made')");
    await rows('update station_state set node_id = (select id from nodes) where connected');
    const alpha = await panel.logIn('alpha');
    assert.equal((await alpha.get('/me')).status, 200);
    const key = { 'idempotency-key': randomUUID() };
    const reset = { stationIds: own, intent: 'reset', arguments: { kind: 'soft' } };
    assert.equal((await alpha.post('/campaigns', reset, key)).status, 202);
    await rows(
      `update commands set state = 'sent', sent_at = queued_at where id = (select min(id::text)::uuid from commands)`,
    );
    const [before] = await rows<{ id: string }>("select nextval('transaction_ids') as id");

    const counted = await settle();

    assert.partialDeepStrictEqual(counted, { organizations: 1, sessions: 0 });
    assert.ok(counted.stations >= own.length);
    assert.deepEqual(await rows('select station_id from station_state where connected'), []);
    assert.deepEqual(await rows('select id from nodes'), []);
    assert.equal((await alpha.get('/me')).status, 401);
    assert.deepEqual(await rows('select state from commands order by 1'), [
      { state: 'failed' },
      { state: 'failed' },
      { state: 'unknown' },
    ]);
    const [next] = await rows<{ id: string }>("select nextval('transaction_ids') as id");
    assert.equal(Number(next?.id), Number(before?.id) + 1_000_001);
    const entries = `select organization_id, actor, after from audit_entries where action = 'organization.restore'`;
    assert.deepEqual(await rows(entries), [
      { organization_id: String(organizationId), actor: 'command line', after: { backupOf: madeAt } },
    ]);
  });
});
