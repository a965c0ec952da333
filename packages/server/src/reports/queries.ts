// The statements of reports: sums, rows by what they are grouped by, and single sessions.
import type { TenantTx } from '../db/doors.ts';
import { asCounted } from '../db/order.ts';
import { groupInSight } from '../groups/groups.ts';
import { maskToken } from '../tokens/tokens.ts';
import { amountSql, closedInSpan, valuesOf, type Selection } from './selection.ts';
import type { ReportRow, ReportRowsFilter, ReportSession, ReportSessionsFilter, ReportSums } from './wire.ts';

export type Priced = Selection & { pricePerKwh: string | undefined };

const stations = 'sessions s join stations station on station.organization_id = $1 and station.id = s.station_id';
/** Names of today: of a user who is gone, the one he had when he charged. */
const people = `left join drivers d on d.organization_id = $1 and d.id = s.driver_id
  left join driver_groups dg on dg.organization_id = $1 and dg.id = d.driver_group_id and ${groupInSight('dg.home_group_id')}`;
const places = 'left join groups g on g.organization_id = $1 and g.id = station.group_id';
const driverName = `coalesce(nullif(trim(d.first_name || ' ' || d.last_name), ''), d.email, s.driver_name)`;
/** A user who is gone is known by his name alone. */
const driverKey = `coalesce(s.driver_id::text, s.driver_name)`;
const seconds = 'greatest(0, extract(epoch from s.ended_at - s.started_at))';

const sums = `count(*) as sessions, count(distinct ${driverKey}) as drivers,
  coalesce(sum(${seconds}), 0)::bigint as "durationSeconds", coalesce(sum(s.energy_wh), 0)::bigint as "energyWh",
  count(*) filter (where s.energy_wh is null) as unknown,
  case when $13::numeric is not null then coalesce(sum(${amountSql}), 0)::bigint end as "amountCents"`;

const pricedValues = (tx: TenantTx, wanted: Priced) => [...valuesOf(tx, wanted), wanted.pricePerKwh ?? null];

/** By charging user first: to sort all of them for a count of distinct ones takes twice as long. */
const sumsByDriver = `select coalesce(sum(sessions), 0)::bigint as sessions,
    count(*) filter (where "driverId" is not null or "goneName" is not null) as drivers,
    coalesce(sum(seconds), 0)::bigint as "durationSeconds", coalesce(sum("energyWh"), 0)::bigint as "energyWh",
    coalesce(sum(unknown), 0)::bigint as unknown, case when $13::numeric is not null then coalesce(sum(cents), 0)::bigint end as "amountCents"
  from (select s.driver_id as "driverId", case when s.driver_id is null then s.driver_name end as "goneName", count(*) as sessions,
      sum(${seconds}) as seconds, sum(s.energy_wh) as "energyWh", count(*) filter (where s.energy_wh is null) as unknown, sum(${amountSql}) as cents
    from ${stations} where ${closedInSpan} group by 1, 2) of_driver`;

export async function sumSelected(tx: TenantTx, wanted: Priced): Promise<ReportSums> {
  const [row] = await tx.query<ReportSums>(sumsByDriver, pricedValues(tx, wanted));
  if (row === undefined) throw new Error('A sum without a row.');
  return row;
}

type Grouping = { key: string; name: string; detail?: string; joins?: string };
const local = `(s.started_at at time zone $14::text)`;

const groupings: Readonly<Record<ReportRowsFilter['by'], Grouping>> = {
  group: { key: 'station.group_id::text', name: 'max(g.name)', joins: places },
  station: { key: 's.station_id::text', name: 'max(station.name)', detail: 'max(station.identifier)' },
  point: {
    key: `s.station_id || '.' || s.evse`,
    name: 'max(station.name)',
    detail: 'max(station.identifier)',
  },
  driver: { key: driverKey, name: `max(${driverName})`, detail: 'max(dg.name)', joins: people },
  driverGroup: { key: 'dg.id::text', name: 'max(dg.name)', joins: people },
  token: { key: 's.token_key', name: 'max(s.token_name)', detail: `max(${driverName})`, joins: people },
  day: { key: `to_char(${local}, 'YYYY-MM-DD')`, name: 'null::text' },
  month: { key: `to_char(${local}, 'YYYY-MM')`, name: 'null::text' },
};

