import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client, Pool } from 'pg';
import type { News } from '../facts.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { openSilencer } from '../testing/silencer.ts';
import { doorless, openDoors, type Doors } from './doors.ts';

describe('the three doors', () => {
  let database: TestDatabase;
  let doors: Doors;
  const published: News[][] = [];

  before(async () => {
    database = await createTestDatabase();
    const admin = new Client(database.adminUrl);
    await admin.connect();
    await admin.query(`
    insert into organizations (slug, name) values ('acme', 'ACME'), ('duckburg', 'Duckburg');
    insert into groups (organization_id, name) values (1, 'ACME'), (2, 'Duckburg');
  `);
    await admin.end();
    doors = openDoors({
      connection: database.connection,
      publish: (news) => published.push([...news]),
      onPoolError: (error) => assert.fail(error),
    });
  });

  after(async () => {
    await doors.close();
    await database.drop();
  });

  const denied = { code: '42501' };

  test('a query outside a door is refused by the database', async () => {
    const pool = new Pool({ ...doorless(database.connection), max: 1 });
    await assert.rejects(pool.query('select * from organizations'), denied);
    await pool.end();
  });

  test('a door shows one organization only, also to a query that names none (S-11)', async () => {
    const names = await doors.withTenant(2, (tx) => tx.query<{ name: string }>('select name from groups'));
    assert.deepEqual(names, [{ name: 'Duckburg' }]);
    await assert.rejects(
      doors.withTenant(2, (tx) =>
        tx.query(`insert into groups (organization_id, parent_id, name) values (1, 1, 'Theirs')`),
      ),
      denied,
    );
  });

  test('the organization of one request is gone with its transaction', async () => {
    await doors.withTenant(1, (tx) => tx.query('select 1'));
    const seen = await doors.withDirectory((tx) =>
      tx.query<{ organization: string; role: string }>(
        `select current_setting('app.organization', true) as organization, current_user as role`,
      ),
    );
    assert.deepEqual(seen, [{ organization: '', role: 'stationmaster_directory' }]);
  });

  test('what stations say cannot reach operators, and the directory cannot reach sessions', async () => {
    await assert.rejects(
      doors.withIngest((tx) => tx.query('select * from operators')),
      denied,
    );
    await assert.rejects(
      doors.withDirectory((tx) => tx.query('select * from sessions')),
      denied,
    );
  });

  test('ids and watt-hours are numbers, in lists too', async () => {
    const [row] = await doors.withTenant(1, (tx) =>
      tx.query("select 7::bigint as one, '{7,null,8}'::bigint[] as list, '{}'::bigint[] as none"),
    );
    assert.deepEqual(row, { one: 7, list: [7, null, 8], none: [] });
  });

  test('news is sent after the commit, and never of what was rolled back', async () => {
    const news: News = { kind: 'group', organizationId: 1, stationId: null };
    await doors.withTenant(1, async (tx) => {
      tx.news.push(news);
      await tx.query('select 1');
      assert.deepEqual(published, []);
    });
    assert.deepEqual(published, [[news]]);
    await assert.rejects(
      doors.withTenant(1, async (tx) => {
        tx.news.push(news);
        await tx.query('select 1 / 0');
      }),
    );
    assert.equal(published.length, 1);
  });

  test('a transaction that swallowed a failed statement is not taken for committed', async () => {
    await assert.rejects(
      doors.withTenant(1, async (tx) => {
        await tx.query('select 1 / 0').catch(() => undefined);
      }),
      /failed before its commit/,
    );
  });

  test('of statements asked at once none outlives its transaction, where another fails', async () => {
    await assert.rejects(
      doors.withTenant(1, (tx) =>
        Promise.all([tx.query('select 1 / 0'), tx.query(`update groups set name = 'Other' where id = 1`)]),
      ),
      { code: '22012' },
    );
    const names = await doors.withTenant(1, (tx) => tx.query('select name from groups'));
    assert.deepEqual(names, [{ name: 'ACME' }]);
  });

  test('a connection lost in the midst of a transaction fails that transaction, not the process (R-7)', async () => {
    const admin = new Client(database.adminUrl);
    await admin.connect();
    const lost = doors.withDirectory(async (tx) => {
      const [backend] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
      const isThere = 'select from pg_stat_activity where pid = $1';
      await admin.query('select pg_terminate_backend($1)', [backend?.pid]);
      while ((await admin.query(isThere, [backend?.pid])).rowCount !== 0) continue;
      await tx.query('select 1');
    });
    await assert.rejects(lost);
    await admin.end();
    await doors.withDirectory((tx) => tx.query('select 1'));
  });

  test('a line to the database that has gone silent keeps nobody out: it is given up, and the next is taken (R-2)', async () => {
    const { host, port, user, password, database: name } = new Client(database.poolUrl);
    const line = await openSilencer({ host, port });
    const patience = { answerMs: 60_000, directoryMs: 60_000 };
    const overLine = openDoors({
      connection: { host: '127.0.0.1', port: line.port, user, password: String(password), database: name },
      poolSize: 1,
      patience,
      publish: () => assert.fail('nothing was committed'),
      onPoolError: (error) => assert.fail(error),
    });
    for (const [ask, waits] of [
      [overLine.withDirectory, 'directoryMs'],
      [overLine.withIngest, 'answerMs'],
    ] as const) {
      const asked = ask(async (tx) => {
        await tx.query('select 1');
        line.silence();
        patience[waits] = 20;
        await tx.query('select 2');
      });
      await assert.rejects(asked, /timeout/);
      patience[waits] = 60_000;
    }
    await overLine.withIngest((tx) => tx.query('select 3'));
    await overLine.close();
    await line.close();
  });
});
