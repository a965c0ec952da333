// The statements that read, add and change many charging users at once, with their access rights.
import type { TenantTx } from '../../db/doors.ts';
import { columns, ofOrganization } from '../../db/sets.ts';
import { refusing } from '../../db/sqlstate.ts';
import { groupInSight, sightValues, stationInSight } from '../../groups/groups.ts';
import type { Sight } from '../../viewer.ts';
import { filterValues, matching } from '../queries.ts';
import type { DriverFilter } from '../wire.ts';
import type { KnownUser, UserFields } from './judge.ts';

/** One sheet at a time in an organization: false where another is being read. */
export async function takeTurn(tx: TenantTx): Promise<boolean> {
  const [row] = await tx.query<{ mine: boolean }>(
    "select pg_try_advisory_xact_lock(hashtextextended('sheet of drivers ' || $1::bigint, 0)) as mine",
    [tx.organizationId],
  );
  return row?.mine === true;
}

/** Nobody's tokens belong to the whole organization. */
export async function seesAll(tx: TenantTx, sight: Sight): Promise<boolean> {
  const rows = await tx.query(
    'select 1 from groups g where g.organization_id = $1 and g.id = $2 and g.parent_id is null',
    [tx.organizationId, sight.baseGroupId],
  );
  return rows.length > 0;
}

type Named = { id: number; name: string };

export function selectDriverGroups(tx: TenantTx, sight: Sight): Promise<Named[]> {
  return tx.query<Named>(
    `select g.id, g.name from driver_groups g where g.organization_id = $1 and ${groupInSight('g.home_group_id')}`,
    [tx.organizationId, sight.baseGroupId],
  );
}

export function selectStations(tx: TenantTx, sight: Sight, identifiers: readonly string[]): Promise<Named[]> {
  return tx.query<Named>(
    `select station.id, station.identifier as name from stations station
     where station.identifier = any ($4::text[]) and station.removed_at is null and ${stationInSight}`,
    [...sightValues(tx, sight), identifiers],
  );
}

const groupRights = `(select array_agg(r.group_id order by r.group_id) from access_rights r
  where r.driver_id = d.id and ${ofOrganization('r', 'd')} and ${groupInSight('r.group_id')})`;
const stationRights = (column: string) => `(select array_agg(station.${column} order by station.id)
  from access_rights r join stations station on station.id = r.station_id
  where r.driver_id = d.id and ${ofOrganization('r', 'd')} and station.removed_at is null and ${stationInSight})`;

/** Those with these addresses, whoever sees them; rights are those in one's domain. What is held is so until the transaction ends. */
export function selectUsers(
  tx: TenantTx,
  sight: Sight,
  { keys, hold }: { keys: readonly string[]; hold: boolean },
): Promise<KnownUser[]> {
  return tx.query<KnownUser>(
    `select d.id, d.email_key as "emailKey", d.version, d.first_name as "firstName", d.last_name as "lastName", d.active,
       d.home_group_id as "homeGroupId", d.driver_group_id as "driverGroupId", ${groupInSight('d.home_group_id')} as "isSeen",
       (select g.name from driver_groups g where g.organization_id = $1 and g.id = d.driver_group_id) as "driverGroup",
       coalesce(${groupRights}, '{}') as "groupIds", coalesce(${stationRights('id')}, '{}') as "stationIds"
     from drivers d where d.organization_id = $1 and d.email_key = any ($4::text[]) order by d.id${hold ? ' for no key update of d' : ''}`,
    [...sightValues(tx, sight), keys],
  );
}

export type NewUser = UserFields & { email: string; emailKey: string };
export type ChangedUser = UserFields & { id: number; email: string };

const fields = [
  ({ firstName }: ChangedFields) => firstName,
  ({ lastName }: ChangedFields) => lastName,
  ({ firstName, lastName, email }: ChangedFields) => `${firstName} ${lastName} ${email}`.toLowerCase(),
  ({ active }: ChangedFields) => active,
  ({ homeGroupId }: ChangedFields) => homeGroupId,
  ({ driverGroupId }: ChangedFields) => driverGroupId,
];
type ChangedFields = UserFields & { email: string };

/** Their ids, by address. */
export async function insertUsers(tx: TenantTx, rows: readonly NewUser[]): Promise<Map<string, number>> {
  if (rows.length === 0) return new Map();
  const values = columns(
    rows,
    ({ email }) => email,
    ({ emailKey }) => emailKey,
    ...fields,
  );
  const added = await refusing({ drivers_organization_id_email_key_key: 'edited_meanwhile' }, () =>
    tx.query<{ id: number; key: string }>(
      `insert into drivers (organization_id, email, email_key, first_name, last_name, search_key, active, home_group_id, driver_group_id)
       select $1, f.* from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[], $8::bigint[], $9::bigint[]) as f
       returning id, email_key as key`,
      [tx.organizationId, ...values],
    ),
  );
  return new Map(added.map(({ key, id }) => [key, id]));
}