const sortKeys: Readonly<Record<NonNullable<ReportRowsFilter['sort']>, string>> = {
  name: asCounted('lower(name)'),
  sessions: 'sessions',
  drivers: 'drivers',
  duration: '"durationSeconds"',
  average: '"energyWh"::float8 / sessions',
  energy: '"energyWh"',
};

/** Days and months have no name: their key is their order. */
function orderOf({ by, sort, order }: Pick<ReportRowsFilter, 'by' | 'sort' | 'order'>): string {
  const isTime = by === 'day' || by === 'month';
  const column = sortKeys[sort ?? (isTime ? 'name' : 'energy')];
  const direction = order ?? (sort === undefined && !isTime ? 'desc' : 'asc');
  return `${isTime && column === sortKeys.name ? 'key' : column} ${direction} nulls last, key ${direction} nulls last`;
}

type RowsWanted = Priced & Pick<ReportRowsFilter, 'by' | 'sort' | 'order'> & { limit: number; offset: number };
type Found = Omit<ReportRow, 'key'> & { key: string | null; total: number };

function rowsSql({ key, name, detail = 'null::text', joins = '' }: Grouping): string {
  return `select ${key} as key, ${name} as name, ${detail} as detail, ${sums}
    from ${stations} ${joins} where ${closedInSpan} and $14::text is not null group by 1`;
}

export async function selectRows(tx: TenantTx, wanted: RowsWanted): Promise<{ items: ReportRow[]; total: number }> {
  const rows = rowsSql(groupings[wanted.by]);
  const values = [...pricedValues(tx, wanted), wanted.timeZone];
  const found = await tx.query<Found>(
    `select *, count(*) over () as total from (${rows}) rows order by ${orderOf(wanted)} limit $15 offset $16`,
    [...values, wanted.limit, wanted.offset],
  );
  const total = found[0]?.total ?? (wanted.offset > 0 ? await countRows(tx, rows, values) : 0);
  return { items: found.map((row) => rowFrom(row, wanted.by)), total };
}

/** A page past the last one has no row that would tell. */
async function countRows(tx: TenantTx, rows: string, values: unknown[]): Promise<number> {
  const [counted] = await tx.query<{ total: number }>(`select count(*) as total from (${rows}) rows`, values);
  return counted?.total ?? 0;
}

function rowFrom(found: Found, by: ReportRowsFilter['by']): ReportRow {
  const { key, total: _total, ...row } = found;
  const token = by === 'token' && key !== null ? maskToken(key) : undefined;
  const shown = token === undefined ? row : { ...row, name: row.name ? `${row.name} ${token}` : token };
  return { ...shown, key: key ?? '' };
}

const stationsOfGroup = 100;
type StationOfGroup = ReportRow & { groupKey: string; stationCount: number };

/** The stations of the groups on a page, each group's first ones. */
export async function selectStationsOf(
  tx: TenantTx,
  wanted: RowsWanted,
  groupKeys: readonly string[],
): Promise<StationOfGroup[]> {
  const { key, name, detail } = groupings.station;
  return tx.query<StationOfGroup>(
    `select * from (
       select rows.*, row_number() over (partition by "groupKey" order by ${orderOf({ ...wanted, by: 'station' })}) as place,
         count(*) over (partition by "groupKey") as "stationCount"
       from (select ${key} as key, ${name} as name, ${detail} as detail, coalesce(max(station.group_id)::text, '') as "groupKey", ${sums}
         from ${stations} where ${closedInSpan} and coalesce(station.group_id::text, '') = any ($14::text[]) group by 1) rows) numbered
     where place <= $15 order by "groupKey", place`,
    [...pricedValues(tx, wanted), groupKeys, stationsOfGroup],
  );
}

