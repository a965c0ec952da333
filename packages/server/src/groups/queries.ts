// The statements about groups.
import type { TenantTx } from '../db/doors.ts';
import { groupInSight } from './sight.ts';
import type { Group } from './wire.ts';

export type GroupInTree = Pick<Group, 'id' | 'parentId' | 'name'>;

const treeColumns = `g.id, case when g.id = $2 then null else g.parent_id end as "parentId", g.name`;

export function selectTree(tx: TenantTx, baseGroupId: number): Promise<GroupInTree[]> {
  return tx.query<GroupInTree>(
    `select ${treeColumns} from groups g where g.organization_id = $1 and ${groupInSight('g.id')} order by g.name, g.id`,
    [tx.organizationId, baseGroupId],
  );
}

/** Counts include all that lies below. */
export function selectCounted(tx: TenantTx, baseGroupId: number): Promise<Group[]> {
  return tx.query<Group>(
    `select ${treeColumns}, coalesce(c.stations, 0) as "stationCount", coalesce(c.points, 0) as "pointCount"
     from groups g left join (
       select a.ancestor_id, count(distinct s.id) as stations, count(e.evse) as points
       from group_ancestors a join stations s on s.group_id = a.group_id and s.removed_at is null
       left join evses e on e.station_id = s.id
       where a.organization_id = $1 group by a.ancestor_id
     ) c on c.ancestor_id = g.id
     where g.organization_id = $1 and ${groupInSight('g.id')} order by g.name, g.id`,
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

export async function insertGroup(tx: TenantTx, name: string, parentId: number | null): Promise<number> {
  const [group] = await tx.query<{ id: number }>(
    'insert into groups (organization_id, name, parent_id) values ($1, $2, $3) returning id',
    [tx.organizationId, name, parentId],
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
