// What the address of the list of certificate authorities may say: search, order and page.
import type { AuthorityFilter } from '../../api/contract.ts';
import { oneOf, said, searched, wholeNumber } from '../../ui/address.ts';

export const pageSizes = [25, 50, 100] as const;
const sorts = ['name', 'expires'] as const;
const orders = ['asc', 'desc'] as const;

export type AuthoritySort = (typeof sorts)[number];
export type AuthoritiesSearch = Pick<AuthorityFilter, 'search' | 'sort' | 'order' | 'page' | 'pageSize'>;

export function parseAuthoritiesSearch(search: Record<string, unknown>): AuthoritiesSearch {
  return said<AuthoritiesSearch>({
    search: searched(search['search']),
    sort: oneOf(sorts, search['sort']),
    order: oneOf(orders, search['order']),
    page: wholeNumber(search['page']),
    pageSize: pageSizes.find((each) => each === search['pageSize']),
  });
}

export function filterOf(search: AuthoritiesSearch): AuthorityFilter {
  return { page: 1, pageSize: pageSizes[0], ...search };
}
