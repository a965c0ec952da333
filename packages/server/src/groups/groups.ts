// Charging groups: the tree that stations hang in and that says what an operator sees.
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import type { Sight } from '../viewer.ts';
import {
  findGroup,
  insertGroup,
  isInSight,
  lockTree,
  readHolding,
  readInheritedFreeCharging,
  renameRoot,
  selectPath,
  selectTree,
} from './queries.ts';
import type { Group, GroupInTree } from './wire.ts';

export { createGroup, deleteGroup, editGroup } from './edit.ts';
export { groupFinder, groupPaths, type FindGroup } from './find-group.ts';
export { groupInSight, groupWithin, sightValues, stationInSight } from './sight.ts';
export { insertGroup, lockTree, renameRoot, type GroupInTree };

export function listTree(tx: TenantTx, sight: Sight): Promise<GroupInTree[]> {
  return selectTree(tx, sight.baseGroupId);
}

export async function demandGroup(tx: TenantTx, sight: Sight, groupId: number): Promise<void> {
  if (!(await isInSight(tx, sight.baseGroupId, groupId))) throw new Failure('group_not_found');
}

/** What is seen of one group of one's sight: as if it were the base group. */
export async function sightOf(tx: TenantTx, sight: Sight, groupId: number | undefined): Promise<Sight> {
  if (groupId === undefined) return sight;
  await demandGroup(tx, sight, groupId);
  return { baseGroupId: groupId, orphans: false };
}

export async function getGroup(tx: TenantTx, sight: Sight, groupId: number): Promise<Group> {
  const group = await findGroup(tx, sight.baseGroupId, groupId);
  if (group === undefined) throw new Failure('group_not_found');
  return {
    ...group,
    inheritedFreeCharging: await readInheritedFreeCharging(tx, groupId),
    path: await selectPath(tx, sight.baseGroupId, groupId),
    holding: await readHolding(tx, groupId),
  };
}

/** The group at the top of a new organization; returns its id. */
export function createRootGroup(tx: TenantTx, name: string): Promise<number> {
  return insertGroup(tx, name, null);
}
