// The statements about charging users.
import type { TenantTx } from '../db/doors.ts';
import { refusing } from '../db/sqlstate.ts';
import { groupInSight, sightValues, stationInSight } from '../groups/groups.ts';
import type { Sight } from '../viewer.ts';
import type { Driver, DriverFilter } from './wire.ts';

const columns = `d.id, d.first_name as "firstName", d.last_name as "lastName", d.email, d.active, dg.name as "driverGroup",
  (select count(*) from tokens t where t.driver_id = d.id) as "tokenCount"`;
const tables = 'drivers d left join driver_groups dg on dg.id = d.driver_group_id';
const inSight = `d.organization_id = $1 and ${groupInSight('d.home_group_id')}`;
const matching = `${inSight} and ($3::text is null or position($3 in d.search_key) > 0)`;

function filterValues(tx: TenantTx, sight: Sight, { search }: DriverFilter): unknown[] {
  return [tx.organizationId, sight.baseGroupId, search?.trim().toLowerCase() || null];
}

export function selectDrivers(
  tx: TenantTx,
  sight: Sight,
  wanted: DriverFilter & { limit: number; offset: number },
): Promise<Driver[]> {
  return tx.query<Driver>(
    `select ${columns} from ${tables} where ${matching} order by d.search_key, d.id limit $4 offset $5`,
    [...filterValues(tx, sight, wanted), wanted.limit, wanted.offset],
  );
}

export async function countDrivers(tx: TenantTx, sight: Sight, wanted: DriverFilter): Promise<number> {
  const [row] = await tx.query<{ total: number }>(
    `select count(*) as total from drivers d where ${matching}`,
    filterValues(tx, sight, wanted),
  );
  return row?.total ?? 0;
}

export async function findDriver(tx: TenantTx, sight: Sight, id: number): Promise<Driver | undefined> {
  const [row] = await tx.query<Driver>(`select ${columns} from ${tables} where ${inSight} and d.id = $3`, [
    tx.organizationId,
    sight.baseGroupId,
    id,
  ]);
  return row;
}

export type NewDriverRow = { firstName: string; lastName: string; email: string; active: boolean; homeGroupId: number };

export async function insertDriver(tx: TenantTx, driver: NewDriverRow): Promise<number> {
  const { firstName, lastName, email, active, homeGroupId } = driver;
  const searchKey = `${firstName} ${lastName} ${email}`.toLowerCase();
  const [row] = await refusing({ drivers_organization_id_email_key_key: 'email_taken' }, () =>
    tx.query<{ id: number }>(
      `insert into drivers (organization_id, home_group_id, first_name, last_name, email, email_key, search_key, active)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [tx.organizationId, homeGroupId, firstName, lastName, email, email.toLowerCase(), searchKey, active],
    ),
  );
  if (row === undefined) throw new Error('The new charging user has no row.');
  return row.id;
}

export type Reach = { groupIds: readonly number[]; stationIds: readonly number[] };

export async function insertRights(tx: TenantTx, driverId: number, { groupIds, stationIds }: Reach): Promise<void> {
  await tx.query(
    `insert into access_rights (organization_id, driver_id, group_id, station_id)
     select $1::bigint, $2::bigint, g, null from unnest($3::bigint[]) g
     union all select $1, $2, null, s from unnest($4::bigint[]) s`,
    [tx.organizationId, driverId, groupIds, stationIds],
  );
}

/** How many of these groups and stations the operator sees. */
export async function countInSight(tx: TenantTx, sight: Sight, { groupIds, stationIds }: Reach): Promise<number> {
  const [groups] = await tx.query<{ count: number }>(
    `select count(*) from groups g where g.organization_id = $1 and g.id = any ($3) and ${groupInSight('g.id')}`,
    [tx.organizationId, sight.baseGroupId, groupIds],
  );
  const [stations] = await tx.query<{ count: number }>(
    `select count(*) from stations station where station.id = any ($4) and station.removed_at is null and ${stationInSight}`,
    [...sightValues(tx, sight), stationIds],
  );
  return (groups?.count ?? 0) + (stations?.count ?? 0);
}
