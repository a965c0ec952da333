// Charging groups: the tree that stations hang in and that says what an operator sees.
import { recordAudit } from '../audit/audit.ts';
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import type { Sight, Viewer } from '../viewer.ts';
import { insertGroup, isInSight, selectCounted, selectTree, type GroupInTree } from './queries.ts';
import type { Group, NewGroup } from './wire.ts';

export { groupInSight, groupWithin, sightValues, stationInSight } from './sight.ts';
export { insertGroup, type GroupInTree };

export function listGroups(tx: TenantTx, sight: Sight): Promise<Group[]> {
  return selectCounted(tx, sight.baseGroupId);
}

export function listTree(tx: TenantTx, sight: Sight): Promise<GroupInTree[]> {
  return selectTree(tx, sight.baseGroupId);
}

export async function demandGroup(tx: TenantTx, sight: Sight, groupId: number): Promise<void> {
  if (!(await isInSight(tx, sight.baseGroupId, groupId))) throw new Failure('group_not_found');
}

/** An admin's group without a parent goes under the base group; a basic operator must choose one. */
export async function createGroup(tx: TenantTx, viewer: Viewer, asked: NewGroup): Promise<Group> {
  const { sight, role, actor } = viewer;
  const parentId = asked.parentId ?? (role === 'admin' ? sight.baseGroupId : undefined);
  if (parentId === undefined) throw new Failure('parent_group_required');
  await demandGroup(tx, sight, parentId);
  const name = asked.name.trim();
  const id = await insertGroup(tx, name, parentId);
  await recordAudit(tx, actor, { action: 'group.create', subject: { kind: 'group', id }, after: { name, parentId } });
  tx.news.push({ kind: 'group', organizationId: tx.organizationId, stationId: null, id });
  return { id, parentId, name, stationCount: 0, pointCount: 0 };
}

/** The group at the top of a new organization; returns its id. */
export function createRootGroup(tx: TenantTx, name: string): Promise<number> {
  return insertGroup(tx, name, null);
}
