// Gives every module test file an empty, migrated database of its own; production code never imports it.
import { createHash, randomUUID } from 'node:crypto';
import { after } from 'node:test';
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

type Template = { name: string; adminUrl: string; poolUrl: string };

let ownCluster: Promise<TestCluster> | undefined;
let template: Promise<Template> | undefined;
let openDatabases = 0;
let testsAreOver = false;

// Hooks run in the order they were written down, so the files' own, which drop their databases, may come after this one.
after(() => {
  testsAreOver = true;
  return stopWhenUnused();
});

export async function createTestDatabase(): Promise<TestDatabase> {
  template ??= prepareTemplate();
  const { name: templateName, adminUrl, poolUrl } = await template;
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // Copied as files: through the log every page would be written twice.
  await withClient(adminUrl, (admin) =>
    admin.query(`create database ${name} template ${templateName} owner stationmaster strategy file_copy`),
  );
  openDatabases += 1;
  return {
    adminUrl: inDatabase(adminUrl, name),
    ownerUrl: inDatabase(adminUrl, name, 'stationmaster'),
    poolUrl: inDatabase(poolUrl, name),
    connection: { connectionString: inDatabase(poolUrl, name), connectionTimeoutMillis: 60_000 },
    drop: () => dropDatabase(adminUrl, name),
  };
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

function inDatabase(connectionString: string, database: string, role?: string): string {
  const url = new URL(connectionString);
  url.pathname = database;
  if (role) url.username = role;
  return url.href;
}
