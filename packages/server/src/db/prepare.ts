// Makes a database ready to be used: its server checked, its roles there, its schema current; serves no request.
import { Client, escapeIdentifier } from 'pg';
import { StartRefused } from '../start-refused.ts';
import { startEmbedded } from './embedded/supervisor.ts';
import { migrate, readMigrations } from './migrate.ts';
import { prepareRoles } from './roles.ts';

export type ReachedDatabase = {
  /** Where keys and files are kept: the data folder, or its stand-in where that is closed to the embedded PostgreSQL. */
  dataDir: string;
  /** Owns the tables and only migrates. */
  ownerUrl: string;
  /** As the superuser of the embedded cluster; undefined outside. */
  adminUrl: string | undefined;
  stop: () => Promise<void>;
};

export type PreparedDatabase = ReachedDatabase & {
  /** For the pool: begins every connection as stationmaster_none. */
  poolUrl: string;
};

type Wish = {
  dataDir: string;
  databaseUrl: string | undefined;
  say: (sentence: string) => void;
  /** For a command beside the server: uses the embedded database that is there, whether it runs or not, and makes none. */
  joins?: boolean;
};

const OLDEST_VERSION = 15;
const OWNER = 'stationmaster';

export async function prepareDatabase(wish: Wish): Promise<PreparedDatabase> {
  const reached = await reachDatabase(wish);
  try {
    return { ...reached, poolUrl: await prepareSchema(reached.ownerUrl, reached.adminUrl !== undefined, wish.say) };
  } catch (error) {
    await reached.stop();
    throw error;
  }
}

/** The database as it is, whatever its schema. */
export async function reachDatabase({ dataDir, databaseUrl, say, joins }: Wish): Promise<ReachedDatabase> {
  if (databaseUrl) return { dataDir, ownerUrl: databaseUrl, adminUrl: undefined, stop: async () => undefined };
  const embedded = await startEmbedded({ dataDir, say, joins });
  try {
    return { ...embedded, ownerUrl: await makeOwnedDatabase(embedded.adminUrl, OWNER) };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

/** A role that is no superuser but may make roles, owning a database: what an outside DATABASE_URL should be like too. */
export async function makeOwnedDatabase(adminUrl: string, database: string): Promise<string> {
  await withClient(adminUrl, async (admin) => {
    const role = await admin.query('select from pg_roles where rolname = $1', [OWNER]);
    if (!role.rowCount) await admin.query(`create role ${OWNER} login createrole`);
    const found = await admin.query('select from pg_database where datname = $1', [database]);
    if (!found.rowCount) await admin.query(`create database ${escapeIdentifier(database)} owner ${OWNER}`);
  });
  const url = new URL(adminUrl);
  url.username = OWNER;
  url.pathname = database;
  return url.href;
}

/** Answers the connection string for the pool. `trusted` when the server asks nobody for a password. */
export async function prepareSchema(ownerUrl: string, trusted: boolean, say: Wish['say']): Promise<string> {
  return withClient(ownerUrl, async (owner) => {
    await checkServer(owner);
    const poolUrl = await prepareRoles(owner, ownerUrl, trusted);
    const applied = await migrate(owner, await readMigrations());
    if (applied > 0) say(`Database schema brought up to date: ${applied} migrations.`);
    return poolUrl;
  });
}

export async function withClient<T>(connectionString: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 15_000 });
  // The query that waits, or the next one, fails of it too.
  client.on('error', () => undefined);
  await client.connect().catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartRefused(`PostgreSQL cannot be reached: ${reason}. Is DATABASE_URL right, and is it running?`, {
      cause,
    });
  });
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

async function checkServer(owner: Client): Promise<void> {
  const { rows } = await owner.query<Record<'version' | 'durable' | 'encoding' | 'create_tables' | 'search', string>>(
    `select current_setting('server_version_num') as version, current_setting('synchronous_commit') as durable,
       current_setting('server_encoding') as encoding,
       has_schema_privilege(current_schema(), 'create')::text as create_tables,
       (exists (select from pg_extension where extname = 'pg_trgm') or (has_database_privilege(current_database(), 'create')
         and exists (select from pg_available_extensions where name = 'pg_trgm')))::text as search`,
  );
  const [server] = rows;
  if (!server) throw new Error('the server does not say what it is');
  const version = Math.floor(Number(server.version) / 10_000);
  if (version < OLDEST_VERSION) {
    throw new StartRefused(`PostgreSQL ${version} is too old: DATABASE_URL needs version ${OLDEST_VERSION} or later.`);
  }
  if (server.encoding !== 'UTF8') {
    throw new StartRefused(
      `The database is encoded in ${server.encoding}: make one with "create database … encoding 'UTF8'".`,
    );
  }
  // what a station was told is kept must survive the next power cut.
  if (server.durable === 'off' || server.durable === 'local') {
    throw new StartRefused(
      `The server has synchronous_commit = ${server.durable}, which may lose what was acknowledged. ` +
        'Run: alter database … set synchronous_commit = on',
    );
  }
  if (server.create_tables !== 'true') {
    throw new StartRefused(
      'The role of DATABASE_URL may not create tables: make it the owner of the database (alter database … owner to …).',
    );
  }
  if (server.search !== 'true') {
    throw new StartRefused(
      'The extension pg_trgm, by which stations are searched, is not there and cannot be made: install the package of ' +
        'PostgreSQL’s additional modules (postgresql-contrib), or have an administrator run: create extension pg_trgm',
    );
  }
}
