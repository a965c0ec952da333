// Groups as people name them in a sheet: by their name, or by their path from the top. Pure.

type Named = { id: number; parentId: number | null; name: string };
export type FindGroup = (said: string) => number | 'several' | undefined;

/** The whole path of each group, from the top of those that are seen. */
export function groupPaths(groups: readonly Named[]): Map<number, string> {
  const byId = new Map(groups.map((group) => [group.id, group]));
  return new Map(groups.map((group) => [group.id, [...upFrom(group, byId)].toReversed().join(' / ')]));
}

/** By the whole path; else by any end of it that only one group has. */
export function groupFinder(groups: readonly Named[]): FindGroup {
  const byId = new Map(groups.map((group) => [group.id, group]));
  const [whole, ends] = [new Map<string, number | 'several'>(), new Map<string, number | 'several'>()];
  const add = (known: typeof whole, key: string, id: number) =>
    known.set(key, known.has(key) && known.get(key) !== id ? 'several' : id);
  for (const group of groups) {
    let path = '';
    for (const name of upFrom(group, byId)) {
      path = path === '' ? name : `${name}/${path}`;
      add(ends, keyOf(path), group.id);
    }
    add(whole, keyOf(path), group.id);
  }
  return (said) => whole.get(keyOf(said)) ?? ends.get(keyOf(said));
}

function* upFrom(group: Named, byId: ReadonlyMap<number, Named>): Generator<string, void, undefined> {
  for (
    let at: Named | undefined = group;
    at !== undefined;
    at = at.parentId === null ? undefined : byId.get(at.parentId)
  ) {
    yield at.name;
  }
}

function keyOf(path: string): string {
  return path
    .split('/')
    .map((name) => name.trim().toLowerCase())
    .join('/');
}
