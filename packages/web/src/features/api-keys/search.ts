// What the address of the page of API keys may say: search, filter, order and page.
import type { ApiKeyFilter } from '../../api/contract.ts';
import { searched } from '../../ui/address.ts';

export const pageSizes = [25, 50, 100] as const;
export const roles = ['admin', 'basic'] as const;
const sorts = ['name', 'lastUsedAt', 'expiresAt'] as const;

export type ApiKeySort = (typeof sorts)[number];
export type ApiKeysSearch = Pick<ApiKeyFilter, 'search' | 'role' | 'sort' | 'order' | 'page' | 'pageSize'>;

export function parseApiKeysSearch(search: Record<string, unknown>): ApiKeysSearch {
  const { search: text, page } = search;
  const said: { [Key in keyof ApiKeysSearch]: ApiKeysSearch[Key] | undefined } = {
    search: searched(text),
    role: roles.find((each) => each === search['role']),
    sort: sorts.find((each) => each === search['sort']),
    order: (['asc', 'desc'] as const).find((each) => each === search['order']),
    page: typeof page === 'number' && Number.isSafeInteger(page) && page > 0 ? page : undefined,
    pageSize: pageSizes.find((size) => size === search['pageSize']),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as ApiKeysSearch;
}

export function filterOf(search: ApiKeysSearch) {
  return { sort: 'name' as const, order: 'asc' as const, page: 1, pageSize: pageSizes[0], ...search };
}
