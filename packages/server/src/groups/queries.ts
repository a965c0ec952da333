// The statements about groups, and about which of them stations hang in.
import type { TenantTx } from '../db/doors.ts';
import { asCounted } from '../db/order.ts';
import type { Sight } from '../viewer.ts';
import type { Holding } from './rules.ts';
import { groupInSight, groupWithin, sightValues, stationInSight } from './sight.ts';
import type { Group, GroupInTree } from './wire.ts';

const treeColumns = `g.id, case when g.id = $2 then null else g.parent_id end as "parentId", g.name`;

export function selectTree(tx: TenantTx, baseGroupId: number): Promise<GroupInTree[]> {
  return tx.query<GroupInTree>(
    `select ${treeColumns} from groups g where g.organization_id = $1 and ${groupInSight('g.id')} order by ${asCounted('lower(g.name)')}, g.id`,
    [tx.organizationId, baseGroupId],
  );
}

export async function isInSight(tx: TenantTx, baseGroupId: number, groupId: number): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from groups g where g.organization_id = $1 and g.id = $3 and ${groupInSight('g.id')}`,
    [tx.organizationId, baseGroupId, groupId],
  );
  return rows.length > 0;
}

/** True for the top itself, too. */
export async function isWithin(tx: TenantTx, groupId: number, topId: number): Promise<boolean> {
  const rows = await tx.query(`select 1 where ${groupWithin('$2::bigint', '$3')}`, [tx.organizationId, groupId, topId]);
  return rows.length > 0;
}

export type GroupRow = Pick<Group, 'id' | 'parentId' | 'name' | 'isRoot' | 'freeCharging' | 'version'>;

export async function findGroup(tx: TenantTx, baseGroupId: number, groupId: number): Promise<GroupRow | undefined> {
  const [row] = await tx.query<GroupRow>(
    `select ${treeColumns}, g.parent_id is null as "isRoot", g.free_charging as "freeCharging", g.version
     from groups g where g.organization_id = $1 and g.id = $3 and ${groupInSight('g.id')}`,
    [tx.organizationId, baseGroupId, groupId],
  );
  return row;
}

export function selectPath(tx: TenantTx, baseGroupId: number, groupId: number): Promise<Group['path']> {
  return tx.query<Group['path'][number]>(
    `select above.id, above.name from group_ancestors a join groups above on above.id = a.ancestor_id
     where a.organization_id = $1 and a.group_id = $3 and a.depth > 0 and ${groupInSight('above.id')} order by a.depth desc`,
    [tx.organizationId, baseGroupId, groupId],
  );
}

/** What the nearest group above says, or the organization where none says anything. */
export async function readInheritedFreeCharging(tx: TenantTx, groupId: number): Promise<boolean> {
  const [row] = await tx.query<{ free: boolean }>(
    `select coalesce((
       select above.free_charging from group_ancestors a join groups above on above.id = a.ancestor_id
       where a.organization_id = $1 and a.group_id = $2 and a.depth > 0 and above.free_charging is not null
       order by a.depth limit 1), o.free_charging) as free
     from organizations o where o.id = $1`,
    [tx.organizationId, groupId],
  );
  return row?.free ?? false;
}

/** Every foreign key to groups is counted here, but for group_ancestors and what was removed for good; a test compares. */
const holders: Record<keyof Holding, string> = {
  stations: 'stations x where x.group_id = $2 and x.removed_at is null',
  groups: 'groups x where x.parent_id = $2',
  operators: 'operators x where x.base_group_id = $2',
  apiKeys: 'api_keys x where x.base_group_id = $2',
  rights: 'access_rights x where x.group_id = $2',
  drivers: 'drivers x where x.home_group_id = $2',
  driverGroups: 'driver_groups x where x.home_group_id = $2',
  firmwareImages: 'firmware_images x where x.home_group_id = $2',
  certificateAuthorities: 'certificate_authorities x where x.home_group_id = $2',
  tasks: 'tasks x where $2 in (x.home_group_id, x.group_id)',
};

export async function readHolding(tx: TenantTx, groupId: number): Promise<Holding> {
  const counts = Object.entries(holders).map(
    ([kind, rows]) => `(select count(*) from ${rows} and x.organization_id = $1) as "${kind}"`,
  );
  const [row] = await tx.query<Holding>(`select ${counts.join(', ')}`, [tx.organizationId, groupId]);
  if (row === undefined) throw new Error('Counting gave no row.');
  return row;
}

/** One change of an organization's tree at a time: two moves that are right each by itself may make a ring together. */
export async function lockTree(tx: TenantTx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('groups of ' || $1::text, 0))`, [tx.organizationId]);
}

