// Gives every module test file an empty, migrated database of its own; production code never imports it.
import { createHash, randomUUID } from 'node:crypto';
import { after } from 'node:test';
import type { Client } from 'pg';
import type { ConnectionSettings } from '../db/doors.ts';
import { readMigrations } from '../db/migrate.ts';
import { makeOwnedDatabase, prepareSchema, withClient } from '../db/prepare.ts';
import { ADMIN_URL_VARIABLE, startTestCluster } from './cluster.ts';
import type { TestCluster } from './cluster.ts';

export type TestDatabase = {
  /** As the cluster's superuser: for looking at what no role may see. */
  adminUrl: string;
  ownerUrl: string;
  /** As production's pool: begins as stationmaster_none. */
  poolUrl: string;
  /** The same, with patience: what a busy process takes to look at a new connection is no fault of the database. */
  connection: ConnectionSettings;
  /** Fails when a connection was left open. */
  drop(): Promise<void>;
};

/** What a database holds from the start: put into a template once for all files of a run. */
export type Filling = { name: string; fill(connection: ConnectionSettings): Promise<void> };

type Template = { name: string; adminUrl: string; poolUrl: string };

let ownCluster: Promise<TestCluster> | undefined;
let emptyTemplate: Promise<Template> | undefined;
const filledTemplates = new Map<string, Promise<Template>>();
let openDatabases = 0;
let testsAreOver = false;

// Hooks run in the order they were written down, so the files' own, which drop their databases, may come after this one.
after(() => {
  testsAreOver = true;
  return stopWhenUnused();
});

export async function createTestDatabase(filling?: Filling): Promise<TestDatabase> {
  const empty = await (emptyTemplate ??= prepareTemplate());
  const {
    name: templateName,
    adminUrl,
    poolUrl,
  } = filling === undefined ? empty : await filledTemplate(empty, filling);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await withClient(adminUrl, (admin) => copyDatabase(admin, templateName, name));
  openDatabases += 1;
  return {
    adminUrl: inDatabase(adminUrl, name),
    ownerUrl: inDatabase(adminUrl, name, 'stationmaster'),
    poolUrl: inDatabase(poolUrl, name),
    connection: { connectionString: inDatabase(poolUrl, name), connectionTimeoutMillis: 60_000 },
    drop: () => dropDatabase(adminUrl, name),
  };
}

// Copied as files: through the log every page would be written twice.
async function copyDatabase(admin: Client, from: string, to: string): Promise<void> {
  await admin.query(`create database ${to} template ${from} owner stationmaster strategy file_copy`);
}

// Without FORCE: PostgreSQL waits five seconds for connections to close, then says that some are left.
async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  try {
    await withClient(adminUrl, (admin) => admin.query(`drop database ${name}`));
  } finally {
    openDatabases -= 1;
    await stopWhenUnused();
  }
}

async function stopWhenUnused(): Promise<void> {
  if (testsAreOver && openDatabases === 0) await (await ownCluster)?.stop();
}

/** One migrated template for each state of the migrations, made by whoever comes first. */
async function prepareTemplate(): Promise<Template> {
  const adminUrl = process.env[ADMIN_URL_VARIABLE] ?? (await (ownCluster ??= startTestCluster())).adminUrl;
  const hash = createHash('sha256');
  for (const { sha256 } of await readMigrations()) hash.update(sha256);
  const name = `template_${hash.digest('hex').slice(0, 16)}`;
  const poolUrl = await withClient(adminUrl, async (admin) => {
    await admin.query("select pg_advisory_lock(hashtext('template'))");
    const ownerUrl = await makeOwnedDatabase(adminUrl, name);
    return prepareSchema(ownerUrl, true, () => undefined);
  });
  return { name, adminUrl, poolUrl };
}

function filledTemplate(empty: Template, filling: Filling): Promise<Template> {
  const found = filledTemplates.get(filling.name) ?? fillTemplate(empty, filling);
  filledTemplates.set(filling.name, found);
  return found;
}

/** Filled under another name, so that what broke off is no template. */
async function fillTemplate(empty: Template, { name, fill }: Filling): Promise<Template> {
  const { adminUrl, poolUrl } = empty;
  const template = { ...empty, name: `${empty.name}_${name}` };
  const unfinished = `${template.name}_unfinished`;
  await withClient(adminUrl, async (admin) => {
    await admin.query("select pg_advisory_lock(hashtext('template'))");
    const found = await admin.query('select from pg_database where datname = $1', [template.name]);
    if (found.rowCount) return;
    await admin.query(`drop database if exists ${unfinished}`);
    await copyDatabase(admin, empty.name, unfinished);
    await fill({ connectionString: inDatabase(poolUrl, unfinished), connectionTimeoutMillis: 60_000 });
    // As one is within a minute of being filled: unaware of what is in it, PostgreSQL takes seconds for what takes it milliseconds.
    await withClient(inDatabase(adminUrl, unfinished), (filled) => filled.query('analyze'));
    await admin.query(`alter database ${unfinished} rename to ${template.name}`);
  });
  return template;
}

function inDatabase(connectionString: string, database: string, role?: string): string {
  const url = new URL(connectionString);
  url.pathname = database;
  if (role) url.username = role;
  return url.href;
}
