// Reports over three years of charging events at 1,000 stations: first page, a month, all of it, CSV against COPY, dashboard.
import type { Client } from 'pg';
import { openDoors, type Doors } from '../../packages/server/src/db/doors.ts';
import { prepareSchema } from '../../packages/server/src/db/prepare.ts';
import { columnsOf } from '../../packages/server/src/reports/columns.ts';
import { linesOf } from '../../packages/server/src/reports/csv/routes.ts';
import { selectSessionsAfter } from '../../packages/server/src/reports/queries.ts';
import {
  exportSessions,
  listRows,
  listSessions,
  readBridge,
  readTotals,
} from '../../packages/server/src/reports/reports.ts';
import { selectionOf } from '../../packages/server/src/reports/selection.ts';
import { listGroupTotals, readLastDay } from '../../packages/server/src/statistics/statistics.ts';
import type { Options } from '../options.ts';
import type { Goal } from '../report.ts';
import type { Stage } from '../stage.ts';
import type { Result } from './throughput.ts';

const stations = 1_000;
const years = 3;
const setOf = 500_000;
const mostInCsv = 1_000_000;
const rounds = 5;

const organization = `
with organization as (insert into organizations (slug, name, time_zone) values ('reported', 'Reported', 'Europe/Helsinki') returning id),
root as (insert into groups (organization_id, name) select id, 'Reported' from organization returning id, organization_id),
below as (insert into groups (organization_id, parent_id, name) select organization_id, id, 'Group ' || n from root, generate_series(1, 40) n returning id, organization_id, parent_id),
above as (
  insert into group_ancestors (organization_id, group_id, ancestor_id, depth)
  select organization_id, id, id, 0 from root union all select organization_id, id, id, 0 from below
  union all select organization_id, id, parent_id, 1 from below
), numbered as (select *, row_number() over (order by id) as nth from below),
station as (
  insert into stations (organization_id, group_id, identifier, name, search_key, proof)
  select g.organization_id, g.id, 'RP' || lpad(n::text, 6, '0'), 'Station ' || n, 'station ' || n, 'none'
  from generate_series(1, ${stations}) n join numbered g on g.nth = n % 40 + 1
), driver as (
  insert into drivers (organization_id, home_group_id, first_name, last_name, email, email_key, search_key)
  select organization_id, id, 'Driver', n::text, 'd' || n || '@example.com', 'd' || n || '@example.com', 'driver ' || n
  from root, generate_series(1, 5000) n
) select organization_id as id, id as "groupId" from root`;

/**
 * The same for the same numbers: nothing but hashes of a session's number says where, how long and how much. They lie in the order of their
 * start, as in life, where each is written when it begins.
 */
const sessions = `
with placed as (
  select n, abs(hashint8extended(n, 1)) as one, abs(hashint8extended(n, 2)) as two, abs(hashint8extended(n, 3)) as three
  from generate_series($2::bigint, $3::bigint) n
), told as (
  select n, $4::bigint + one % ${stations} as station_id, 1 + two % 2 as evse, case when three % 20 > 0 then $5::bigint + three % 5000 end as driver_id,
    date_trunc('milliseconds', $6::timestamptz + (n - 1 + (one % 1000003) / 1000003.0) / $8 * interval '${years} years') as started_at,
    (20 + two % 240) * interval '1 minute' as lasted, 1000 + three % 60000 as wh
  from placed
), kept as (
  insert into sessions (organization_id, station_id, evse, transaction_id, token, token_key, token_name, driver_id, driver_name, free, decision,
    decision_reason, started_at, start_digest, clock_plausible, start_received_at, heard_at, ended_at, end_kind, energy_wh, energy_quality)
  select $1, station_id, evse, $7::integer + n, 'T' || driver_id, 'T' || driver_id, case when driver_id is not null then 'Card' end, driver_id,
    'Driver', driver_id is null, 'Accepted', 'access_by_group', started_at, md5(n::text)::uuid, true, started_at, started_at + lasted,
    started_at + lasted, 'station', wh, 'measured' from told
  returning id, station_id, evse, started_at, ended_at, energy_wh
)
insert into energy_buckets (session_id, bucket_at, organization_id, station_id, evse, energy_wh)
select id, date_trunc('hour', started_at) + part * interval '1 hour', $1, station_id, evse, case when part = 0 then energy_wh - energy_wh / 2 else energy_wh / 2 end
from kept, generate_series(0, 1) part where part = 0 or date_trunc('hour', started_at) < date_trunc('hour', ended_at)`;

