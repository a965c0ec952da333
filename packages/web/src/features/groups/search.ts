// What the addresses of the charging group pages may say: what is looked for, and which branches are folded.
import { oneOf, said, searched, text } from '../../ui/address.ts';
import { parseSpanSearch, type SpanSearch } from '../statistics/search.ts';

/** `folded`: groups that are open where they would be closed, or the other way round. */
export type GroupsSearch = { search?: string; folded?: string };
export type GroupSearch = { view?: 'table' } & SpanSearch;

export function parseGroupsSearch({ search, folded }: Record<string, unknown>): GroupsSearch {
  const ids = text(folded);
  return said<GroupsSearch>({
    search: searched(search),
    folded: ids !== undefined && /^\d+(-\d+)*$/.test(ids) ? ids : undefined,
  });
}

export const parseGroupSearch = (search: Record<string, unknown>): GroupSearch =>
  said<GroupSearch>({ view: oneOf(['table'], search['view']), ...parseSpanSearch(search) });

export const foldedOf = ({ folded }: GroupsSearch): ReadonlySet<number> =>
  new Set(folded === undefined ? [] : folded.split('-').map(Number));

/** Undefined where every branch is as it would be. */
export function withFolded(folded: ReadonlySet<number>, groupId: number): string | undefined {
  const next = new Set(folded);
  if (!next.delete(groupId)) next.add(groupId);
  return next.size === 0 ? undefined : [...next].sort((a, b) => a - b).join('-');
}
