// The statements that operators read and add charging stations with.
import type { TenantTx } from '../db/doors.ts';
import { refusing } from '../db/sqlstate.ts';
import { groupWithin, sightValues, stationInSight } from '../groups/groups.ts';
import type { Sight } from '../viewer.ts';
import { pointStateSql } from './point-state.ts';
import type { DashboardStation, Station, StationFilter, StationQuirks, StationRow } from './wire.ts';

type WithoutPoints<T> = Omit<T, 'points' | 'pointCount'>;

const identity = `station.id, station.identifier, station.name, station.group_id as "groupId",
  coalesce(state.connected, false) as connected, state.last_seen_at as "lastSeenAt",
  case when not coalesce(state.connected, false) then state.disconnected_at end as "offlineSince", station.disabled`;
const described = `g.name as "groupName", state.vendor, state.model, state.firmware, state.ocpp_version as "ocppVersion"`;
const tables = `stations station left join station_state state on state.station_id = station.id
  left join groups g on g.id = station.group_id`;

export function selectForDashboard(
  tx: TenantTx,
  sight: Sight,
  only: readonly number[] | undefined,
): Promise<WithoutPoints<DashboardStation>[]> {
  return tx.query(
    `select ${identity} from stations station left join station_state state on state.station_id = station.id
     where ${stationInSight} and station.group_id is not null and station.removed_at is null
       and ($4::bigint[] is null or station.id = any ($4))
     order by lower(station.identifier), station.id`,
    [...sightValues(tx, sight), only ?? null],
  );
}

/** The session that runs at an `evse`: the youngest, where an old one was never ended. */
const running = `lateral (
  select s.id, s.power_w, s.charging_state from sessions s
  where s.station_id = evse.station_id and s.evse = evse.evse and s.end_kind is null
  order by s.started_at desc, s.id desc limit 1
) running on true`;

const matching = `${stationInSight} and station.removed_at is null
  and ($4::text is null or position($4 in station.search_key) > 0)
  and ($5::bigint is null or ${groupWithin('station.group_id', '$5')})
  and (not $7::boolean or station.group_id = $5)
  and case
    when $6::text = 'orphans' then station.group_id is null
    when station.group_id is null then false
    when $6 is null then true
    when $6 = 'offline' then not coalesce(state.connected, false)
    else state.connected and exists (
      select 1 from evses evse left join point_state point on point.station_id = evse.station_id and point.evse = evse.evse
      left join ${running}
      where evse.station_id = station.id and ${pointStateSql} = $6)
    end`;

const sortKeys: Record<NonNullable<StationFilter['sort']>, string> = {
  name: 'station.search_key',
  identifier: 'lower(station.identifier)',
  lastSeen: 'state.last_seen_at',
};

export function selectStations(
  tx: TenantTx,
  sight: Sight,
  wanted: StationFilter & { limit: number; offset: number },
): Promise<WithoutPoints<StationRow>[]> {
  const order = wanted.order === 'desc' ? 'desc nulls last' : 'asc nulls first';
  return tx.query(
    `select ${identity}, ${described} from ${tables} where ${matching}
     order by ${sortKeys[wanted.sort ?? 'name']} ${order}, station.id limit $8 offset $9`,
    [...filterValues(tx, sight, wanted), wanted.limit, wanted.offset],
  );
}

export async function countStations(tx: TenantTx, sight: Sight, wanted: StationFilter): Promise<number> {
  const [row] = await tx.query<{ total: number }>(
    `select count(*) as total from ${tables} where ${matching}`,
    filterValues(tx, sight, wanted),
  );
  return row?.total ?? 0;
}

function filterValues(tx: TenantTx, sight: Sight, wanted: StationFilter): unknown[] {
  const { search, groupId, state, directly = false } = wanted;
  return [...sightValues(tx, sight), search?.trim().toLowerCase() || null, groupId ?? null, state ?? null, directly];
}

export async function findDescribed(
  tx: TenantTx,
  sight: Sight,
  id: number,
): Promise<WithoutPoints<Station> | undefined> {
  const [row] = await tx.query<WithoutPoints<Station>>(
    `select ${identity}, ${described}, state.serial, case when state.connected then state.connected_at end as "connectedSince",
       state.booted_at as "bootedAt", station.proof, station.note
     from ${tables} where ${stationInSight} and station.removed_at is null and station.id = $4`,
    [...sightValues(tx, sight), id],
  );
  return row;
}