const sessionColumns = `s.id, s.transaction_id as "transactionId", g.name as "groupName", s.station_id as "stationId", station.name as "stationName",
  station.identifier as "stationIdentifier", s.evse, s.started_at as "startedAt", s.ended_at as "endedAt",
  ${seconds}::bigint as "durationSeconds", s.driver_id as "driverId", case when s.driver_id is not null or s.driver_name is not null then ${driverName} end as "driverName",
  dg.name as "driverGroupName", s.token, s.token_name as "tokenName", s.free, s.energy_wh as "energyWh", s.energy_quality as quality, s.flags,
  ${amountSql} as "amountCents"`;
const sessionTables = `${stations} ${places} ${people}`;

type Raw = Omit<ReportSession, 'driver' | 'token'> & {
  driverId: number | null;
  driverName: string | null;
  token: string | null;
  tokenName: string | null;
};

/** Spelled out, since there may be millions: copying all but four fields takes several times as long. */
function sessionFrom(raw: Raw): ReportSession {
  const { driverId, driverName: name, token, tokenName } = raw;
  return {
    id: raw.id,
    transactionId: raw.transactionId,
    groupName: raw.groupName,
    stationId: raw.stationId,
    stationName: raw.stationName,
    stationIdentifier: raw.stationIdentifier,
    evse: raw.evse,
    startedAt: raw.startedAt,
    endedAt: raw.endedAt,
    durationSeconds: raw.durationSeconds,
    driver: name === null ? null : { id: driverId, name },
    driverGroupName: raw.driverGroupName,
    token: token === null ? null : { id: maskToken(token), name: tokenName || null },
    free: raw.free,
    energyWh: raw.energyWh,
    quality: raw.quality,
    flags: raw.flags,
    amountCents: raw.amountCents,
  };
}

/** The start is never missing: said otherwise, its index would not be used, and a first page would cost as much as all. */
const sessionOrders: Readonly<Record<NonNullable<ReportSessionsFilter['sort']>, (order: 'asc' | 'desc') => string>> = {
  startedAt: (order) => `s.started_at ${order}`,
  energy: (order) => `s.energy_wh ${order} nulls last`,
  duration: (order) => `${seconds} ${order}`,
};

type SessionsWanted = Priced & Pick<ReportSessionsFilter, 'sort' | 'order'> & { limit: number; offset: number };

export async function selectSessions(tx: TenantTx, wanted: SessionsWanted): Promise<ReportSession[]> {
  const { sort = 'startedAt', order = 'desc' } = wanted;
  const rows = await tx.query<Raw>(
    `select ${sessionColumns} from ${sessionTables} where ${closedInSpan}
     order by ${sessionOrders[sort](order)}, s.id ${order} limit $14 offset $15`,
    [...pricedValues(tx, wanted), wanted.limit, wanted.offset],
  );
  return rows.map(sessionFrom);
}

export type Place = { startedAt: Date; id: number };

/** The next ones in the order of their start: however many there are, each set is found by the index. */
export async function selectSessionsAfter(
  tx: TenantTx,
  wanted: Priced & { after: Place | undefined; limit: number },
): Promise<ReportSession[]> {
  const { after, limit } = wanted;
  const rows = await tx.query<Raw>(
    `select ${sessionColumns} from ${sessionTables} where ${closedInSpan}
       and s.started_at >= coalesce($14, $11) and ($14::timestamptz is null or (s.started_at, s.id) > ($14, $15))
     order by s.started_at, s.id limit $16`,
    [...pricedValues(tx, wanted), after?.startedAt ?? null, after?.id ?? null, limit],
  );
  return rows.map(sessionFrom);
}
