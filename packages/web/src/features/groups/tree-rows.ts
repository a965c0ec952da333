// Which groups of a tree stand in a table: open branches, and what a search finds with the way to it. Pure.
import { inTreeOrder, type Placed } from './tree-order.ts';

type InTree = { id: number; parentId: number | null; name: string };

export type TreeRow<G> = Placed<G> & { hasChildren: boolean; isOpen: boolean; isFound: boolean };

/** A tree of no more groups is open altogether; of a larger one, only the top. */
const mostOpen = 60;

export function treeRows<G extends InTree>(
  groups: readonly G[],
  { search = '', folded }: { search?: string | undefined; folded: ReadonlySet<number> },
): TreeRow<G>[] {
  const parents = new Set(groups.map(({ parentId }) => parentId));
  const placed = inTreeOrder(groups);
  const words = search.trim().toLowerCase();
  if (words !== '') return found(placed, parents, words);
  const opensBelow = groups.length <= mostOpen ? Infinity : 1;
  const rows: TreeRow<G>[] = [];
  /** Below this depth nothing shows, until the next group that is not deeper. */
  let closedAt = Infinity;
  for (const entry of placed) {
    if (entry.depth > closedAt) continue;
    const isOpen = entry.depth < opensBelow !== folded.has(entry.group.id);
    closedAt = isOpen ? Infinity : entry.depth;
    rows.push({ ...entry, hasChildren: parents.has(entry.group.id), isOpen, isFound: false });
  }
  return rows;
}

/** What is found, and all above it, so that its place is seen. */
function found<G extends InTree>(
  placed: readonly Placed<G>[],
  parents: ReadonlySet<number | null>,
  words: string,
): TreeRow<G>[] {
  const rows: TreeRow<G>[] = [];
  const onTheWay = new Set<number | null>();
  // From the end, so that what lies below a group has been looked at before it.
  for (const entry of placed.toReversed()) {
    const { id, parentId, name } = entry.group;
    const isFound = name.toLowerCase().includes(words);
    const isOpen = onTheWay.has(id);
    if (!isFound && !isOpen) continue;
    onTheWay.add(parentId);
    rows.push({ ...entry, hasChildren: parents.has(id), isOpen, isFound });
  }
  return rows.reverse();
}

/** A group and all below it. */
export function withAllBelow(groups: readonly InTree[], groupId: number): Set<number> {
  const within = new Set([groupId]);
  for (const { group } of inTreeOrder(groups)) {
    if (group.parentId !== null && within.has(group.parentId)) within.add(group.id);
  }
  return within;
}