type Made = { id: number; groupId: number; from: Date; to: Date };

async function make(admin: Client, count: number): Promise<Made> {
  const { rows } = await admin.query<{ id: string; groupId: string }>(organization);
  const [id, groupId] = [Number(rows[0]?.id), Number(rows[0]?.groupId)];
  const first = async (table: string) =>
    (await admin.query<{ id: string }>(`select min(id) as id from ${table} where organization_id = $1`, [id])).rows[0]
      ?.id;
  const [station, driver] = [await first('stations'), await first('drivers')];
  const to = new Date();
  const from = new Date(to);
  from.setUTCFullYear(from.getUTCFullYear() - years);
  // Keys are right by their making; checking ten million of them takes an hour that shows nothing.
  await admin.query('set session_replication_role = replica');
  for (let next = 1; next <= count; next += setOf) {
    const until = Math.min(count, next + setOf - 1);
    await admin.query(sessions, [id, next, until, station, driver, from, 1_000_000_000, count]);
    console.log(`  ${until} of ${count} charging events`);
  }
  await admin.query('reset session_replication_role');
  await admin.query('vacuum analyze sessions, energy_buckets, stations, drivers');
  return { id, groupId, from, to };
}

export async function reports({ admin, ownerUrl }: Stage, { sessions: count }: Options): Promise<Result> {
  const made = await make(admin, count);
  const connectionString = await prepareSchema(ownerUrl, true, () => undefined);
  const doors = openDoors({ connection: { connectionString }, publish: () => undefined, onPoolError: () => undefined });
  try {
    return { rows: [], goals: await goalsOf(doors, admin, made) };
  } finally {
    await doors.close();
  }
}

async function goalsOf(doors: Doors, admin: Client, { id, groupId, from, to }: Made): Promise<Goal[]> {
  const timeZone = 'Europe/Helsinki';
  const asking = {
    organization: { id, slug: 'reported', name: 'Reported', timeZone },
    sight: { baseGroupId: groupId, orphans: true },
  };
  const day = (at: Date) => at.toISOString().slice(0, 10);
  const all = { from: day(from), to: day(to) };
  const lastYear = to.getUTCFullYear() - 1;
  const month = { from: `${lastYear}-03-01`, to: `${lastYear}-03-31` };
  const page = { limit: 25, offset: 0 };
  const within = (run: Parameters<typeof doors.withTenant<unknown>>[1]) => () =>
    doors.withTenant(id, async (tx) => {
      // What takes longer than a page may is measured too.
      await tx.query('set local statement_timeout = 0');
      return run(tx);
    });
  const plain = (span: { from: string; to: string }) => () =>
    admin.query(
      `select count(*), sum(energy_wh) from sessions where organization_id = $1 and ended_at is not null
       and started_at >= $2::date::timestamp at time zone $4 and started_at < ($3::date + 1)::timestamp at time zone $4`,
      [id, span.from, span.to, timeZone],
    );
  const ofMonth = { yardstick: 'count and sum of the month alone', against: plain(month) };
  const ofAll = { yardstick: 'count and sum of three years alone', against: plain(all) };
  const firstPage = (span: { from: string; to: string }) =>
    within((tx) => listSessions(tx, asking, { ...span, ...page }));
  const rowsBy = (by: 'group' | 'driver') => within((tx) => listRows(tx, asking, { ...month, by, ...page }));
  const lastDay = { now: to, groupId: undefined, stationId: undefined };
  const asked: Asked[] = [
    {
      what: 'first page, three years',
      run: firstPage(all),
      yardstick: 'of a month',
      against: firstPage(month),
      atMost: 3,
    },
    { what: 'totals of a month', run: within((tx) => readTotals(tx, asking, month)), ...ofMonth, atMost: 6 },
    { what: 'a month by charging group and station', run: rowsBy('group'), ...ofMonth, atMost: 12 },
    { what: 'a month by charging user', run: rowsBy('driver'), ...ofMonth, atMost: 12 },
    { what: 'the bridge of a month', run: within((tx) => readBridge(tx, asking, month)), ...ofMonth, atMost: 20 },
    { what: 'totals of three years', run: within((tx) => readTotals(tx, asking, all)), ...ofAll, atMost: 6 },
    { what: 'dashboard: all groups', run: within((tx) => listGroupTotals(tx, asking, to)), ...ofMonth, atMost: 2 },
    { what: 'dashboard: last 24 hours', run: within((tx) => readLastDay(tx, asking, lastDay)), ...ofMonth, atMost: 2 },
  ];
  const goals: Goal[] = [];
  for (const { run, against, ...goal } of asked) {
    goals.push({ ...goal, unit: 'ms', reached: await medianMs(run), against: await medianMs(against) });
  }
  return [...goals, await csvGoal(doors, { asking, all })];
}

