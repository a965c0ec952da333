// The doors to the database: who is asking decides the role, and the role decides what can be read and written.
import pg from 'pg';
import type { News } from '../facts.ts';
import { withBinaryLists } from './arrays.ts';
import { oneAfterAnother } from './one-after-another.ts';
import { faultOf } from './sqlstate.ts';

declare const door: unique symbol;

export type Statement = { name?: string; text: string; values?: readonly unknown[] };

/** One transaction. `news` is sent when it has been committed, and only then. */
export type Tx = {
  query<Row = Record<string, unknown>>(statement: Statement | string, values?: readonly unknown[]): Promise<Row[]>;
  readonly news: News[];
};
export type TenantTx = Tx & { readonly [door]: 'tenant'; readonly organizationId: number };
export type IngestTx = Tx & { readonly [door]: 'ingest' };
export type DirectoryTx = Tx & { readonly [door]: 'directory' };
export type SealerTx = Tx & { readonly [door]: 'sealer' };

export type Doors = {
  /** Row-level security shows this organization and nothing else. */
  withTenant<T>(organizationId: number, run: (tx: TenantTx) => Promise<T>): Promise<T>;
  /** All organizations, but only the tables that stations' facts read and write. */
  withIngest<T>(run: (tx: IngestTx) => Promise<T>): Promise<T>;
  /** Only what is looked up before an organization is known. */
  withDirectory<T>(run: (tx: DirectoryTx) => Promise<T>): Promise<T>;
  /** The audit log and its seals, of all organizations: reads entries, adds seals, and nothing else. */
  withSealer<T>(run: (tx: SealerTx) => Promise<T>): Promise<T>;
  /** The pool's size and how many wait for a place in it. */
  load(): { open: number; idle: number; waiting: number };
  close(): Promise<void>;
};

export type DoorRole =
  | 'stationmaster_app'
  | 'stationmaster_ingest'
  | 'stationmaster_directory'
  | 'stationmaster_sealer';

type Parser = (text: string) => unknown;
const asNumber: Parser = Number;

/** PostgreSQL's numbers for bigint and for lists of it; the driver's types do not name the second. */
const int8: number = 20;
const int8List: number = 1016;
const parserOf = pg.types.getTypeParser as (oid: number, format: 'text') => Parser;
const readList = parserOf(int8List, 'text') as (text: string) => (string | null)[];
const asNumbers: Parser = (text) => readList(text).map((item) => (item === null ? null : Number(item)));

/** bigint columns hold ids and watt-hours, all far below 2^53. */
const typeParsers: pg.CustomTypesConfig = {
  getTypeParser(oid: number): Parser {
    if (oid === int8) return asNumber;
    return oid === int8List ? asNumbers : parserOf(oid, 'text');
  },
};

export type ConnectionSettings = pg.ClientConfig;

/** Every connection starts in a role without grants, so a query outside a door fails. */
export function doorless(settings: ConnectionSettings): ConnectionSettings {
  return {
    ...settings,
    options: [settings.options, '-c role=stationmaster_none'].filter(Boolean).join(' '),
    types: typeParsers,
    application_name: 'stationmaster',
  };
}

export function entering(role: DoorRole, organizationId: number | undefined): Statement {
  return {
    name: 'enter-door',
    text: "select set_config('role', $1, true), set_config('app.organization', $2, true)",
    values: [role, organizationId === undefined ? '' : String(organizationId)],
  };
}

/** The transaction's face over a connection that has passed a door already. */
export function txOver<T extends Tx>(client: Pick<pg.ClientBase, 'query'>, rest: Record<string, unknown> = {}): T {
  const tx = {
    news: [],
    async query(statement: Statement | string, values?: readonly unknown[]) {
      const asked = typeof statement === 'string' ? { text: statement, values } : statement;
      const result = await client.query<pg.QueryResultRow>({
        ...asked,
        values: asked.values ? withBinaryLists(asked) : undefined,
      });
      return result.rows;
    },
    ...rest,
  };
  // The brand exists for the type checker alone; here is the one place that gives it.
  return tx as unknown as T;
}

const attempts = 3;
/**
 * How long an answer may take to come over a line that may be dead, where nothing says so: longer than statements may
 * run. What a station or a login waits for is short, and no such line is to keep them out once there is another.
 */
const usualPatience = { answerMs: 65_000, directoryMs: 5_000 };

export function openDoors(options: {
  connection: ConnectionSettings;
  poolSize?: number;
  patience?: typeof usualPatience;
  publish(news: readonly News[]): void;
  onPoolError(error: Error): void;
}): Doors {
  const { patience = usualPatience } = options;
  const pool = new pg.Pool({
    connectionTimeoutMillis: 5_000,
    ...doorless(options.connection),
    max: options.poolSize ?? 12,
    statement_timeout: 60_000,
    lock_timeout: 5_000,
  });
  pool.on('error', options.onPoolError);
  // The pool listens to idle connections alone; of one that is lost in use the next query tells, and the process lives on.
  pool.on('connect', (client) => client.on('error', () => undefined));

  async function once<T>(
    role: DoorRole,
    organizationId: number | undefined,
    run: (tx: never) => Promise<T>,
  ): Promise<T> {
    const client = await pool.connect();
    let broken: Error | undefined;
    const query = oneAfterAnother(async (asked: pg.QueryConfig | string) => {
      try {
        return await client.query(
          within(role === 'stationmaster_directory' ? patience.directoryMs : patience.answerMs, asked),
        );
      } catch (error) {
        if (!(error instanceof pg.DatabaseError)) broken = error as Error;
        throw error;
      }
    });
    try {
      await query('begin');
      await query(entering(role, organizationId) as pg.QueryConfig);
      const tx = txOver<Tx>({ query: query as pg.ClientBase['query'] }, { organizationId });
      const result = await run(tx as never);
      const ended = await query('commit');
      if (ended.command !== 'COMMIT') throw new Error('The transaction had failed before its commit.');
      if (tx.news.length > 0) options.publish(tx.news);
      return result;
    } catch (error) {
      // A line that has gone silent is not asked for anything more.
      if (broken === undefined) await query('rollback').catch((cause: Error) => (broken = cause));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async function through<T>(
    role: DoorRole,
    organizationId: number | undefined,
    run: (tx: never) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(role, organizationId, run);
      } catch (error) {
        if (attempt === attempts || !['passing', 'repeat'].includes(faultOf(error))) throw error;
      }
    }
  }

  return {
    withTenant: (organizationId, run) => through('stationmaster_app', organizationId, run),
    withIngest: (run) => through('stationmaster_ingest', undefined, run),
    withDirectory: (run) => through('stationmaster_directory', undefined, run),
    withSealer: (run) => through('stationmaster_sealer', undefined, run),
    load: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  };
}

function within(timeoutMs: number, asked: pg.QueryConfig | string): pg.QueryConfig {
  const config = typeof asked === 'string' ? { text: asked } : asked;
  // A variable, since the types lack `query_timeout` here.
  const bounded = { ...config, query_timeout: timeoutMs };
  return bounded;
}
