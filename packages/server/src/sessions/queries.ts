// The statements that operators read charging events with; `station` stands beside each, since it says who may see it.
import type { TenantTx } from '../db/doors.ts';
import { energySoFarSql } from '../energy/energy.ts';
import { sightValues, stationInSight } from '../groups/groups.ts';
import type { Sight } from '../viewer.ts';
import { maskToken } from '../tokens/tokens.ts';
import type { Sample, Session, SessionFilter, SessionRow } from './wire.ts';

const columns = `s.id, s.transaction_id as "transactionId", s.station_id as "stationId", station.name as "stationName",
  station.identifier as "stationIdentifier", s.evse, s.started_at as "startedAt", s.ended_at as "endedAt",
  ${energySoFarSql} as "energyWh",
  s.recount and s.ended_at is not null as counting, s.power_w as "powerW", s.token, s.token_name as "tokenName", s.driver_id as "driverId",
  s.driver_name as "driverName", s.decision, s.decision_reason as "decisionReason", s.free, s.stop_reason as "stopReason", s.flags`;
const tables = 'sessions s join stations station on station.id = s.station_id';

type Row = Omit<Session, 'token' | 'driver'> & {
  token: string | null;
  tokenName: string | null;
  driverId: number | null;
  driverName: string | null;
};

function sessionFrom({ token, tokenName, driverId, driverName, ...row }: Row): Session {
  return {
    ...row,
    token: token === null ? null : { id: maskToken(token), name: tokenName || null },
    driver: driverName === null ? null : { id: driverId, name: driverName },
  };
}

const matching = `${stationInSight}
  and ($3::bigint is null or s.station_id = $3)
  and ($4::bigint is null or station.group_id in (select chosen.group_id from group_ancestors chosen where chosen.ancestor_id = $4))
  and ($5::timestamptz is null or s.started_at >= $5) and ($6::timestamptz is null or s.started_at < $6)
  and ($7::boolean is null or (s.ended_at is null) = $7)`;

export type Wanted = SessionFilter & { limit: number; offset: number };

export async function selectSessions(tx: TenantTx, sight: Sight, wanted: Wanted): Promise<SessionRow[]> {
  const rows = await tx.query<Row>(
    `select ${columns} from ${tables} where ${matching} order by s.started_at desc, s.id desc limit $8 offset $9`,
    [...filterValues(sight, wanted), wanted.limit, wanted.offset],
  );
  return rows.map(sessionFrom);
}

export async function countSessions(tx: TenantTx, sight: Sight, wanted: SessionFilter): Promise<number> {
  const [row] = await tx.query<{ total: number }>(
    `select count(*) as total from ${tables} where ${matching}`,
    filterValues(sight, wanted),
  );
  return row?.total ?? 0;
}

function filterValues(sight: Sight, { stationId, groupId, from, to, open }: SessionFilter): unknown[] {
  return [...sightValues(sight), stationId ?? null, groupId ?? null, from ?? null, to ?? null, open ?? null];
}

export async function findSession(tx: TenantTx, sight: Sight, id: number): Promise<Session | undefined> {
  const [row] = await tx.query<Row>(`select ${columns} from ${tables} where ${stationInSight} and s.id = $3`, [
    ...sightValues(sight),
    id,
  ]);
  return row && sessionFrom(row);
}

/** The running session of each charging point of a station: the youngest, where an old one was never ended. */
export async function selectRunning(tx: TenantTx, stationId: number): Promise<SessionRow[]> {
  const rows = await tx.query<Row>(
    `select distinct on (s.evse) ${columns} from ${tables} where s.station_id = $1 and s.end_kind is null
     order by s.evse, s.started_at desc, s.id desc`,
    [stationId],
  );
  return rows.map(sessionFrom);
}

/** Evenly thinned where there are more than a curve can show; the last one always stays. */
export function selectSamples(tx: TenantTx, sessionId: number, atMost: number): Promise<Sample[]> {
  return tx.query<Sample>(
    `select at, "registerWh", "powerW" from (
       select sampled_at as at, register_wh as "registerWh", power_w as "powerW",
         row_number() over (order by sampled_at desc, digest) as place, count(*) over () as total
       from samples where session_id = $1 and (register_wh is not null or power_w is not null)
     ) numbered
     where (place - 1) % greatest(1, ceil(total::float8 / $2))::bigint = 0
     order by at`,
    [sessionId, atMost],
  );
}
