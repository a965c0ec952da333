// Groups in the order of their tree, each below its parent and with its depth; pure.

/** "Site 9" comes before "Site 10". */
const byName = new Intl.Collator(undefined, { numeric: true }).compare;

type InTree = { id: number; parentId: number | null; name: string };
export type Placed<G> = { group: G; depth: number; path: string[] };

/** Those whose parent is not among them stand at the top. */
export function inTreeOrder<G extends InTree>(groups: readonly G[]): Placed<G>[] {
  const known = new Set(groups.map(({ id }) => id));
  const sorted = groups.toSorted((a, b) => byName(a.name, b.name) || a.id - b.id);
  const placed: Placed<G>[] = [];
  const below = new Map<number | null, G[]>();
  for (const group of sorted) {
    const parentId = group.parentId !== null && known.has(group.parentId) ? group.parentId : null;
    const siblings = below.get(parentId);
    if (siblings === undefined) below.set(parentId, [group]);
    else siblings.push(group);
  }
  const place = (parentId: number | null, path: string[]) => {
    for (const group of below.get(parentId) ?? []) {
      placed.push({ group, depth: path.length, path });
      place(group.id, [...path, group.name]);
    }
  };
  place(null, []);
  return placed;
}