export type PointRow = {
  stationId: number;
  evse: number;
  disabled: boolean;
  status: string | null;
  errorCode: string | null;
  info: string | null;
  statusAt: Date | null;
  sessionId: number | null;
  powerW: number | null;
  chargingState: string | null;
};

/** The points of these stations, each with its running session, in the order of their numbers. */
export function selectPoints(tx: TenantTx, stationIds: readonly number[]): Promise<PointRow[]> {
  return tx.query<PointRow>(
    `select evse.station_id as "stationId", evse.evse, station.disabled or evse.disabled as disabled, point.status,
       point.error_code as "errorCode", point.info, point.status_at as "statusAt", running.id as "sessionId", running.power_w as "powerW",
       running.charging_state as "chargingState"
     from evses evse join stations station on station.id = evse.station_id
     left join point_state point on point.station_id = evse.station_id and point.evse = evse.evse
     left join ${running}
     where evse.organization_id = $1 and evse.station_id = any ($2) order by evse.station_id, evse.evse`,
    [tx.organizationId, stationIds],
  );
}

export async function selectIdsInSight(tx: TenantTx, sight: Sight): Promise<number[]> {
  const rows = await tx.query<{ id: number }>(
    `select station.id from stations station where ${stationInSight} and station.removed_at is null`,
    sightValues(tx, sight),
  );
  return rows.map(({ id }) => id);
}

export type NewStationRow = {
  name: string;
  identifier: string;
  groupId: number;
  proof: 'password' | 'none';
  passwordHash: Buffer | null;
};

export async function insertStation(tx: TenantTx, station: NewStationRow): Promise<number> {
  const { name, identifier, groupId, proof, passwordHash } = station;
  const searchKey = `${name.toLowerCase()} ${identifier.toLowerCase()}`;
  const [row] = await refusing({ stations_by_identifier: 'identifier_taken' }, () =>
    tx.query<{ id: number }>(
      `insert into stations (organization_id, group_id, identifier, name, search_key, proof) values ($1, $2, $3, $4, $5, $6)
       returning id`,
      [tx.organizationId, groupId, identifier, name, searchKey, proof],
    ),
  );
  if (row === undefined) throw new Error('The new station has no row.');
  await tx.query('insert into station_state (organization_id, station_id) values ($1, $2)', [
    tx.organizationId,
    row.id,
  ]);
  if (passwordHash !== null) {
    await tx.query('insert into station_credentials (organization_id, station_id, password_hash) values ($1, $2, $3)', [
      tx.organizationId,
      row.id,
      passwordHash,
    ]);
  }
  return row.id;
}

export type Scale = StationQuirks['scale'];

export async function selectQuirks(tx: TenantTx, stationId: number): Promise<StationQuirks> {
  const [station] = await tx.query<{ scale: Scale }>(
    'select energy_scale as scale from stations where organization_id = $1 and id = $2',
    [tx.organizationId, stationId],
  );
  const items = await tx.query<StationQuirks['items'][number]>(
    `select quirk, source, sessions, first_at as "firstAt", last_at as "lastAt" from station_quirks
     where organization_id = $1 and station_id = $2 order by last_at desc, quirk`,
    [tx.organizationId, stationId],
  );
  return { scale: station?.scale ?? 1, items };
}

/** Returns the scale that it had. */
export async function updateScale(tx: TenantTx, stationId: number, scale: Scale): Promise<Scale> {
  const [row] = await tx.query<{ scale: Scale }>(
    `update stations s set energy_scale = $3, version = s.version + (s.energy_scale <> $3)::integer
     from (select id, energy_scale from stations where organization_id = $1 and id = $2 for no key update) before
     where s.organization_id = $1 and s.id = before.id returning before.energy_scale as scale`,
    [tx.organizationId, stationId, scale],
  );
  return row?.scale ?? scale;
}

export async function upsertQuirk(tx: TenantTx, stationId: number, quirk: string): Promise<void> {
  await tx.query(
    `insert into station_quirks (organization_id, station_id, quirk, source, first_at, last_at) values ($1, $2, $3, 'set', now(), now())
     on conflict (station_id, quirk) do update set source = 'set', last_at = now()`,
    [tx.organizationId, stationId, quirk],
  );
}

/** False where nothing of the kind was remembered. */
export async function deleteQuirk(tx: TenantTx, stationId: number, quirk: string): Promise<boolean> {
  const rows = await tx.query(
    'delete from station_quirks where organization_id = $1 and station_id = $2 and quirk = $3 returning 1',
    [tx.organizationId, stationId, quirk],
  );
  return rows.length > 0;
}
