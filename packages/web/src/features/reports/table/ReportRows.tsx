// What a report comes to row by row, sorted and paged in the address: by what it is grouped by, or session by session.
import { useQuery } from '@tanstack/react-query';
import type { ReportFilter, ReportTotals } from '../../../api/contract.ts';
import { ErrorState } from '../../../ui/states/ErrorState.tsx';
import type { Change } from '../../../ui/list/list-address.ts';
import { Pager } from '../../../ui/list/Pager.tsx';
import { RowSkeletons } from '../../../ui/states/Skeletons.tsx';
import { reportSessionsQuery, rowsQuery } from '../api.ts';
import { ReportSessions } from './ReportSessions.tsx';
import { ReportTable } from './ReportTable.tsx';
import {
  pageSizes,
  rowSorts,
  sessionSorts,
  type Grouping,
  type ReportsSearch,
  type RowSort,
  type SessionSort,
} from '../search.ts';

export type Shown = {
  filter: ReportFilter;
  search: ReportsSearch;
  totals: ReportTotals;
  onChange: (change: Change<ReportsSearch>, replace?: boolean) => void;
};

const isTime = (by: Grouping) => by === 'day' || by === 'month';

/** The other way where it is sorted by that already; figures begin with the largest. */
function sortingOf<By extends string>(at: By, { search, onChange }: Shown, first: (by: By) => 'asc' | 'desc') {
  const order = search.order ?? first(at);
  const onSort = (by: By) => {
    const turned = order === 'asc' ? 'desc' : 'asc';
    onChange({ sort: by as RowSort | SessionSort, order: by === at ? turned : first(by) });
  };
  return { by: at, order, onSort };
}

export function Rows({ by, ...shown }: Shown & { by: Exclude<Grouping, 'session'> }) {
  const { filter, search, totals, onChange } = shown;
  const at: RowSort = rowSorts.find((each) => each === search.sort) ?? (isTime(by) ? 'name' : 'energy');
  const sorting = sortingOf(at, shown, (each) => (each === 'name' ? 'asc' : 'desc'));
  const { page = 1, pageSize = pageSizes[0] } = search;
  const { data, error, refetch } = useQuery(
    rowsQuery({ ...filter, by, sort: at, order: sorting.order, page, pageSize }),
  );
  if (data === undefined && error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowSkeletons rows={8} />;
  return (
    <>
      <ReportTable rows={data.items} by={by} whole={totals} sorting={sorting} />
      <Pages search={search} rows={data.items.length} total={data.total} onChange={onChange} />
    </>
  );
}

export function Sessions(shown: Shown) {
  const { filter, search, totals, onChange } = shown;
  const at: SessionSort = sessionSorts.find((each) => each === search.sort) ?? 'startedAt';
  const sorting = sortingOf(at, shown, () => 'desc');
  const { page = 1, pageSize = pageSizes[0] } = search;
  const { data, error, refetch } = useQuery(
    reportSessionsQuery({ ...filter, sort: at, order: sorting.order, page, pageSize }),
  );
  if (data === undefined && error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowSkeletons rows={8} />;
  return (
    <>
      <ReportSessions sessions={data.items} whole={totals} sorting={sorting} />
      <Pages search={search} rows={data.items.length} total={totals.sessions} onChange={onChange} />
    </>
  );
}

function Pages({ search, onChange, ...pages }: Pick<Shown, 'search' | 'onChange'> & { rows: number; total: number }) {
  return (
    <Pager
      page={search.page ?? 1}
      pageSize={search.pageSize ?? pageSizes[0]}
      {...pages}
      pageSizes={pageSizes}
      onPage={(page, replace) => onChange({ page }, replace)}
      onPageSize={(pageSize) => onChange({ pageSize })}
    />
  );
}
