import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestDatabase } from '../testing/database.ts';
import type { TestDatabase } from '../testing/database.ts';
import { migrate, readMigrations } from './migrate.ts';
import { withClient } from './prepare.ts';

let database: TestDatabase;
before(async () => {
  database = await createTestDatabase();
});
after(() => database.drop());

const TENANT_TABLE = 'select count(*) from stations';

test('a statement outside the doors is refused', async () => {
  await withClient(database.poolUrl, async (client) => {
    await assert.rejects(client.query(TENANT_TABLE), { code: '42501' });
  });
});

for (const role of ['stationmaster_app', 'stationmaster_ingest', 'stationmaster_directory', 'stationmaster_sealer']) {
  test(`the pool may take on ${role} for one transaction, and is nobody again after it`, async () => {
    await withClient(database.poolUrl, async (client) => {
      await client.query('begin');
      await client.query("select set_config('role', $1, true)", [role]);
      const inside = await client.query<{ role: string }>('select current_user as role');
      assert.equal(inside.rows[0]?.role, role);
      await client.query('commit');
      const outside = await client.query<{ role: string }>('select current_user as role');
      assert.equal(outside.rows[0]?.role, 'stationmaster_none');
    });
  });
}

test('the login behind the pool is no superuser, owns nothing and inherits nothing', async () => {
  await withClient(database.poolUrl, async (client) => {
    await client.query('reset role; set role none');
    const { rows } = await client.query<{ role: string; super: boolean; inherits: boolean }>(
      'select rolname as role, rolsuper as super, rolinherit as inherits from pg_roles where rolname = session_user',
    );
    assert.deepEqual(rows, [{ role: 'stationmaster_login', super: false, inherits: false }]);
    await client.query('set role none');
    await assert.rejects(client.query(TENANT_TABLE), { code: '42501' });
  });
});

test('migrating a database that is current changes nothing', async () => {
  await withClient(database.ownerUrl, async (owner) => {
    assert.equal(await migrate(owner, await readMigrations()), 0);
  });
});
