// The statements of backup and restore, as the owner of the database: nothing else may run meanwhile on what was restored.
import type { Client } from 'pg';

type State = { postgres: number; demo: boolean; migration: number; secretKeyCheck: string | null };

/** Which program's database it is, and how far; undefined where none of ours is in it. */
export async function selectState(owner: Client): Promise<State | undefined> {
  const { rows: tables } = await owner.query<{ there: boolean }>(
    "select to_regclass('installation') is not null and to_regclass('migrations') is not null as there",
  );
  if (tables[0]?.there !== true) return undefined;
  const { rows } = await owner.query<State>(
    `select current_setting('server_version_num')::integer / 10000 as postgres, demo,
       encode(secret_key_check, 'hex') as "secretKeyCheck",
       (select max(number) from migrations) as migration from installation`,
  );
  return rows[0];
}

export async function selectPostgres(owner: Client): Promise<{ postgres: number; isEmpty: boolean }> {
  const { rows } = await owner.query<{ postgres: number; isEmpty: boolean }>(
    `select current_setting('server_version_num')::integer / 10000 as postgres,
       not exists (select from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
           and relname <> 'unsettled_restore')
         as "isEmpty"`,
  );
  const [server] = rows;
  if (!server) throw new Error('the server does not say what it is');
  return server;
}

/** Before a database is filled, so that no server starts on it until its present is over. */
export async function markUnsettled(owner: Client): Promise<void> {
  await owner.query('create table if not exists unsettled_restore ()');
}

export async function unmarkUnsettled(owner: Client): Promise<void> {
  await owner.query('drop table unsettled_restore');
}

export async function selectUnsettled(owner: Client): Promise<boolean> {
  const { rows } = await owner.query<{ there: boolean }>(
    "select to_regclass('unsettled_restore') is not null as there",
  );
  return rows[0]?.there === true;
}

/** Beyond all that were given to stations since the backup, whose sessions are lost: none of their ids comes again (T-3). */
export async function skipTransactionIds(owner: Client): Promise<void> {
  await owner.query("select setval('transaction_ids', (select last_value from transaction_ids) + 1000000)");
}

export type Counted = { organizations: number; stations: number; sessions: number; lastHeardAt: Date | null };

export async function countRestored(owner: Client): Promise<Counted> {
  const { rows } = await owner.query<
    Record<'organizations' | 'stations' | 'sessions', string> & { heard: Date | null }
  >(
    `select (select count(*) from organizations) as organizations,
       (select count(*) from stations where removed_at is null) as stations,
       (select count(*) from sessions) as sessions, (select max(last_seen_at) from station_state) as heard`,
  );
  const [row] = rows;
  return {
    organizations: Number(row?.organizations),
    stations: Number(row?.stations),
    sessions: Number(row?.sessions),
    lastHeardAt: row?.heard ?? null,
  };
}
