// What the addresses of the station pages may say: filter, order, page, tab, day.
import type { StationFilter } from '../../api/contract.ts';
import { oneOf, said, searched, text, wholeNumber } from '../../ui/address.ts';
import { parseSettingsSearch } from '../advanced-settings/search.ts';
import { parseCommandsSearch, type CommandsSearch } from '../commands/search.ts';
import { parseEventsSearch, type EventsSearch } from '../events/search.ts';
import { parseOcppLogSearch, type OcppLogSearch } from '../ocpp-log/search.ts';
import { parseSpanSearch, type SpanSearch } from '../statistics/search.ts';

export const pageSizes = [25, 50, 100] as const;
export const stationTabs = [
  'points',
  'events',
  'statistics',
  'sessions',
  'commands',
  'settings',
  'special',
  'log',
] as const;
const stationSorts = ['name', 'identifier', 'group', 'firmware', 'lastSeen'] as const;

/** What a station may be asked for by state: the states of its points, and being away. */
export const stateFilters = [
  'charging',
  'suspended',
  'available',
  'preparing',
  'finishing',
  'reserved',
  'occupied',
  'issue',
  'unavailable',
  'disabled',
  'offline',
] as const;
/** Only admins of the whole organization see any of these. */
export const orphans = 'orphans';

export type StationTab = (typeof stationTabs)[number];
type StateFilter = (typeof stateFilters)[number];
export type StationSort = (typeof stationSorts)[number];

export type StationsSearch = {
  search?: string;
  groupId?: number;
  state?: StateFilter | typeof orphans;
  firmware?: string;
  model?: string;
  withoutProof?: true;
  sort?: StationSort;
  order?: 'asc' | 'desc';
  page?: number;
  pageSize?: number;
};

/** Each tab reads its own words. */
export type StationSearch = { tab?: StationTab } & CommandsSearch & EventsSearch & OcppLogSearch & SpanSearch;

export function parseStationsSearch(search: Record<string, unknown>): StationsSearch {
  return said<StationsSearch>({
    search: searched(search['search']),
    groupId: wholeNumber(search['groupId']),
    state: oneOf([...stateFilters, orphans], search['state']),
    firmware: text(search['firmware']),
    model: text(search['model']),
    withoutProof: search['withoutProof'] === true ? true : undefined,
    sort: oneOf(stationSorts, search['sort']),
    order: oneOf(['asc', 'desc'], search['order']),
    page: wholeNumber(search['page']),
    pageSize: pageSizes.find((size) => size === search['pageSize']),
  });
}

export function parseNewStationSearch(search: Record<string, unknown>): { identifier?: string } {
  return said<{ identifier?: string }>({ identifier: text(search['identifier']) });
}

export function filterOf(search: StationsSearch): StationFilter {
  return { sort: 'name', order: 'asc', page: 1, pageSize: pageSizes[0], ...search };
}

export function parseStationSearch(search: Record<string, unknown>): StationSearch {
  const tab = oneOf(stationTabs, search['tab']);
  if (tab === 'events') return said<StationSearch>({ tab, ...parseEventsSearch(search) });
  if (tab === 'commands') return said<StationSearch>({ tab, ...parseCommandsSearch(search) });
  if (tab === 'statistics') return said<StationSearch>({ tab, ...parseSpanSearch(search) });
  if (tab === 'log') return said<StationSearch>({ tab, ...parseOcppLogSearch(search) });
  if (tab === 'settings') return said<StationSearch>({ tab, ...parseSettingsSearch(search) });
  return said<StationSearch>({ tab, page: wholeNumber(search['page']) });
}
