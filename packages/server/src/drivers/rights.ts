// The statements about where a charging user may charge: groups with all below them, and single stations.
import type { TenantTx } from '../db/doors.ts';
import { asCounted } from '../db/order.ts';
import { groupInSight, sightValues, stationInSight } from '../groups/groups.ts';
import type { Sight } from '../viewer.ts';
import type { Rights } from './wire.ts';

export type Reach = { groupIds: readonly number[]; stationIds: readonly number[] };

const stationSeen = `exists (select 1 from stations station
  where station.id = r.station_id and station.removed_at is null and ${stationInSight})`;
const seen = `case when r.group_id is not null then ${groupInSight('r.group_id')} else ${stationSeen} end`;
const ofDriver = 'r.organization_id = $1 and r.driver_id = $4';

export async function readRights(tx: TenantTx, sight: Sight, driverId: number): Promise<Rights> {
  const values = [...sightValues(tx, sight), driverId];
  const groups = await tx.query<Rights['groups'][number]>(
    `select g.id, g.name from access_rights r join groups g on g.organization_id = $1 and g.id = r.group_id
     where ${ofDriver} and ${seen} order by ${asCounted('lower(g.name)')}, g.id`,
    values,
  );
  const stations = await tx.query<Rights['stations'][number]>(
    `select s.id, s.identifier, s.name from access_rights r join stations s on s.organization_id = $1 and s.id = r.station_id
     where ${ofDriver} and ${seen} order by ${asCounted('s.search_key')}, s.id`,
    values,
  );
  const [outside] = await tx.query<{ count: number }>(
    `select count(*) from access_rights r left join stations s on s.organization_id = $1 and s.id = r.station_id
     where ${ofDriver} and not ${seen} and s.removed_at is null`,
    values,
  );
  return { groups, stations, outside: outside?.count ?? 0 };
}

export async function insertRights(tx: TenantTx, driverId: number, { groupIds, stationIds }: Reach): Promise<void> {
  await tx.query(
    `insert into access_rights (organization_id, driver_id, group_id, station_id)
     select $1::bigint, $2::bigint, g, null from unnest($3::bigint[]) g
     union all select $1, $2, null, s from unnest($4::bigint[]) s
     on conflict do nothing`,
    [tx.organizationId, driverId, groupIds, stationIds],
  );
}

/** Of those that the operator sees all but these; what lies outside stays. */
export async function deleteOtherRights(tx: TenantTx, sight: Sight, driverId: number, kept: Reach): Promise<void> {
  await tx.query(
    `delete from access_rights r where ${ofDriver} and ${seen}
       and coalesce(r.group_id <> all ($5), true) and coalesce(r.station_id <> all ($6), true)`,
    [...sightValues(tx, sight), driverId, kept.groupIds, kept.stationIds],
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
