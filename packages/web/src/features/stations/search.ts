// What the addresses of the station pages may say: filter, order, page, tab, day.
import type { StationFilter } from '../../api/contract.ts';
import { oneOf, said, wholeNumber } from '../../ui/address.ts';
import { parseSettingsSearch } from '../advanced-settings/search.ts';
import { parseEventsSearch, type EventsSearch } from '../events/search.ts';
import { parseOcppLogSearch, type OcppLogSearch } from '../ocpp-log/search.ts';

export const pageSizes = [25, 50, 100] as const;
export const stationTabs = ['points', 'events', 'sessions', 'commands', 'settings', 'log'] as const;
const stationSorts = ['name', 'identifier', 'lastSeen'] as const;

/** What a station may be asked for by state: the states of its points, and being away. */
export const stateFilters = ['charging', 'suspended', 'available', 'issue', 'unavailable', 'offline'] as const;

export type StationTab = (typeof stationTabs)[number];
export type StateFilter = (typeof stateFilters)[number];
export type StationSort = (typeof stationSorts)[number];

export type StationsSearch = {
  search?: string;
  groupId?: number;
  state?: StateFilter;
  sort?: StationSort;
  order?: 'asc' | 'desc';
  page?: number;
  pageSize?: number;
};

/** Each tab reads its own words. */
export type StationSearch = { tab?: StationTab; page?: number } & EventsSearch & OcppLogSearch;

export function parseStationsSearch(search: Record<string, unknown>): StationsSearch {
  const text = search['search'];
  return said<StationsSearch>({
    search: typeof text === 'string' || typeof text === 'number' ? String(text) : undefined,
    groupId: wholeNumber(search['groupId']),
    state: oneOf(stateFilters, search['state']),
    sort: oneOf(stationSorts, search['sort']),
    order: oneOf(['asc', 'desc'], search['order']),
    page: wholeNumber(search['page']),
    pageSize: pageSizes.find((size) => size === search['pageSize']),
  });
}

export function filterOf(search: StationsSearch): StationFilter {
  return { sort: 'name', order: 'asc', page: 1, pageSize: pageSizes[0], ...search };
}

export function parseStationSearch(search: Record<string, unknown>): StationSearch {
  const tab = oneOf(stationTabs, search['tab']);
  if (tab === 'events') return said<StationSearch>({ tab, ...parseEventsSearch(search) });
  if (tab === 'log') return said<StationSearch>({ tab, ...parseOcppLogSearch(search) });
  if (tab === 'settings') return said<StationSearch>({ tab, ...parseSettingsSearch(search) });
  return said<StationSearch>({ tab, page: wholeNumber(search['page']) });
}
