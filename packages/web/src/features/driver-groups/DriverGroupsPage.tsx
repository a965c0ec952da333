// The list of charging user groups of one's domain: found as one types, filtered, sorted and paged in the address.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AddLink } from '../../ui/list/AddLink.tsx';
import { Card } from '../../ui/page/Card.tsx';
import { FilterChip } from '../../ui/list/FilterChip.tsx';
import { FilterBar } from '../../ui/list/FilterBar.tsx';
import { listAddress, sortingOf, type Change } from '../../ui/list/list-address.ts';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { PagedList } from '../../ui/list/PagedList.tsx';
import { SearchField } from '../../ui/list/SearchField.tsx';
import { useMe } from '../login/api.ts';
import { driverGroupsQuery } from './api.ts';
import { DriverGroupsTable } from './DriverGroupsTable.tsx';
import { filterOf, pageSizes, statuses, type DriverGroupsSearch } from './search.ts';

type FiltersProps = { search: DriverGroupsSearch; onChange: (change: Change<DriverGroupsSearch>) => void };

function Filters({ search, onChange }: FiltersProps) {
  const { t } = useTranslation('driverGroups');
  const { status } = search;
  return (
    <FilterBar
      isFiltered={search.search !== undefined || status !== undefined}
      onClear={() => onChange({ search: undefined, status: undefined })}
    >
      <SearchField label={t('search')} value={search.search} onSearch={(text) => onChange({ search: text })} />
      <FilterChip
        name={t('status')}
        shown={status === undefined ? '' : t('statusOf', { status: t(`state.${status}`) })}
        removeLabel={t('removeStatus')}
        isSet={status !== undefined}
        options={statuses.map((value) => ({ value, label: t(`state.${value}`) }))}
        onChoose={(chosen) => onChange({ status: chosen })}
      />
    </FilterBar>
  );
}

export function DriverGroupsPage() {
  const { t } = useTranslation('driverGroups');
  const isAdmin = useMe().operator.role === 'admin';
  const search = useSearch({ from: '/panel/driver-groups/' });
  const navigate = useNavigate({ from: '/driver-groups/' });
  const filter = filterOf(search);
  const query = useQuery(driverGroupsQuery(filter));
  const { change, paging } = listAddress<DriverGroupsSearch>(
    { ...search, pageSizes },
    (next, replace) => void navigate({ search: next, replace }),
  );
  const sorting = sortingOf(search, 'name', change);
  const isFiltered = search.search !== undefined || search.status !== undefined;
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={isAdmin && <AddLink to="/driver-groups/add">{t('add')}</AddLink>}
        inBarOnPhone
      />
      <Card flush>
        <Filters search={search} onChange={change} />
        <PagedList
          query={query}
          paging={paging}
          none={{ title: t(isFiltered ? 'noneFound' : 'none'), text: t(isFiltered ? 'noneFoundText' : 'noneText') }}
        >
          {({ items }) => <DriverGroupsTable groups={items} sorting={sorting} canEdit={isAdmin} />}
        </PagedList>
      </Card>
    </>
  );
}
