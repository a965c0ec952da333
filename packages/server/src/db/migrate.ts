// Brings the schema to the version of this program with the numbered files beside it; knows no table but its own.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Client } from 'pg';
import { StartRefused } from '../start-refused.ts';

export type Migration = { number: number; name: string; sql: string; sha256: string };

const FOLDER = fileURLToPath(new URL('./migrations', import.meta.url));
const FILE_NAME = /^(\d{4})-([a-z0-9-]+)\.sql$/;
// Any number will do as long as it never changes: two nodes of different versions must meet at the same lock.
const LOCK_KEY = 7_276_385_241;
const LOCK_TIMEOUT_MS = 3000;
const ATTEMPTS = 10;
/** A lock not got in time, and a deadlock with somebody at work. */
const COME_AGAIN = new Set(['55P03', '40P01']);
const LOCK_POLL_MS = 250;

export async function readMigrations(folder = FOLDER): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  return Promise.all(files.map((file, index) => readMigration(folder, file, index + 1)));
}

async function readMigration(folder: string, file: string, expected: number): Promise<Migration> {
  const [, number, name] = FILE_NAME.exec(file) ?? [];
  if (!name || Number(number) !== expected) {
    throw new Error(`${file} is not migration ${expected}: files are named 0001-in-words.sql, without gaps.`);
  }
  // A checkout may have changed the line ends; the statements are the same.
  const sql = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n');
  return { number: expected, name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
}

/**
 * Applies what is missing, each file in a transaction of its own, and answers how many those were. A file that builds
 * indexes concurrently goes statement by statement: each may come a second time where the first was cut short.
 */
export async function migrate(owner: Client, migrations: Migration[]): Promise<number> {
  await waitForTurn(owner);
  try {
    const missing = await findMissing(owner, migrations);
    for (const migration of missing) await applyPatiently(owner, migration);
    return missing.length;
  } finally {
    await owner.query(`select pg_advisory_unlock(${LOCK_KEY})`);
  }
}

// A node that waits within a statement would hold up an index that is built concurrently, which waits for all statements.
async function waitForTurn(owner: Client): Promise<void> {
  for (;;) {
    const { rows } = await owner.query<{ mine: boolean }>(`select pg_try_advisory_lock(${LOCK_KEY}) as mine`);
    if (rows[0]?.mine) return;
    await delay(LOCK_POLL_MS);
  }
}

async function findMissing(owner: Client, migrations: Migration[]): Promise<Migration[]> {
  await owner.query(
    `create table if not exists migrations (
       number integer primary key, name text not null, sha256 text not null,
       applied_at timestamptz not null default now())`,
  );
  const { rows } = await owner.query<{ number: number; name: string; sha256: string }>(
    'select number, name, sha256 from migrations order by number',
  );
  for (const landed of rows) refuseForeign(landed, migrations[landed.number - 1]);
  return migrations.slice(rows.length);
}

function refuseForeign(landed: { number: number; name: string; sha256: string }, ours: Migration | undefined): void {
  const title = `${String(landed.number).padStart(4, '0')}-${landed.name}`;
  if (!ours) {
    throw new StartRefused(
      `The database is newer than this program: it has migration ${title}. Start the version that made it, or a later one.`,
    );
  }
  if (ours.sha256 !== landed.sha256) {
    throw new StartRefused(
      `Migration ${title} was changed after this database had applied it. Restore that file; changes belong into a new one.`,
    );
  }
}

// A short lock time-out keeps the migration from queueing everybody else behind it; the next attempt may find a gap.
async function applyPatiently(owner: Client, migration: Migration): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await apply(owner, migration);
    } catch (error) {
      await owner.query('rollback');
      if (!COME_AGAIN.has((error as { code?: string }).code ?? '') || attempt === ATTEMPTS) {
        throw new Error(`Migration ${migration.number}, ${migration.name}, fails: ${String(error)}`, { cause: error });
      }
      await delay(500 * attempt);
    }
  }
}

async function apply(owner: Client, migration: Migration): Promise<void> {
  const statements = statementsOf(migration);
  if (statements.some(isConcurrent)) {
    for (const statement of statements) await owner.query(statement);
    return note(owner, migration);
  }
  await owner.query('begin');
  await owner.query(`set local lock_timeout = ${LOCK_TIMEOUT_MS}`);
  await owner.query(migration.sql);
  await note(owner, migration);
  await owner.query('commit');
}

async function note(owner: Client, { number, name, sha256 }: Migration): Promise<void> {
  await owner.query('insert into migrations (number, name, sha256) values ($1, $2, $3)', [number, name, sha256]);
}

/** Cut at the ends of lines: those with functions are never run apart. */
export function statementsOf({ sql }: Pick<Migration, 'sql'>): string[] {
  const plain = sql.replaceAll(/^\s*--.*$/gm, '');
  return plain
    .split(/;\s*$/m)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function isConcurrent(statement: string): boolean {
  return /^(create|drop)( unique)? index concurrently\b/i.test(statement);
}
