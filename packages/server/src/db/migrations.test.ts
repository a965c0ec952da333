import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMigrations, statementsOf } from './migrate.ts';

test('migrations are numbered in one row, each number once', async () => {
  const migrations = await readMigrations();
  assert.deepEqual(
    migrations.map(({ number }) => number),
    migrations.map((_, index) => index + 1),
  );
});

/** Those that grow with every charging event, frame or command: millions of rows. */
const bigTables =
  '(?:sessions|samples|session_curves|energy_buckets|station_events|transaction_events|frames|presentations|commands|outages|audit_entries)';
const lastBefore = 56;

/** What reads or writes a big table from end to end while stations wait. */
const holdingUp = [
  new RegExp(`^create (unique )?index (?!concurrently\\b).*\\bon (only )?${bigTables}\\b`, 'is'),
  new RegExp(
    `^alter table (only )?${bigTables}\\b.*\\b(stored|type|identity|serial|bigserial|set not null|set (un)?logged|primary key|unique)\\b`,
    'is',
  ),
  new RegExp(
    `^alter table (only )?${bigTables}\\b.*\\bdefault (gen_random_uuid|uuidv7|nextval|random|clock_timestamp)\\b`,
    'is',
  ),
  new RegExp(
    `^alter table (only )?${bigTables}\\b.*\\badd (constraint|check|foreign key)\\b(?!.*\\bnot valid\\b)`,
    'is',
  ),
  new RegExp(`^(cluster|vacuum full|lock table)\\b.*\\b${bigTables}\\b`, 'is'),
];
const holdsUp = (statement: string) => holdingUp.some((pattern) => pattern.test(statement));

test('no migration holds up stations while it goes through a table of millions (R-9)', async () => {
  const later = (await readMigrations()).slice(lastBefore);
  const refused = later.flatMap((migration) =>
    statementsOf(migration)
      .filter(holdsUp)
      .map((statement) => `${migration.name}: ${statement}`),
  );
  assert.deepEqual(refused, []);
});

test('what holds stations up is known by its words', () => {
  const heldUp = [
    'alter table sessions add column charged boolean\n  generated always as (energy_wh > 0) stored',
    'alter table samples alter column power_w type bigint',
    'alter table frames add constraint known check (length(text) > 0)',
    'alter table commands add column key uuid default gen_random_uuid()',
    'create index sessions_by_end on sessions (organization_id, ended_at)',
    'create unique index one on audit_entries (id)',
  ];
  const fine = [
    'alter table sessions add column charged boolean not null default true',
    'alter table frames add constraint known check (length(text) > 0) not valid',
    'create index concurrently sessions_by_end on sessions (organization_id, ended_at)',
    'create index stations_by_name on stations (name)',
  ];
  assert.deepEqual([...heldUp, ...fine].filter(holdsUp), heldUp);
});
