// The statements about charging user groups, and about which of them charging users belong to.
import type { TenantTx } from '../db/doors.ts';
import { asCounted } from '../db/order.ts';
import { groupInSight } from '../groups/groups.ts';
import type { Sight } from '../viewer.ts';
import type { DriverGroup, DriverGroupFilter, DriverGroupRow } from './wire.ts';

const membersSeen = `(select count(*) from drivers d where d.organization_id = $1 and d.driver_group_id = dg.id
  and ${groupInSight('d.home_group_id')})`;
const columns = `dg.id, dg.name, dg.active, ${membersSeen} as "memberCount"`;
const inSight = `dg.organization_id = $1 and ${groupInSight('dg.home_group_id')}`;
const matching = `${inSight} and ($3::text is null or position($3 in lower(dg.name)) > 0)
  and ($4::boolean is null or dg.active = $4)`;

const sortKeys: Record<NonNullable<DriverGroupFilter['sort']>, string> = {
  name: asCounted('lower(dg.name)'),
  members: '"memberCount"',
};

export function selectDriverGroups(
  tx: TenantTx,
  sight: Sight,
  wanted: DriverGroupFilter & { limit: number; offset: number },
): Promise<DriverGroupRow[]> {
  const order = wanted.order === 'desc' ? 'desc' : 'asc';
  return tx.query<DriverGroupRow>(
    `select * from (select ${columns} from driver_groups dg where ${matching}) dg
     order by ${sortKeys[wanted.sort ?? 'name']} ${order}, dg.id limit $5 offset $6`,
    [...filterValues(tx, sight, wanted), wanted.limit, wanted.offset],
  );
}

export async function countDriverGroups(tx: TenantTx, sight: Sight, wanted: DriverGroupFilter): Promise<number> {
  const [row] = await tx.query<{ total: number }>(
    `select count(*) as total from driver_groups dg where ${matching}`,
    filterValues(tx, sight, wanted),
  );
  return row?.total ?? 0;
}

function filterValues(tx: TenantTx, sight: Sight, { search, status }: DriverGroupFilter): unknown[] {
  const active = status === undefined ? null : status === 'active';
  return [tx.organizationId, sight.baseGroupId, search?.trim().toLowerCase() || null, active];
}

export async function findDriverGroup(tx: TenantTx, sight: Sight, id: number): Promise<DriverGroup | undefined> {
  const [row] = await tx.query<DriverGroup>(
    `select ${columns}, dg.version, json_build_object('id', home.id, 'name', home.name) as "homeGroup",
       (select count(*) from drivers d where d.organization_id = $1 and d.driver_group_id = dg.id) - ${membersSeen} as "membersOutside"
     from driver_groups dg join groups home on home.organization_id = $1 and home.id = dg.home_group_id
     where ${inSight} and dg.id = $3`,
    [tx.organizationId, sight.baseGroupId, id],
  );
  return row;
}

/** Held until the transaction ends. */
export async function lockDriverGroup(tx: TenantTx, id: number): Promise<void> {
  await tx.query('select dg.id from driver_groups dg where dg.organization_id = $1 and dg.id = $2 for no key update', [
    tx.organizationId,
    id,
  ]);
}

export type DriverGroupChange = Pick<DriverGroup, 'name' | 'active'> & { homeGroupId: number };

export async function insertDriverGroup(
  tx: TenantTx,
  { name, active, homeGroupId }: DriverGroupChange,
): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    'insert into driver_groups (organization_id, home_group_id, name, active) values ($1, $2, $3, $4) returning id',
    [tx.organizationId, homeGroupId, name, active],
  );
  if (row === undefined) throw new Error('The new charging user group has no row.');
  return row.id;
}

export async function updateDriverGroup(
  tx: TenantTx,
  id: number,
  { name, active, homeGroupId }: DriverGroupChange,
): Promise<void> {
  await tx.query(
    `update driver_groups dg set name = $3, active = $4, home_group_id = $5, version = dg.version + 1
     where dg.organization_id = $1 and dg.id = $2`,
    [tx.organizationId, id, name, active, homeGroupId],
  );
}

/** As the task of a group switches it, which reaches what is at home there; undefined where nothing is. */
export async function switchActive(
  tx: TenantTx,
  { id, homeGroupId, active }: { id: number; homeGroupId: number; active: boolean },
): Promise<{ changed: boolean } | undefined> {
  const values = [tx.organizationId, homeGroupId, id];
  const [group] = await tx.query<{ active: boolean }>(
    `select dg.active from driver_groups dg where ${inSight} and dg.id = $3 for no key update`,
    values,
  );
  if (group === undefined || group.active === active) return group && { changed: false };
  await tx.query(`update driver_groups dg set active = $4, version = dg.version + 1 where ${inSight} and dg.id = $3`, [
    ...values,
    active,
  ]);
  return { changed: true };
}

export async function deleteDriverGroup(tx: TenantTx, id: number): Promise<void> {
  await tx.query('delete from driver_groups dg where dg.organization_id = $1 and dg.id = $2', [tx.organizationId, id]);
}

/** Those of these charging users that the operator sees, with the group they are in, held against other moves. */
export function lockMembers(
  tx: TenantTx,
  sight: Sight,
  ids: readonly number[],
): Promise<{ id: number; driverGroupId: number | null }[]> {
  return tx.query<{ id: number; driverGroupId: number | null }>(
    `select d.id, d.driver_group_id as "driverGroupId" from drivers d
     where d.organization_id = $1 and ${groupInSight('d.home_group_id')} and d.id = any ($3)
     order by d.id for no key update`,
    [tx.organizationId, sight.baseGroupId, ids],
  );
}

export async function moveMembers(tx: TenantTx, ids: readonly number[], driverGroupId: number | null): Promise<void> {
  await tx.query(
    'update drivers d set driver_group_id = $3, version = d.version + 1 where d.organization_id = $1 and d.id = any ($2)',
    [tx.organizationId, ids, driverGroupId],
  );
}
