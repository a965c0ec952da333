// What the address of the list of tokens may say: filter, order, page.
import type { TokenFilter } from '../../api/contract.ts';
import { oneOf, said, searched, wholeNumber } from '../../ui/address.ts';
import { tokenTypes } from './token-types.ts';

export const pageSizes = [25, 50, 100] as const;
export const statuses = ['active', 'inactive'] as const;
const sorts = ['name', 'driver', 'type', 'validTo', 'addedAt'] as const;
const orders = ['asc', 'desc'] as const;

export type TokenSort = (typeof sorts)[number];
export type TokensSearch = {
  search?: string;
  status?: (typeof statuses)[number];
  owner?: 'nobody';
  type?: (typeof tokenTypes)[number];
  driverGroupId?: number;
  sort?: TokenSort;
  order?: (typeof orders)[number];
  page?: number;
  pageSize?: number;
};

export function parseTokensSearch(search: Record<string, unknown>): TokensSearch {
  return said<TokensSearch>({
    search: searched(search['search']),
    status: oneOf(statuses, search['status']),
    owner: search['owner'] === 'nobody' ? 'nobody' : undefined,
    type: oneOf(tokenTypes, search['type']),
    driverGroupId: wholeNumber(search['driverGroupId']),
    sort: oneOf(sorts, search['sort']),
    order: oneOf(orders, search['order']),
    page: wholeNumber(search['page']),
    pageSize: pageSizes.find((each) => each === search['pageSize']),
  });
}

export function filterOf(search: TokensSearch): TokenFilter {
  return { sort: 'name', order: 'asc', page: 1, pageSize: pageSizes[0], ...search };
}

export function isFiltered({ search, status, owner, type, driverGroupId }: TokensSearch): boolean {
  return [search, status, owner, type, driverGroupId].some((each) => each !== undefined);
}