export async function updateUsers(tx: TenantTx, rows: readonly ChangedUser[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `update drivers d set first_name = f.first_name, last_name = f.last_name, search_key = f.search_key, active = f.active,
       home_group_id = f.home_group_id, driver_group_id = f.driver_group_id, version = d.version + 1
     from unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::boolean[], $7::bigint[], $8::bigint[])
       as f (id, first_name, last_name, search_key, active, home_group_id, driver_group_id)
     where d.organization_id = $1 and d.id = f.id`,
    [tx.organizationId, ...columns(rows, ({ id }) => id, ...fields)],
  );
}

type RightsOf = { id: number; groupIds: readonly number[]; stationIds: readonly number[] };

/** Of the rights in one's domain these and no others; what lies outside stays. */
export async function replaceRights(tx: TenantTx, sight: Sight, users: readonly RightsOf[]): Promise<void> {
  if (users.length === 0) return;
  const pairs = users.flatMap(({ id, groupIds, stationIds }) => [
    ...groupIds.map((groupId) => ({ id, groupId, stationId: null })),
    ...stationIds.map((stationId) => ({ id, groupId: null, stationId })),
  ]);
  const values = columns<{ id: number; groupId: number | null; stationId: number | null }>(
    pairs,
    ({ id }) => id,
    ({ groupId }) => groupId,
    ({ stationId }) => stationId,
  );
  await tx.query(
    `delete from access_rights r where r.organization_id = $1 and r.driver_id = any ($4)
       and case when r.group_id is not null then ${groupInSight('r.group_id')}
         else exists (select 1 from stations station
           where station.id = r.station_id and station.removed_at is null and ${stationInSight}) end
       and not exists (select 1 from unnest($5::bigint[], $6::bigint[], $7::bigint[]) as f (driver_id, group_id, station_id)
         where f.driver_id = r.driver_id and (f.group_id = r.group_id or f.station_id = r.station_id))`,
    [...sightValues(tx, sight), users.map(({ id }) => id), ...values],
  );
  await tx.query(
    `insert into access_rights (organization_id, driver_id, group_id, station_id)
     select $1, f.* from unnest($2::bigint[], $3::bigint[], $4::bigint[]) as f on conflict do nothing`,
    [tx.organizationId, ...values],
  );
}

export type ExportedUser = {
  id: number;
  email: string;
  /** Where the next set begins behind. */
  place: string;
  firstName: string;
  lastName: string;
  active: boolean;
  driverGroup: string | null;
  homeGroupId: number;
  groupIds: number[];
  stations: string[];
};
export type ExportedToken = {
  driverId: number | null;
  place: string;
  token: string;
  type: string;
  name: string;
  active: boolean;
  validFrom: string | null;
  validTo: string | null;
};

export function selectExported(
  tx: TenantTx,
  sight: Sight,
  { after, limit, ...filter }: DriverFilter & { after: string; limit: number },
): Promise<ExportedUser[]> {
  const stations = `(select array_agg(s.identifier order by s.id) from access_rights r
    join stations s on s.organization_id = $1 and s.id = r.station_id and s.removed_at is null
    where r.driver_id = d.id and ${ofOrganization('r', 'd')}
      and (${groupInSight('s.group_id')} or ($9::boolean and s.group_id is null)))`;
  return tx.query<ExportedUser>(
    `select d.id, d.email_key as place, d.email, d.first_name as "firstName", d.last_name as "lastName", d.active,
       (select g.name from driver_groups g where g.organization_id = $1 and g.id = d.driver_group_id) as "driverGroup",
       d.home_group_id as "homeGroupId", coalesce(${groupRights}, '{}') as "groupIds", coalesce(${stations}, '{}') as stations
     from (select d.* from drivers d where ${matching} and d.email_key > $7 order by d.email_key limit $8) d order by d.email_key`,
    [...filterValues(tx, sight, filter), after, limit, sight.orphans],
  );
}

const tokenColumns = `t.driver_id as "driverId", t.token_key as place, t.token, t.type, t.name, t.active,
  t.valid_from::text as "validFrom", t.valid_to::text as "validTo"`;

export function selectTokensOfAll(tx: TenantTx, driverIds: readonly number[]): Promise<ExportedToken[]> {
  return tx.query<ExportedToken>(
    `select ${tokenColumns} from tokens t where t.organization_id = $1 and t.driver_id = any ($2::bigint[]) order by t.id`,
    [tx.organizationId, driverIds],
  );
}

export function selectUnowned(
  tx: TenantTx,
  { after, limit }: { after: string; limit: number },
): Promise<ExportedToken[]> {
  return tx.query<ExportedToken>(
    `select ${tokenColumns} from tokens t
     where t.organization_id = $1 and t.driver_id is null and t.token_key > $2 order by t.token_key limit $3`,
    [tx.organizationId, after, limit],
  );
}
