// What the address of the list of operators may say: filter, order, page.
import type { OperatorFilter } from '../../api/contract.ts';
import { searched } from '../../ui/address.ts';

export const pageSizes = [25, 50, 100] as const;
export const statuses = ['active', 'inactive', 'invited'] as const;
const sorts = ['username', 'name', 'email', 'baseGroup'] as const;
const orders = ['asc', 'desc'] as const;

export type OperatorSort = (typeof sorts)[number];
export type OperatorsSearch = {
  search?: string;
  status?: (typeof statuses)[number];
  sort?: OperatorSort;
  order?: (typeof orders)[number];
  page?: number;
  pageSize?: number;
};

export function parseOperatorsSearch(search: Record<string, unknown>): OperatorsSearch {
  const { search: text, page } = search;
  const found = {
    search: searched(text),
    status: statuses.find((each) => each === search['status']),
    sort: sorts.find((each) => each === search['sort']),
    order: orders.find((each) => each === search['order']),
    page: typeof page === 'number' && Number.isSafeInteger(page) && page > 0 ? page : undefined,
    pageSize: pageSizes.find((each) => each === search['pageSize']),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

export function filterOf(search: OperatorsSearch): OperatorFilter {
  return { sort: 'username', order: 'asc', page: 1, pageSize: pageSizes[0], ...search };
}
