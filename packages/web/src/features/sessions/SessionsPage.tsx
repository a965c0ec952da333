// The list of charging sessions: found as one types, filtered, sorted and paged in the address, with the sum of all.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/format/formats-context.ts';
import { useNow } from '../../ui/format/now.ts';
import { Card } from '../../ui/page/Card.tsx';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { ErrorState } from '../../ui/page/ErrorState.tsx';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { Pager } from '../../ui/page/Pager.tsx';
import { RowSkeletons } from '../../ui/page/Skeletons.tsx';
import { sessionsQuery } from './api.ts';
import { filterOf, isFiltered, pageSizes } from './search.ts';
import type { SessionSort } from './search.ts';
import { SessionFilters } from './SessionFilters.tsx';
import { SessionTabs } from './SessionTabs.tsx';
import { SessionsTable } from './SessionsTable.tsx';

export function SessionsPage() {
  const { t } = useTranslation('sessions');
  const formats = useFormats();
  const today = formats.calendarDay(useNow(60_000));
  const search = useSearch({ from: '/panel/sessions/' });
  const navigate = useNavigate({ from: '/sessions/' });
  const filter = filterOf(search, today, formats.timeZone);
  const { data, error, refetch } = useQuery(sessionsQuery(filter));

  const change = (change: object) =>
    void navigate({ search: (old) => ({ ...old, page: undefined, ...change }), replace: true });
  const { sort: by = 'startedAt', order = 'desc' } = search;
  const onSort = (sort: SessionSort) => change({ sort, order: by === sort && order === 'desc' ? 'asc' : 'desc' });

  return (
    <>
      <PageHeader title={t('title')} inBarOnPhone />
      <SessionTabs value="all" />
      <Card flush>
        <SessionFilters search={search} driverName={data?.items[0]?.driver?.name} onChange={change} />
        {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
        {error === null && data === undefined && <RowSkeletons rows={8} />}
        {data?.total === 0 && !isFiltered(search) && <EmptyState title={t('none')} text={t('noneText')} />}
        {data?.total === 0 && isFiltered(search) && <EmptyState title={t('noneFound')} text={t('noneFoundText')} />}
        {data !== undefined && data.total > 0 && (
          <>
            <SessionsTable
              sessions={data.items}
              withStation
              sorting={{ by, order, onSort }}
              sum={{ count: data.total, energyWh: data.energyWh }}
            />
            <Pager
              page={filter.page ?? 1}
              pageSize={filter.pageSize ?? pageSizes[0]}
              total={data.total}
              pageSizes={pageSizes}
              onPage={(page) => void navigate({ search: (old) => ({ ...old, page }) })}
              onPageSize={(pageSize) => change({ pageSize })}
            />
          </>
        )}
      </Card>
    </>
  );
}
