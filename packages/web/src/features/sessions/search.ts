// What the addresses of the session pages may say: filters, order, page; and what the server is asked for then.
import type { SessionFilter, SessionFlag } from '../../api/contract.ts';
import { calendarDay, oneOf, said, searched, wholeNumber } from '../../ui/address.ts';
import { daysOf, instantsOf, namedSpans } from './span.ts';
import type { NamedSpan } from './span.ts';

export const pageSizes = [25, 50, 100] as const;
const sorts = ['startedAt', 'endedAt', 'energyWh', 'duration'] as const;
export const decisions = ['Accepted', 'Blocked', 'Expired', 'Invalid', 'ConcurrentTx'] as const;
export const states = ['open', 'closed'] as const;
export const flags = [
  'start_missing',
  'start_zero',
  'outlier',
  'register_fell',
  'counts_per_session',
  'power_exceeded',
  'negative_duration',
  'overlap',
  'in_future',
  'scale_suspected',
] as const satisfies readonly SessionFlag[];

export type SessionSort = (typeof sorts)[number];
type SessionState = (typeof states)[number];

export type SessionsSearch = {
  search?: string;
  span?: NamedSpan;
  from?: string;
  to?: string;
  groupId?: number;
  stationId?: number;
  evse?: number;
  driverId?: number;
  tokenId?: number;
  state?: SessionState;
  decision?: (typeof decisions)[number];
  flag?: SessionFlag;
  needsReview?: true;
  sort?: SessionSort;
  order?: 'asc' | 'desc';
  page?: number;
  pageSize?: number;
};

/** Takes away what narrows the list down, and leaves how it is shown. */
export const noFilters = {
  search: undefined,
  span: undefined,
  from: undefined,
  to: undefined,
  groupId: undefined,
  stationId: undefined,
  evse: undefined,
  driverId: undefined,
  tokenId: undefined,
  state: undefined,
  decision: undefined,
  flag: undefined,
  needsReview: undefined,
} satisfies Partial<Record<keyof SessionsSearch, undefined>>;

export const isFiltered = (search: SessionsSearch): boolean =>
  Object.entries(search).some(([name, value]) => name in noFilters && value !== undefined);

export function parseSessionsSearch(search: Record<string, unknown>): SessionsSearch {
  return said<Required<SessionsSearch>>({
    search: searched(search['search']),
    span: oneOf(namedSpans, search['span']),
    from: calendarDay(search['from']),
    to: calendarDay(search['to']),
    groupId: wholeNumber(search['groupId']),
    stationId: wholeNumber(search['stationId']),
    evse: wholeNumber(search['evse']),
    driverId: wholeNumber(search['driverId']),
    tokenId: wholeNumber(search['tokenId']),
    state: oneOf(states, search['state']),
    decision: oneOf(decisions, search['decision']),
    flag: oneOf(flags, search['flag']),
    needsReview: search['needsReview'] === true ? true : undefined,
    sort: oneOf(sorts, search['sort']),
    order: oneOf(['asc', 'desc'], search['order']),
    page: wholeNumber(search['page']),
    pageSize: pageSizes.find((size) => size === search['pageSize']),
  });
}

/** A named span moves with the calendar: today's list is tomorrow another one. */
export function filterOf(search: SessionsSearch, today: string, timeZone: string): SessionFilter {
  const { span, from, to, state, ...rest } = search;
  const days = span === undefined ? said<{ from?: string; to?: string }>({ from, to }) : daysOf(span, today);
  return {
    sort: 'startedAt',
    order: 'desc',
    page: 1,
    pageSize: pageSizes[0],
    ...rest,
    ...instantsOf(days, timeZone),
    ...(state === undefined ? {} : { open: state === 'open' }),
  };
}

export type SessionSearch = { samples?: number };

export function parseSessionSearch(search: Record<string, unknown>): SessionSearch {
  return said<SessionSearch>({ samples: wholeNumber(search['samples']) });
}
