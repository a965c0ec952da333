// What the address of the list of charging user groups may say: filter, order, page.
import type { DriverGroupFilter } from '../../api/contract.ts';
import { oneOf, said, searched, wholeNumber } from '../../ui/address.ts';

export const pageSizes = [25, 50, 100] as const;
export const statuses = ['active', 'inactive'] as const;
const sorts = ['name', 'members'] as const;
const orders = ['asc', 'desc'] as const;

export type DriverGroupSort = (typeof sorts)[number];
export type DriverGroupsSearch = {
  search?: string;
  status?: (typeof statuses)[number];
  sort?: DriverGroupSort;
  order?: (typeof orders)[number];
  page?: number;
  pageSize?: number;
};

export function parseDriverGroupsSearch(search: Record<string, unknown>): DriverGroupsSearch {
  return said<DriverGroupsSearch>({
    search: searched(search['search']),
    status: oneOf(statuses, search['status']),
    sort: oneOf(sorts, search['sort']),
    order: oneOf(orders, search['order']),
    page: wholeNumber(search['page']),
    pageSize: pageSizes.find((each) => each === search['pageSize']),
  });
}

export function filterOf(search: DriverGroupsSearch): DriverGroupFilter {
  return { sort: 'name', order: 'asc', page: 1, pageSize: pageSizes[0], ...search };
}