export async function insertGroup(
  tx: TenantTx,
  name: string,
  parentId: number | null,
  freeCharging: boolean | null = null,
): Promise<number> {
  const [group] = await tx.query<{ id: number }>(
    'insert into groups (organization_id, name, parent_id, free_charging) values ($1, $2, $3, $4) returning id',
    [tx.organizationId, name, parentId, freeCharging],
  );
  if (group === undefined) throw new Error('The new group has no row.');
  await tx.query(
    `insert into group_ancestors (organization_id, group_id, ancestor_id, depth)
     select $1::bigint, $2::bigint, $2::bigint, 0
     union all select $1, $2, a.ancestor_id, a.depth + 1 from group_ancestors a where a.organization_id = $1 and a.group_id = $3`,
    [tx.organizationId, group.id, parentId],
  );
  return group.id;
}

export type GroupChange = Pick<GroupRow, 'name' | 'parentId' | 'freeCharging'>;

/** Without a parent it stays where it is. What stays as it was makes no new version. */
export async function updateGroup(tx: TenantTx, groupId: number, change: GroupChange): Promise<void> {
  const { name, parentId, freeCharging } = change;
  await tx.query(
    `update groups g set name = $3, parent_id = coalesce($4, g.parent_id), free_charging = $5, version = g.version + 1
     where g.organization_id = $1 and g.id = $2
       and (g.name, g.parent_id, g.free_charging) is distinct from ($3, coalesce($4, g.parent_id), $5::boolean)`,
    [tx.organizationId, groupId, name, parentId, freeCharging],
  );
}

/** The organization is named like the top of its tree: whoever changes one of them changes both, here. */
export async function renameRoot(tx: TenantTx, name: string): Promise<void> {
  await tx.query(
    `with root as (update groups g set name = $2, version = g.version + 1
       where g.organization_id = $1 and g.parent_id is null and g.name <> $2)
     update organizations o set name = $2, version = o.version + 1 where o.id = $1 and o.name <> $2`,
    [tx.organizationId, name],
  );
}

/** Says anew what lies above a group and all below it, once it has another parent, which does not lie below it. */
export async function moveBranch(tx: TenantTx, groupId: number, parentId: number): Promise<void> {
  await tx.query(
    `delete from group_ancestors a where a.organization_id = $1 and ${groupWithin('a.group_id', '$2')}
       and a.ancestor_id in (select above.ancestor_id from group_ancestors above
         where above.organization_id = $1 and above.group_id = $2 and above.depth > 0)`,
    [tx.organizationId, groupId],
  );
  await tx.query(
    `insert into group_ancestors (organization_id, group_id, ancestor_id, depth)
     select $1, below.group_id, above.ancestor_id, below.depth + above.depth + 1
     from group_ancestors below cross join group_ancestors above
     where below.organization_id = $1 and below.ancestor_id = $2 and above.organization_id = $1 and above.group_id = $3`,
    [tx.organizationId, groupId, parentId],
  );
}

export type MovedStation = { id: number; identifier: string; groupId: number };

/** Those of the stations that hang in a group of one's sight, with that group, locked against other moves. */
export function lockStations(tx: TenantTx, sight: Sight, stationIds: readonly number[]): Promise<MovedStation[]> {
  return tx.query<MovedStation>(
    `select station.id, station.identifier, station.group_id as "groupId" from stations station
     where ${stationInSight} and station.group_id is not null and station.removed_at is null and station.id = any ($4)
     order by station.id for no key update`,
    [...sightValues(tx, sight), stationIds],
  );
}

export async function moveStations(tx: TenantTx, stationIds: readonly number[], groupId: number): Promise<void> {
  await tx.query(
    'update stations s set group_id = $3, version = s.version + 1 where s.organization_id = $1 and s.id = any ($2)',
    [tx.organizationId, stationIds, groupId],
  );
}

/** What was removed for good shows its last group: where that goes, the one above it. */
export async function deleteGroup(tx: TenantTx, groupId: number): Promise<void> {
  await tx.query(
    `update stations s set group_id = g.parent_id from groups g
     where g.organization_id = $1 and g.id = $2 and s.organization_id = $1 and s.group_id = $2 and s.removed_at is not null`,
    [tx.organizationId, groupId],
  );
  await tx.query('delete from groups g where g.organization_id = $1 and g.id = $2', [tx.organizationId, groupId]);
}
