// The statements that operators read charging events with; `station` stands beside each, since it says who may see it.
import type { TenantTx } from '../db/doors.ts';
import { energySoFarSql } from '../energy/energy.ts';
import { sightValues, stationInSight } from '../groups/groups.ts';
import { maskToken } from '../tokens/tokens.ts';
import type { Sight } from '../viewer.ts';
import { conflictSql, implausibleSql, needsReviewSql, staleSql } from './review/conditions.ts';
import { filterValues, matching, orderOf } from './selection.ts';
import type { Sample, Session, SessionFilter, SessionRow } from './wire.ts';

const columns = `s.id, s.transaction_id as "transactionId", s.station_id as "stationId", station.name as "stationName",
  station.identifier as "stationIdentifier", s.evse, s.started_at as "startedAt", s.ended_at as "endedAt",
  ${energySoFarSql} as "energyWh",
  s.recount and s.ended_at is not null as counting, s.power_w as "powerW", s.token, s.token_name as "tokenName", s.driver_id as "driverId",
  s.driver_name as "driverName", s.decision, s.decision_reason as "decisionReason", s.free, s.stop_reason as "stopReason", s.flags,
  ${needsReviewSql} as "needsReview"`;
const tables = 'sessions s join stations station on station.id = s.station_id';

type Raw<T extends SessionRow> = Omit<T, 'token' | 'driver'> & {
  token: string | null;
  tokenName: string | null;
  driverId: number | null;
  driverName: string | null;
};

function sessionFrom({ token, tokenName, driverId, driverName, ...row }: Raw<SessionRow>): SessionRow {
  return {
    ...row,
    token: token === null ? null : { id: maskToken(token), name: tokenName || null },
    driver: driverName === null ? null : { id: driverId, name: driverName },
  };
}

export type Wanted = SessionFilter & { limit: number; offset: number };

export async function selectSessions(tx: TenantTx, sight: Sight, wanted: Wanted): Promise<SessionRow[]> {
  const rows = await tx.query<Raw<SessionRow>>(
    `select ${columns} from ${tables} where ${matching} order by ${orderOf(wanted)} limit $16 offset $17`,
    [...filterValues(tx, sight, wanted), wanted.limit, wanted.offset],
  );
  return rows.map(sessionFrom);
}

export async function sumSessions(
  tx: TenantTx,
  sight: Sight,
  wanted: SessionFilter,
): Promise<{ total: number; energyWh: number }> {
  const [row] = await tx.query<{ total: number; energyWh: number }>(
    `select count(*) as total, coalesce(sum(${energySoFarSql}), 0)::bigint as "energyWh" from ${tables} where ${matching}`,
    filterValues(tx, sight, wanted),
  );
  return row ?? { total: 0, energyWh: 0 };
}

/** How many charging events began in [from, to), by the group that their station hangs in. */
export async function countStartedByGroup(
  tx: TenantTx,
  sight: Sight,
  { from, to }: { from: Date; to: Date },
): Promise<Map<number, number>> {
  const rows = await tx.query<{ groupId: number; started: number }>(
    `select station.group_id as "groupId", count(*) as started from ${tables}
     where ${stationInSight} and station.group_id is not null and s.organization_id = $1 and s.charged and s.started_at >= $4 and s.started_at < $5
     group by station.group_id`,
    [...sightValues(tx, sight), from, to],
  );
  return new Map(rows.map(({ groupId, started }) => [groupId, started]));
}

/** `where` is a condition on the session `s` and its `station`; its values come from $2 on. */
export async function countStarted(
  tx: TenantTx,
  { from, to, where }: { from: Date; to: Date; where: { sql: string; values: readonly unknown[] } },
): Promise<number> {
  const next = where.values.length + 2;
  const [row] = await tx.query<{ started: number }>(
    `select count(*) as started from sessions s join stations station on station.id = s.station_id
     where s.organization_id = $1 and s.charged and ${where.sql} and s.started_at >= $${next} and s.started_at < $${next + 1}`,
    [tx.organizationId, ...where.values, from, to],
  );
  return row?.started ?? 0;
}

/** For lists of other things that name sessions, whose stations are known to be in sight. */
export async function selectSessionsById(tx: TenantTx, ids: readonly number[]): Promise<Map<number, SessionRow>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<Raw<SessionRow>>(
    `select ${columns} from ${tables} where s.organization_id = $1 and s.id = any ($2)`,
    [tx.organizationId, ids],
  );
  return new Map(rows.map((row) => [row.id, sessionFrom(row)]));
}

/** The running session of each charging point of a station: the youngest, where an old one was never ended. */
export async function selectRunning(tx: TenantTx, stationId: number): Promise<SessionRow[]> {
  const rows = await tx.query<Raw<SessionRow>>(
    `select distinct on (s.evse) ${columns} from ${tables}
     where s.organization_id = $1 and s.station_id = $2 and s.end_kind is null order by s.evse, s.started_at desc, s.id desc`,
    [tx.organizationId, stationId],
  );
  return rows.map(sessionFrom);
}

