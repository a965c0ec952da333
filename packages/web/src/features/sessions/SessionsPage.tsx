// The list of charging sessions: found as one types, filtered, sorted and paged in the address, with the sum of all.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/format/formats-context.ts';
import { useNow } from '../../ui/format/now.ts';
import { Card } from '../../ui/page/Card.tsx';
import { listAddress } from '../../ui/list/list-address.ts';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { PagedList } from '../../ui/list/PagedList.tsx';
import { sessionsQuery } from './api.ts';
import { filterOf, isFiltered, pageSizes } from './search.ts';
import type { SessionSort, SessionsSearch } from './search.ts';
import { SessionFilters } from './filters/SessionFilters.tsx';
import { SessionTabs } from './SessionTabs.tsx';
import { SessionsTable } from './SessionsTable.tsx';

export function SessionsPage() {
  const { t } = useTranslation('sessions');
  const formats = useFormats();
  const today = formats.calendarDay(useNow(60_000));
  const search = useSearch({ from: '/panel/sessions/' });
  const navigate = useNavigate({ from: '/sessions/' });
  const filter = filterOf(search, today, formats.timeZone);
  const query = useQuery(sessionsQuery(filter));

  const { change, paging } = listAddress<SessionsSearch>(
    { ...search, pageSizes },
    (next, replace) => void navigate({ search: next, replace }),
  );
  const { sort: by = 'startedAt', order = 'desc' } = search;
  const onSort = (sort: SessionSort) => change({ sort, order: by === sort && order === 'desc' ? 'asc' : 'desc' });

  return (
    <>
      <PageHeader title={t('title')} inBarOnPhone />
      <SessionTabs value="all" />
      <Card flush>
        <SessionFilters search={search} driverName={query.data?.items[0]?.driver?.name} onChange={change} />
        <PagedList
          query={query}
          paging={paging}
          none={{
            title: t(isFiltered(search) ? 'noneFound' : 'none'),
            text: t(isFiltered(search) ? 'noneFoundText' : 'noneText'),
          }}
        >
          {({ items, total, energyWh }) => (
            <SessionsTable
              sessions={items}
              withStation
              sorting={{ by, order, onSort }}
              sum={{ count: total, energyWh }}
            />
          )}
        </PagedList>
      </Card>
    </>
  );
}
