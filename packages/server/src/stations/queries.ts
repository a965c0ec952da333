// The statements that operators read and add charging stations with.
import type { TenantTx } from '../db/doors.ts';
import { asCounted } from '../db/order.ts';
import { refusing } from '../db/sqlstate.ts';
import { sightValues, stationInSight } from '../groups/groups.ts';
import { openIssueOfPoint } from '../issues/issues.ts';
import type { Sight } from '../viewer.ts';
import { proofSql, type Proof } from './proof/queries.ts';
import type { DashboardStation, Station, StationEdit } from './wire.ts';

export type WithoutPoints<T> = Omit<T, 'points' | 'pointCount'>;

export const identity = `station.id, station.identifier, station.name, station.group_id as "groupId",
  coalesce(state.connected, false) as connected, state.last_seen_at as "lastSeenAt",
  case when not coalesce(state.connected, false) then state.disconnected_at end as "offlineSince", station.disabled`;
export const described = `g.name as "groupName", state.vendor, state.model, state.firmware, state.ocpp_version as "ocppVersion",
  ${proofSql} as proof`;
export const tables = `stations station left join station_state state on state.station_id = station.id
  left join groups g on g.id = station.group_id`;

/** As they are edited, beside name and group. */
const saidByAdmins = `station.address, station.latitude, station.longitude, station.note, station.contact, station.disabled,
  station.free_charging as "freeCharging", station.pings, station.assumes_version as "assumesVersion",
  station.time_zone as "timeZone", station.admission`;

/** What the nearest group says, or the organization where none says anything. */
const inheritedFreeCharging = `coalesce((
  select above.free_charging from group_ancestors a join groups above on above.id = a.ancestor_id
  where a.organization_id = $1 and a.group_id = station.group_id and above.free_charging is not null order by a.depth limit 1),
  (select o.free_charging from organizations o where o.id = $1))`;

export function selectForDashboard(
  tx: TenantTx,
  sight: Sight,
  only: readonly number[] | undefined,
): Promise<WithoutPoints<DashboardStation>[]> {
  return tx.query(
    `select ${identity} from stations station left join station_state state on state.station_id = station.id
     where ${stationInSight} and station.group_id is not null and station.removed_at is null
       and ($4::bigint[] is null or station.id = any ($4))
     order by ${asCounted('lower(station.identifier)')}, station.id`,
    [...sightValues(tx, sight), only ?? null],
  );
}

/** The session that runs at an `evse`: the youngest, where an old one was never ended. */
export const running = `lateral (
  select s.id, s.power_w, s.charging_state from sessions s
  where s.organization_id = evse.organization_id and s.station_id = evse.station_id and s.evse = evse.evse and s.end_kind is null
  order by s.started_at desc, s.id desc limit 1
) running on true`;

const waiting = 'n.organization_id = $1 and n.station_id = station.id and n.accepted_at is null';
const awaited = `case when ${proofSql} = 'first_contact' then station.first_contact_until end as "firstContactUntil",
  (select n.asked_at from password_changes n where ${waiting}) as "newPasswordSince",
  exists (select from password_changes n where ${waiting} and n.seed is not null) as "newPasswordIsSent"`;

/** Known by the request alone. */
export type WhereTo = 'connectTo' | 'connectPlain' | 'takesCertificates';
export type DescribedStation = WithoutPoints<Omit<Station, WhereTo>>;

export async function findDescribed(tx: TenantTx, sight: Sight, id: number): Promise<DescribedStation | undefined> {
  const [row] = await tx.query<DescribedStation>(
    `select ${identity}, ${described}, state.serial, case when state.connected then state.connected_at end as "connectedSince",
       state.booted_at as "bootedAt", state.encrypted_since as "encryptedSince", ${awaited}, ${saidByAdmins}, station.version, ${inheritedFreeCharging} as "inheritedFreeCharging"
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
  hasIssue: boolean;
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
       point.error_code as "errorCode", ${openIssueOfPoint} as "hasIssue", point.info, point.status_at as "statusAt", running.id as "sessionId", running.power_w as "powerW",
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

/** Whether a station of this identifier was deleted, and not removed for good. */
export async function isOrphan(tx: TenantTx, identifier: string): Promise<boolean> {
  const rows = await tx.query(
    'select 1 from stations s where s.organization_id = $1 and s.identifier = $2 and s.group_id is null and s.removed_at is null',
    [tx.organizationId, identifier],
  );
  return rows.length > 0;
}

export type NewStationRow = {
  name: string;
  identifier: string;
  groupId: number;
  proof: Proof;
  passwordHash: Buffer | null;
};

export async function insertStation(tx: TenantTx, station: NewStationRow): Promise<number> {
  const { name, identifier, groupId, proof, passwordHash } = station;
  const [row] = await refusing({ stations_by_identifier: 'identifier_taken' }, () =>
    tx.query<{ id: number }>(
      `insert into stations (organization_id, group_id, identifier, name, search_key, proof) values ($1, $2, $3, $4, $5, $6)
       returning id`,
      [tx.organizationId, groupId, identifier, name, searchKeyOf({ name, identifier }), proof],
    ),
  );
  if (row === undefined) throw new Error('The new station has no row.');
  await tx.query('insert into station_state (organization_id, station_id) values ($1, $2)', [
    tx.organizationId,
    row.id,
  ]);
  await tx.query('delete from knocks k where k.organization_id = $1 and k.identifier = $2 and k.station_id is null', [
    tx.organizationId,
    identifier,
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

export type StationBefore = StationEdit & { id: number; version: number; identifier: string };

/** Locked against other edits and moves. */
export async function lockStation(tx: TenantTx, sight: Sight, id: number): Promise<StationBefore | undefined> {
  const [row] = await tx.query<StationBefore>(
    `select station.id, station.version, station.identifier, station.name, station.group_id as "groupId", ${saidByAdmins}
     from stations station where ${stationInSight} and station.removed_at is null and station.id = $4 for no key update`,
    [...sightValues(tx, sight), id],
  );
  return row;
}

export async function updateStation(tx: TenantTx, { id, identifier }: StationBefore, edit: StationEdit): Promise<void> {
  await tx.query(
    `update stations s set name = $3, search_key = $4, group_id = $5, address = $6, latitude = $7, longitude = $8, note = $9,
       contact = $10, disabled = $11, free_charging = $12, pings = $13, assumes_version = $14, time_zone = $15, admission = $16,
       last_group_id = case when $5::bigint is null then s.last_group_id end, version = s.version + 1
     where s.organization_id = $1 and s.id = $2`,
    [
      tx.organizationId,
      id,
      edit.name,
      searchKeyOf({ ...edit, identifier }),
      edit.groupId,
      edit.address,
      edit.latitude,
      edit.longitude,
      edit.note,
      edit.contact,
      edit.disabled,
      edit.freeCharging,
      edit.pings,
      edit.assumesVersion,
      edit.timeZone,
      edit.admission,
    ],
  );
}

/** Whoever holds the station loses it to nobody: it comes back, and is told anew what holds for it. */
export async function endConnection(tx: TenantTx, stationId: number): Promise<void> {
  await tx.query(
    `update station_state s set connection_epoch = nextval('connection_epochs'), connected = false,
       disconnected_at = case when s.connected then now() else s.disconnected_at end
     where s.organization_id = $1 and s.station_id = $2`,
    [tx.organizationId, stationId],
  );
}

/** What a station is found by in every list. */
export function searchKeyOf(station: { name: string; identifier: string; address?: string }): string {
  const { name, identifier, address = '' } = station;
  return `${name} ${identifier} ${address}`.trim().toLowerCase();
}