/** Of this station, in sight, begun before the end and not ended by the station: the likeliest first. */
export async function selectCandidates(
  tx: TenantTx,
  sight: Sight,
  end: { stationId: number; transactionId: number; sessionId: number | null; endedAt: Date } & {
    tokenKey: string | null;
    meterStopWh: number | null;
  },
): Promise<SessionRow[]> {
  const rows = await tx.query<Raw<SessionRow>>(
    `select ${columns} from ${tables} where ${stationInSight} and s.station_id = $4 and s.started_at <= $5
       and (s.end_kind is distinct from 'station' or s.id = $6)
     order by s.id is not distinct from $6 desc, s.transaction_id = $7::bigint desc,
       case when s.token_key = $8 then 0 when s.token_key is null or $8::text is null then 1 else 2 end,
       coalesce(s.meter_start_wh > $9, false), s.started_at desc, s.id desc limit 20`,
    [
      ...sightValues(tx, sight),
      end.stationId,
      end.endedAt,
      end.sessionId,
      end.transactionId,
      end.tokenKey,
      end.meterStopWh,
    ],
  );
  return rows.map(sessionFrom);
}

type Numbers = Session['numbers'];
type Clocks = Omit<Session['clocks'], 'startedAt' | 'endedAt' | 'skewSeconds'>;
/** What the page of one session needs beside its row. */
export type Detailed = Pick<Session, 'method' | 'quality' | 'endKind' | 'endReason' | 'stopToken' | 'command'> &
  Numbers &
  Clocks & {
    implausible: boolean;
    stale: boolean;
    conflicting: boolean;
    dismissedAt: Date | null;
    reviewNote: string | null;
  };

const details = `coalesce(s.energy_method, case when ${energySoFarSql} is null then 'none' else 'last_register' end) as method,
  coalesce(s.energy_quality, case when ${energySoFarSql} is null then 'unknown' else 'measured' end) as quality,
  s.end_kind as "endKind", s.end_reason as "endReason", s.stop_token as "stopToken",
  s.meter_start_wh as "meterStartWh", s.meter_stop_wh as "meterStopWh", s.register_wh as "registerWh", s.counted_at as "countedAt",
  s.station_started_at as "stationStartedAt", s.start_received_at as "startReceivedAt", s.station_ended_at as "stationEndedAt",
  s.end_received_at as "endReceivedAt", s.heard_at as "heardAt", s.clock_plausible as plausible,
  ${implausibleSql} as implausible, ${staleSql} as stale, ${conflictSql} as conflicting,
  s.dismissed_at as "dismissedAt", s.review_note as "reviewNote",
  (select json_build_object('id', c.id, 'operator', case when o.id is not null then
      json_build_object('id', o.id, 'name', coalesce(nullif(o.name, ''), o.username)) end,
      'apiKey', case when k.id is not null then json_build_object('id', k.id, 'name', k.name) end)
    from commands c left join operators o on o.id = c.operator_id left join api_keys k on k.id = c.api_key_id where c.session_id = s.id order by c.queued_at limit 1) as command`;

export async function findDetailed(
  tx: TenantTx,
  sight: Sight,
  id: number,
): Promise<(SessionRow & Detailed) | undefined> {
  const [row] = await tx.query<Raw<SessionRow & Detailed>>(
    `select ${columns}, ${details} from ${tables} where ${stationInSight} and s.id = $4`,
    [...sightValues(tx, sight), id],
  );
  if (row === undefined) return undefined;
  const { stopToken } = row;
  return { ...row, ...sessionFrom(row), stopToken: stopToken === null ? null : maskToken(stopToken) };
}

export async function findTokenOf(
  tx: TenantTx,
  sight: Sight,
  id: number,
): Promise<{ token: string | null } | undefined> {
  const [row] = await tx.query<{ token: string | null }>(
    `select s.token from ${tables} where ${stationInSight} and s.organization_id = $1 and s.id = $4`,
    [...sightValues(tx, sight), id],
  );
  return row;
}

const sampleColumns = `sampled_at as at, station_at as "stationAt", received_at as "receivedAt", register_wh as "registerWh",
  interval_wh as "intervalWh", power_w as "powerW", readings`;

export function selectSamples(
  tx: TenantTx,
  sessionId: number,
  { limit, offset }: { limit: number; offset: number },
): Promise<Sample[]> {
  return tx.query<Sample>(
    `select ${sampleColumns} from samples where organization_id = $1 and session_id = $2
     order by sampled_at, station_at, digest limit $3 offset $4`,
    [tx.organizationId, sessionId, limit, offset],
  );
}

export async function countSamples(tx: TenantTx, sessionId: number): Promise<number> {
  const [row] = await tx.query<{ total: number }>(
    'select count(*) as total from samples where organization_id = $1 and session_id = $2',
    [tx.organizationId, sessionId],
  );
  return row?.total ?? 0;
}

/** Those with numbers, evenly thinned where there are more than a curve can show; the last one always stays. */
export function selectThinned(tx: TenantTx, sessionId: number, atMost: number): Promise<Sample[]> {
  return tx.query<Sample>(
    `select ${sampleColumns} from (
       select *, row_number() over (order by sampled_at desc, digest) as place, count(*) over () as total
       from samples where organization_id = $1 and session_id = $2 and (register_wh is not null or power_w is not null)
     ) numbered
     where (place - 1) % greatest(1, ceil(total::float8 / $3))::bigint = 0
     order by sampled_at, digest`,
    [tx.organizationId, sessionId, atMost],
  );
}
