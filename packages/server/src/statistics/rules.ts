// Sums of a tree, each group's own figures and those of all below it. Pure.

type InTree = { id: number; parentId: number | null };

/** Figures that add up; a group that is not in `own` has none of its own. */
export function summedUpwards<Figure extends string>(
  tree: readonly InTree[],
  own: ReadonlyMap<number, Record<Figure, number>>,
  zero: Record<Figure, number>,
): Map<number, Record<Figure, number>> {
  const figures = Object.keys(zero) as Figure[];
  const sums = new Map(tree.map(({ id }) => [id, { ...zero }]));
  const parents = new Map(tree.map(({ id, parentId }) => [id, parentId]));
  for (const [id, mine] of own) {
    for (let at = parents.has(id) ? id : null; at !== null; at = parents.get(at) ?? null) {
      const sum = sums.get(at);
      if (sum !== undefined) for (const figure of figures) sum[figure] += mine[figure];
    }
  }
  return sums;
}
