// Reports: what charging events of chosen days took, by whom and where, on the screen and as a file; all of it in the address.
import { SegmentedControl, Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportFilter, ReportTotals } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { useNow } from '../../ui/format/now.ts';
import { Card } from '../../ui/page/Card.tsx';
import { EmptyState } from '../../ui/states/EmptyState.tsx';
import { ErrorState } from '../../ui/states/ErrorState.tsx';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { Pager } from '../../ui/list/Pager.tsx';
import { CardSkeletons, RowSkeletons } from '../../ui/states/Skeletons.tsx';
import { daysOf } from '../sessions/span.ts';
import { reportSessionsQuery, rowsQuery, totalsQuery } from './api.ts';
import { Bridge } from './summary/Bridge.tsx';
import { ExportMenu } from './files/ExportMenu.tsx';
import { ReportFiles } from './files/ReportFiles.tsx';
import { ReportFilters } from './filters/ReportFilters.tsx';
import { ReportSessions } from './table/ReportSessions.tsx';
import classes from './ReportsPage.module.css';
import { ReportSummary } from './summary/ReportSummary.tsx';
import { ReportTable } from './table/ReportTable.tsx';
import { SavedReports } from './saved/SavedReports.tsx';
import {
  filterOf,
  groupings,
  pageSizes,
  rowSorts,
  sessionSorts,
  type Chosen,
  type Grouping,
  type ReportsSearch,
  type RowSort,
  type SessionSort,
} from './search.ts';

type Change = { [Key in keyof ReportsSearch]?: ReportsSearch[Key] | undefined };
type Shown = { filter: ReportFilter; search: ReportsSearch; totals: ReportTotals; onChange: (change: Change) => void };

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

function Rows({ by, ...shown }: Shown & { by: Exclude<Grouping, 'session'> }) {
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
      <Pages search={search} total={data.total} onChange={onChange} />
    </>
  );
}

function Sessions(shown: Shown) {
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
      <Pages search={search} total={totals.sessions} onChange={onChange} />
    </>
  );
}

function Pages({ search, total, onChange }: Pick<Shown, 'search' | 'onChange'> & { total: number }) {
  return (
    <Pager
      page={search.page ?? 1}
      pageSize={search.pageSize ?? pageSizes[0]}
      total={total}
      pageSizes={pageSizes}
      onPage={(page) => onChange({ page })}
      onPageSize={(pageSize) => onChange({ pageSize })}
    />
  );
}

function GroupBy({ by, onChange }: { by: Grouping; onChange: (by: Grouping) => void }) {
  const { t } = useTranslation('reports');
  const isNarrow = useMediaQuery('(max-width: 74.99em)', false, { getInitialValueInEffect: false });
  const data = groupings.map((value) => ({ value, label: t(`byName.${value}`) }));
  const choose = (value: string | null) => {
    const chosen = groupings.find((each) => each === value);
    if (chosen !== undefined) onChange(chosen);
  };
  return (
    <div className={classes.by}>
      <span className={classes.byLabel} aria-hidden="true">
        {t('by')}
      </span>
      {isNarrow ? (
        <Select aria-label={t('by')} data={data} value={by} onChange={choose} allowDeselect={false} />
      ) : (
        <SegmentedControl aria-label={t('by')} data={data} value={by} onChange={choose} />
      )}
    </div>
  );
}

function Report(shown: Omit<Shown, 'totals'>) {
  const { t } = useTranslation('reports');
  const formats = useFormats();
  const { filter, search, onChange } = shown;
  const { data: totals, error, refetch } = useQuery(totalsQuery(filter));
  if (totals === undefined && error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (totals === undefined) return <CardSkeletons heightPx={96} count={1} />;
  if (totals.sessions === 0) {
    return (
      <Card>
        <EmptyState title={t('none')} text={t('noneText')} />
      </Card>
    );
  }
  const { by = 'group' } = search;
  const { shortNameOfDay: day } = formats;
  return (
    <>
      <ReportSummary totals={totals} filter={filter} />
      <Card flush label={t('title')}>
        <div className={classes.head}>
          <h2 className={classes.title}>
            {t('span', { from: day(filter.from), to: day(filter.to) })}
            <span className={classes.zone}>{formats.timeZone}</span>
          </h2>
          <GroupBy by={by} onChange={(next) => onChange({ by: next, sort: undefined, order: undefined })} />
        </div>
        {by === 'session' ? <Sessions {...shown} totals={totals} /> : <Rows {...shown} by={by} totals={totals} />}
      </Card>
      <Bridge filter={filter} />
    </>
  );
}

export function ReportsPage() {
  const { t } = useTranslation('reports');
  const formats = useFormats();
  const today = formats.calendarDay(useNow(60_000));
  const search = useSearch({ from: '/panel/reports' });
  const navigate = useNavigate({ from: '/reports' });
  const filter = filterOf(search);
  const { data: totals, isFetching } = useQuery({
    ...totalsQuery(filter ?? { from: today, to: today }),
    enabled: filter !== undefined,
  });
  const onChange = (change: Change) =>
    void navigate({ search: (old) => ({ ...old, page: undefined, ...change }), resetScroll: false });
  const [opened, setOpened] = useState(0);
  const { by, pageSize } = search;
  const show = (chosen: Chosen) =>
    void navigate({ search: { ...chosen, ...(by && { by }), ...(pageSize && { pageSize }) } });
  const open = (chosen: Chosen) => {
    show(chosen);
    setOpened(opened + 1);
  };
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('title')}
        inBarOnPhone
        actions={<SavedReports filter={filter} today={today} onOpen={open} />}
      />
      <ReportFilters
        // What is opened from elsewhere fills the form anew.
        key={opened}
        chosen={filter ?? daysOf('month', today)}
        busy={isFetching}
        onShow={show}
        exports={<ExportMenu filter={filter} sessions={totals?.sessions ?? 0} />}
      />
      <ReportFiles />
      {filter === undefined ? (
        <Card>
          <EmptyState title={t('start')} text={t('startText')} />
        </Card>
      ) : (
        <Report filter={filter} search={search} onChange={onChange} />
      )}
    </div>
  );
}
