// What the address of the list of issues may say: words, state, kind, where, order, and the page.
import type { Issue, IssueFilter } from '../../api/contract.ts';
import { searched } from '../../ui/address.ts';

export const pageSizes = [25, 50, 100] as const;
export const issueStates = ['open', 'acknowledged', 'closed'] as const satisfies readonly Issue['state'][];
export const issueKinds = [
  'error_status',
  'offline',
  'boot_loop',
  'rejected_command',
  'limit_not_kept',
  'certificate_expiring',
] as const satisfies readonly Issue['kind'][];

export type IssuesSearch = {
  search?: string;
  state?: Issue['state'];
  kind?: Issue['kind'];
  groupId?: number;
  stationId?: number;
  order?: 'asc';
  page?: number;
  pageSize?: number;
};

export function parseIssuesSearch(search: Record<string, unknown>): IssuesSearch {
  const text = searched(search['search']);
  const state = issueStates.find((each) => each === search['state']);
  const kind = issueKinds.find((each) => each === search['kind']);
  const numbers = (['groupId', 'stationId', 'page'] as const).flatMap((name) => {
    const value = search[name];
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? [[name, value] as const] : [];
  });
  const pageSize = pageSizes.find((size) => size === search['pageSize']);
  return {
    ...(text !== undefined && { search: text }),
    ...(state !== undefined && { state }),
    ...(kind !== undefined && { kind }),
    ...Object.fromEntries(numbers),
    ...(search['order'] === 'asc' && { order: 'asc' as const }),
    ...(pageSize !== undefined && { pageSize }),
  };
}

export function filterOf(search: IssuesSearch): IssueFilter {
  return { page: 1, pageSize: pageSizes[0], ...search };
}

export function isFiltered({ search, state, kind, groupId, stationId }: IssuesSearch): boolean {
  return [search, state, kind, groupId, stationId].some((value) => value !== undefined);
}
