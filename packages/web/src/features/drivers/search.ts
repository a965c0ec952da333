// What the address of the list of charging users may say: filter, order, page.
import type { DriverFilter } from '../../api/contract.ts';
import { oneOf, said, searched, wholeNumber } from '../../ui/address.ts';

export const pageSizes = [25, 50, 100] as const;
export const statuses = ['active', 'inactive'] as const;
const sorts = ['name', 'group', 'email', 'tokens'] as const;
const orders = ['asc', 'desc'] as const;

export type DriverSort = (typeof sorts)[number];
export type DriversSearch = {
  search?: string;
  status?: (typeof statuses)[number];
  driverGroupId?: number;
  withoutRights?: true;
  sort?: DriverSort;
  order?: (typeof orders)[number];
  page?: number;
  pageSize?: number;
};

export function parseDriversSearch(search: Record<string, unknown>): DriversSearch {
  return said<DriversSearch>({
    search: searched(search['search']),
    status: oneOf(statuses, search['status']),
    driverGroupId: wholeNumber(search['driverGroupId']),
    withoutRights: search['withoutRights'] === true ? true : undefined,
    sort: oneOf(sorts, search['sort']),
    order: oneOf(orders, search['order']),
    page: wholeNumber(search['page']),
    pageSize: pageSizes.find((each) => each === search['pageSize']),
  });
}

export function filterOf(search: DriversSearch): DriverFilter {
  return { sort: 'name', order: 'asc', page: 1, pageSize: pageSizes[0], ...search };
}

export function isFiltered({ search, status, driverGroupId, withoutRights }: DriversSearch): boolean {
  return [search, status, driverGroupId, withoutRights].some((each) => each !== undefined);
}
