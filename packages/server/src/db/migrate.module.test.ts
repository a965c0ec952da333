import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Client } from 'pg';
import { StartRefused } from '../start-refused.ts';
import { createTestDatabase } from '../testing/database.ts';
import type { TestDatabase } from '../testing/database.ts';
import { migrate, readMigrations } from './migrate.ts';
import type { Migration } from './migrate.ts';
import { withClient } from './prepare.ts';

let database: TestDatabase;
let landed: Migration[];
before(async () => {
  database = await createTestDatabase();
  landed = await readMigrations();
});
after(() => database.drop());

const asOwner = <T>(use: (owner: Client) => Promise<T>) => withClient(database.ownerUrl, use);

function next(sql: string, name = 'next'): Migration {
  return { number: landed.length + 1, name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
}

const refused = (pattern: RegExp) => (error: Error) => {
  assert.ok(error instanceof StartRefused);
  assert.match(error.message, pattern);
  return true;
};

test('two nodes that start at once apply each migration once (R-9)', async () => {
  const step = next('create table only_once (); select pg_sleep(0.05)', 'only-once');
  const applied = await Promise.all([1, 2, 3].map(() => asOwner((owner) => migrate(owner, [...landed, step]))));
  assert.equal(
    applied.reduce((sum, count) => sum + count),
    1,
  );
  landed.push(step);
});

test('a migration that fails leaves nothing behind', async () => {
  const step = next('create table half (); select 1 / 0', 'half');
  await assert.rejects(
    asOwner((owner) => migrate(owner, [...landed, step])),
    /half, fails: .*division by zero/,
  );
  const { rows } = await asOwner((owner) => owner.query("select to_regclass('half') as half"));
  assert.deepEqual(rows, [{ half: null }]);
});

test('a migration that finds its table locked waits for its turn (R-9)', async () => {
  await asOwner(async (holder) => {
    await holder.query('create table busy ()');
    await holder.query('begin');
    await holder.query('lock table busy in access exclusive mode');
    const step = next('alter table busy add column more integer', 'busy');
    const migrating = asOwner((owner) => migrate(owner, [...landed, step]));
    const waiting = "select from pg_locks where not granted and relation = 'busy'::regclass";
    while ((await holder.query(waiting)).rowCount === 0);
    await holder.query('commit');
    assert.equal(await migrating, 1);
    landed.push(step);
  });
});

test('a migration that gave way in a deadlock with somebody at work is tried again (R-9)', async () => {
  // Who gives way in a real one is chance; a sequence tells the first attempt from the second, since it is never rolled back.
  await asOwner((owner) => owner.query('create sequence attempts'));
  const step = next(
    "do $$ begin if nextval('attempts') = 1 then raise exception 'gave way' using errcode = 'deadlock_detected'; end if; end $$",
    'crossing',
  );
  assert.equal(await asOwner((owner) => migrate(owner, [...landed, step])), 1);
  landed.push(step);
});

test('nodes that start at once build an index beside what is written to its table, each once (R-9)', async () => {
  await asOwner(async (writer) => {
    await writer.query('create table written (id integer)');
    await writer.query('begin');
    await writer.query('insert into written values (1)');
    const step = next(
      '-- Built online; as all of these.\ndrop index concurrently if exists written_by_id;\ncreate index concurrently written_by_id on written (id);\n',
      'online',
    );
    const migrating = Promise.all([1, 2].map(() => asOwner((owner) => migrate(owner, [...landed, step]))));
    const waiting = `select from pg_locks where not granted and virtualxid in
      (select virtualxid from pg_locks own where own.pid = pg_backend_pid())`;
    while ((await writer.query(waiting)).rowCount === 0);
    await writer.query('insert into written values (2)');
    await writer.query('commit');
    assert.deepEqual(
      (await migrating).toSorted((one, other) => one - other),
      [0, 1],
    );
    const { rows } = await writer.query(
      "select indisvalid as valid from pg_index where indexrelid = 'written_by_id'::regclass",
    );
    assert.deepEqual(rows, [{ valid: true }]);
    landed.push(step);
  });
});

test('a migration changed after it has landed is refused by name', async () => {
  const changed = landed.map((step, index) => (index === 0 ? { ...step, sha256: 'another' } : step));
  await assert.rejects(
    asOwner((owner) => migrate(owner, changed)),
    refused(/^Migration 0001-tenant-guard was changed/),
  );
});

test('a database newer than the program is refused', async () => {
  await assert.rejects(
    asOwner((owner) => migrate(owner, landed.slice(0, -1))),
    refused(/newer than this program: it has migration \d{4}-online/),
  );
});

test('migrations are numbered without gaps and named in words', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  try {
    await writeFile(join(folder, '0001-first.sql'), 'select 1');
    await writeFile(join(folder, '0003-third.sql'), 'select 3');
    await assert.rejects(readMigrations(folder), /0003-third\.sql is not migration 2/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('line ends changed by a checkout are no change to a migration', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  const hashes = new Set<string | undefined>();
  try {
    for (const text of ['select 1;\nselect 2;\n', 'select 1;\r\nselect 2;\r\n']) {
      await writeFile(join(folder, '0001-first.sql'), text);
      hashes.add((await readMigrations(folder))[0]?.sha256);
    }
    assert.equal(hashes.size, 1);
  } finally {
    await rm(folder, { recursive: true });
  }
});
