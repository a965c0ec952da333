import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';

describe('the catalogue of the database', () => {
  /** Tables without an organization, each with its reason. */
  const exempt = new Map([
    ['installation', 'says what the whole database is'],
    ['migrations', 'the history of the schema'],
    ['nodes', 'who works on the database, for all organizations'],
    ['organizations', 'is the organization itself; its policy reads id'],
  ]);
  /** Single-column references to what is no tenant's row. */
  const simpleReferences = new Set(['organizations']);

  let database: TestDatabase;
  let admin: Client;

  async function rowsOf<Row extends Record<string, unknown>>(text: string): Promise<Row[]> {
    return (await admin.query<Row>(text)).rows;
  }

  /** What a role may do, by table. */
  async function rightsOf(role: string, where = 'true'): Promise<Record<string, string[]>> {
    const rows = await rowsOf<{ name: string; rights: string[] }>(
      `select table_name as name, array_agg(privilege_type::text order by privilege_type) as rights
       from information_schema.role_table_grants where grantee = '${role}' and ${where} group by 1 order by 1`,
    );
    return Object.fromEntries(rows.map(({ name, rights }) => [name, rights]));
  }

  before(async () => {
    database = await createTestDatabase();
    admin = new Client(database.adminUrl);
    await admin.connect();
  });

  after(async () => {
    await admin.end();
    await database.drop();
  });

  test('every table belongs to an organization and is guarded by row-level security, or says why not (S-11)', async () => {
    const tables = await rowsOf<{ name: string; guarded: boolean; tenant: boolean }>(`
    select c.relname as name, c.relrowsecurity as guarded,
      exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id' and a.attnotnull) as tenant
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`);
    assert.ok(tables.length > 20);
    for (const table of tables) {
      if (exempt.has(table.name)) continue;
      assert.ok(table.tenant, `${table.name} has no organization_id`);
      assert.ok(table.guarded, `${table.name} has no row-level security`);
    }
    assert.deepEqual(
      [...exempt.keys()].filter((name) => !tables.some((table) => table.name === name)),
      [],
    );
  });

  test('every policy of the application shows its own organization and nothing else (S-11)', async () => {
    const policies = await rowsOf<{ tablename: string; qual: string; with_check: string }>(
      `select tablename, qual, with_check from pg_policies where roles = '{stationmaster_app}'`,
    );
    const own = (column: string) =>
      `(${column} = (NULLIF(current_setting('app.organization'::text, true), ''::text))::bigint)`;
    assert.ok(policies.length > 20);
    for (const { tablename, qual, with_check: check } of policies) {
      const expected = own(tablename === 'organizations' ? 'id' : 'organization_id');
      assert.deepEqual([qual, check], [expected, expected], tablename);
    }
  });

  test('the role that connections start in has no grants, and stations never touch operators, logins or the audit log', async () => {
    const grants = await rowsOf<{ grantee: string; table_name: string }>(
      `select distinct grantee, table_name from information_schema.role_table_grants where grantee like 'stationmaster\\_%'`,
    );
    const tablesOf = (role: string) =>
      grants.filter(({ grantee }) => grantee === role).map((grant) => grant.table_name);
    assert.deepEqual(tablesOf('stationmaster_none'), []);
    for (const forbidden of [
      'operators',
      'operator_links',
      'logins',
      'api_keys',
      'audit_entries',
      'station_credentials',
      'installation',
    ]) {
      assert.ok(!tablesOf('stationmaster_ingest').includes(forbidden), forbidden);
    }
    assert.deepEqual(tablesOf('stationmaster_directory').toSorted(), [
      'api_keys',
      'certificate_authorities',
      'group_ancestors',
      'groups',
      'installation',
      'issue_mails',
      'logins',
      'mails',
      'operator_links',
      'operators',
      'organizations',
      'password_changes',
      'report_jobs',
      'saved_reports',
      'station_certificates',
      'station_credentials',
      'station_quirks',
      'station_state',
      'stations',
      'task_runs',
      'transfers',
    ]);
  });

  test('the application may write into the audit log and never change it, and seals it only reads (S-19)', async () => {
    const audit = await rightsOf(
      'stationmaster_app',
      "table_name in ('audit_entries', 'audit_seals', 'unsealed_entries')",
    );
    assert.deepEqual(audit, {
      audit_entries: ['INSERT', 'SELECT'],
      audit_seals: ['SELECT'],
      unsealed_entries: ['SELECT'],
    });
  });

  test('what seals the audit log reads entries, adds seals, takes off the list what it has sealed, and no more (S-19)', async () => {
    assert.deepEqual(await rightsOf('stationmaster_sealer'), {
      audit_entries: ['SELECT'],
      audit_personal_parts: ['SELECT'],
      audit_seals: ['INSERT', 'SELECT'],
      unsealed_entries: ['DELETE', 'SELECT'],
    });
  });

  test('references between rows of organizations carry the organization, and nulling one leaves it in place', async () => {
    const keys = await rowsOf<{ name: string; target: string; columns: string[]; nulled: string[] | null }>(`
    select k.conname as name, k.confrelid::regclass::text as target,
      (select array_agg(a.attname::text) from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any (k.conkey)) as columns,
      case when k.confdeltype = 'n' then
        (select array_agg(a.attname::text) from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any (coalesce(k.confdelsetcols, k.conkey)))
      end as nulled
    from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace`);
    assert.ok(keys.length > 25);
    for (const key of keys) {
      if (simpleReferences.has(key.target)) continue;
      assert.ok(key.columns.includes('organization_id'), `${key.name} could point into another organization`);
      assert.ok(!(key.nulled ?? []).includes('organization_id'), `${key.name} would null the organization`);
    }
  });
});
