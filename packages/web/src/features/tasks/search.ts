// What the address of the list of scheduled tasks may say: filter, order, page.
import type { TaskFilter } from '../../api/contract.ts';
import { oneOf, said, searched, wholeNumber } from '../../ui/address.ts';

export const pageSizes = [25, 50, 100] as const;
export const types = ['max_current', 'driver', 'driver_group'] as const;
export const statuses = ['active', 'inactive'] as const;
const sorts = ['name', 'next'] as const;
const orders = ['asc', 'desc'] as const;

export type TaskSort = (typeof sorts)[number];
export type TasksSearch = {
  search?: string;
  type?: (typeof types)[number];
  status?: (typeof statuses)[number];
  sort?: TaskSort;
  order?: (typeof orders)[number];
  page?: number;
  pageSize?: number;
};

export function parseTasksSearch(search: Record<string, unknown>): TasksSearch {
  return said<TasksSearch>({
    search: searched(search['search']),
    type: oneOf(types, search['type']),
    status: oneOf(statuses, search['status']),
    sort: oneOf(sorts, search['sort']),
    order: oneOf(orders, search['order']),
    page: wholeNumber(search['page']),
    pageSize: pageSizes.find((each) => each === search['pageSize']),
  });
}

export function filterOf(search: TasksSearch): TaskFilter {
  return { sort: 'name', order: 'asc', page: 1, pageSize: pageSizes[0], ...search };
}

export type RunsSearch = { page?: number };

export function parseRunsSearch(search: Record<string, unknown>): RunsSearch {
  return said<RunsSearch>({ page: wholeNumber(search['page']) });
}
