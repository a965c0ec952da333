// What the address of a report may say: its filters, how it is grouped, and where one is in it.
import type { ReportFilter } from '../../api/contract.ts';
import { calendarDay, oneOf, said, wholeNumber } from '../../ui/address.ts';

export const pageSizes = [25, 50, 100] as const;
export const groupings = ['group', 'point', 'driver', 'driverGroup', 'token', 'day', 'month', 'session'] as const;
export type Grouping = (typeof groupings)[number];
export const rowSorts = ['name', 'sessions', 'drivers', 'duration', 'average', 'energy'] as const;
export type RowSort = (typeof rowSorts)[number];
export const sessionSorts = ['startedAt', 'duration', 'energy'] as const;
export type SessionSort = (typeof sessionSorts)[number];

/** Days and filters as the server takes them; without both days there is no report yet. */
export type Chosen = Omit<ReportFilter, 'from' | 'to'> & { from?: string; to?: string };

export type ReportsSearch = Chosen & {
  by?: Grouping;
  sort?: RowSort | SessionSort;
  order?: 'asc' | 'desc';
  page?: number;
  pageSize?: number;
};

const mostChosen = 200;
const point = /^\d{1,15}(\.\d{1,4})?$/;
export const priceForm = /^\d{1,6}(\.\d{1,6})?$/;
export const currencyForm = /^[A-Z]{3}$/;

function listOf<T>(value: unknown, read: (one: unknown) => T | undefined): T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const list = value.slice(0, mostChosen).flatMap((one) => read(one) ?? []);
  return list.length === 0 ? undefined : list;
}

const formed = (form: RegExp, value: unknown): string | undefined =>
  (typeof value === 'string' || typeof value === 'number') && form.test(String(value)) ? String(value) : undefined;

export function parseReportsSearch(search: Record<string, unknown>): ReportsSearch {
  return said<Required<ReportsSearch>>({
    from: calendarDay(search['from']),
    to: calendarDay(search['to']),
    groupIds: listOf(search['groupIds'], wholeNumber),
    points: listOf(search['points'], (one) => formed(point, one)),
    driverIds: listOf(search['driverIds'], wholeNumber),
    driverGroupIds: listOf(search['driverGroupIds'], wholeNumber),
    tokenIds: listOf(search['tokenIds'], wholeNumber),
    withoutImplausible: search['withoutImplausible'] === true ? true : undefined,
    pricePerKwh: formed(priceForm, search['pricePerKwh']),
    currency: formed(currencyForm, search['currency']),
    by: oneOf(groupings, search['by']),
    sort: oneOf([...rowSorts, ...sessionSorts], search['sort']),
    order: oneOf(['asc', 'desc'], search['order']),
    page: wholeNumber(search['page']),
    pageSize: pageSizes.find((size) => size === search['pageSize']),
  });
}

/** Undefined before a report was asked for. */
export function filterOf(search: ReportsSearch): ReportFilter | undefined {
  const { by: _by, sort: _sort, order: _order, page: _page, pageSize: _pageSize, from, to, ...rest } = search;
  return from === undefined || to === undefined || to < from ? undefined : { ...rest, from, to };
}

/** Of days both of which count. */
export function dayCount({ from, to }: { from: string; to: string }): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}
