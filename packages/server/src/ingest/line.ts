// The writer's own connection to the database, in pipeline mode, taken up again when it breaks. Knows no facts.
import { Client, type ClientConfig } from 'pg';
import { doorless } from '../db/doors.ts';

// All of the writer's statements look rows up by key, so one plan serves any batch: made for each batch anew, as PostgreSQL
// would for small ones, plans cost more than what they do. One made while tables were small would scan them for good.
const planner = [
  ...['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'jit'].map((name) => `set ${name} = off`),
  'set plan_cache_mode = force_generic_plan',
].join(';');

export type Line = {
  /** The open connection, or undefined while there is none. */
  readonly client: Client | undefined;
  /** Opens the connection if there is none; rejects where that fails. */
  open(): Promise<Client>;
  /** Gives up a connection that is in an unknown state. */
  drop(): void;
  close(): Promise<void>;
};

export function createLine(connection: ClientConfig): Line {
  let client: Client | undefined;
  let opening: Promise<Client> | undefined;

  async function connect(): Promise<Client> {
    const fresh = new Client({
      connectionTimeoutMillis: 3_000,
      ...doorless(connection),
      pipeline: true,
      lock_timeout: 1_000,
      statement_timeout: 10_000,
      query_timeout: 12_000,
      keepAlive: true,
    });
    fresh.on('error', () => {
      if (client === fresh) client = undefined;
    });
    fresh.on('end', () => {
      if (client === fresh) client = undefined;
    });
    await fresh.connect();
    await fresh.query(planner);
    client = fresh;
    return fresh;
  }

  return {
    get client() {
      return client;
    },
    open() {
      if (client !== undefined) return Promise.resolve(client);
      opening ??= connect().finally(() => (opening = undefined));
      return opening;
    },
    drop() {
      const dropped = client;
      client = undefined;
      void dropped?.end().catch(() => undefined);
    },
    async close() {
      const closed = client;
      client = undefined;
      await closed?.end().catch(() => undefined);
    },
  };
}
