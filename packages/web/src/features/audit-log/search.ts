// What the address of the audit log may say: filters, page, which entry is open; and what the server is asked for then.
import type { AuditEntry, AuditFilter } from '../../api/contract.ts';
import { calendarDay, oneOf, said, searched, text, wholeNumber } from '../../ui/address.ts';
import { daysOf, instantsOf, namedSpans } from '../sessions/span.ts';
import type { Days, NamedSpan } from '../sessions/span.ts';

export const pageSizes = [25, 50, 100] as const;
export const outcomes = ['done', 'refused', 'failed'] as const satisfies readonly AuditEntry['outcome'][];

export type AuditSearch = {
  search?: string;
  span?: NamedSpan;
  from?: string;
  to?: string;
  operatorId?: number;
  action?: string;
  subjectKind?: string;
  subjectId?: string;
  outcome?: AuditEntry['outcome'];
  /** The entry that is open. */
  entry?: number;
  page?: number;
  pageSize?: number;
};

export const noFilters = {
  search: undefined,
  span: undefined,
  from: undefined,
  to: undefined,
  operatorId: undefined,
  action: undefined,
  subjectKind: undefined,
  subjectId: undefined,
  outcome: undefined,
} satisfies Partial<Record<keyof AuditSearch, undefined>>;

export const isFiltered = (search: AuditSearch): boolean =>
  Object.entries(search).some(([name, value]) => name in noFilters && value !== undefined);

export function parseAuditSearch(search: Record<string, unknown>): AuditSearch {
  return said<Required<AuditSearch>>({
    search: searched(search['search']),
    span: oneOf(namedSpans, search['span']),
    from: calendarDay(search['from']),
    to: calendarDay(search['to']),
    operatorId: wholeNumber(search['operatorId']),
    action: text(search['action']),
    subjectKind: text(search['subjectKind']),
    subjectId: text(search['subjectId']),
    outcome: oneOf(outcomes, search['outcome']),
    entry: wholeNumber(search['entry']),
    page: wholeNumber(search['page']),
    pageSize: pageSizes.find((size) => size === search['pageSize']),
  });
}

/** What an export is asked for: all that fits, whichever page is shown. */
export function filterOf(search: AuditSearch, today: string, timeZone: string): AuditFilter {
  const { span, from, to, entry: _open, page: _page, pageSize: _size, ...rest } = search;
  const days = span === undefined ? said<Days>({ from, to }) : daysOf(span, today);
  return { ...rest, ...instantsOf(days, timeZone) };
}
