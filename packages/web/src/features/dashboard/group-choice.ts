// Choosing groups in a tree: a group stands for all below it; knows no component.
import type { DashboardGroup } from '../../api/contract.ts';

function withBelow(groups: readonly DashboardGroup[], groupId: number): number[] {
  const children = groups.filter(({ parentId }) => parentId === groupId);
  return [groupId, ...children.flatMap(({ id }) => withBelow(groups, id))];
}

export type Choice = 'all' | 'some' | 'none';

export function choiceOf(groups: readonly DashboardGroup[], chosen: ReadonlySet<number>, groupId: number): Choice {
  const family = withBelow(groups, groupId);
  const count = family.filter((id) => chosen.has(id)).length;
  if (count === 0) return 'none';
  return count === family.length ? 'all' : 'some';
}

export function toggled(
  groups: readonly DashboardGroup[],
  chosen: ReadonlySet<number>,
  groupId: number,
): ReadonlySet<number> {
  const family = withBelow(groups, groupId);
  const next = new Set(chosen);
  const add = choiceOf(groups, chosen, groupId) !== 'all';
  for (const id of family) {
    if (add) next.add(id);
    else next.delete(id);
  }
  return next;
}

export type IndentedGroup = { group: DashboardGroup; depth: number };

export function indented(
  groups: readonly DashboardGroup[],
  parentId: number | null = null,
  depth = 0,
): IndentedGroup[] {
  const known = new Set(groups.map(({ id }) => id));
  const isHere = (group: DashboardGroup) =>
    parentId === null ? group.parentId === null || !known.has(group.parentId) : group.parentId === parentId;
  return groups.filter(isHere).flatMap((group) => [{ group, depth }, ...indented(groups, group.id, depth + 1)]);
}