type Run = () => Promise<unknown>;
type Asked = Pick<Goal, 'what' | 'yardstick'> & { run: Run; against: Run; atMost: number };

type Csv = { asking: Parameters<typeof exportSessions>[1]; all: { from: string; to: string } };

async function csvGoal(doors: Doors, { asking, all }: Csv): Promise<Goal> {
  async function* atMost() {
    let count = 0;
    for await (const set of exportSessions(doors, asking, all)) {
      yield set;
      count += set.length;
      if (count >= mostInCsv) return;
    }
  }
  const dialect = { columns: columnsOf({}), separator: ',', timeZone: asking.organization.timeZone } as const;
  const began = performance.now();
  let bytes = 0;
  for await (const lines of linesOf(atMost(), dialect)) bytes += Buffer.byteLength(lines);
  const reached = performance.now() - began;
  console.log(`  CSV: ${(bytes / 1e6).toFixed(0)} MB, ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB of memory`);
  const against = await copyMs(doors, { asking, all });
  const what = 'CSV of a million charging events';
  return { what, reached, against, unit: 'ms', yardstick: 'COPY TO STDOUT of the same query', atMost: 3 };
}

/** The statement that a set is read with, for all at once, through the same door; its lines are read and thrown away. */
function copyMs(doors: Doors, { asking, all }: Csv): Promise<number> {
  return doors.withTenant(asking.organization.id, async (tx) => {
    await tx.query('set local statement_timeout = 0');
    let began = 0;
    const copying = {
      ...tx,
      query(text: string, values: readonly unknown[]) {
        began = performance.now();
        return tx.query(`copy (${text.replaceAll(/\$(\d+)/g, (_, nth) => literal(values[nth - 1]))}) to stdout csv`);
      },
    } as typeof tx;
    const wanted = { ...selectionOf(tx, asking, all), pricePerKwh: undefined, after: undefined, limit: mostInCsv };
    await selectSessionsAfter(copying, wanted);
    return performance.now() - began;
  });
}

const literal = (value: unknown): string => {
  if (value === null) return 'null';
  return value instanceof Date ? `timestamptz '${value.toISOString()}'` : JSON.stringify(value);
};

async function medianMs(run: Run): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await run();
    times.push(performance.now() - began);
  }
  return times.toSorted((a, b) => a - b)[rounds >> 1] ?? 0;
}
