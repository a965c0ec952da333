// The list of charging user groups of one's domain: found as one types, filtered, sorted and paged in the address.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/page/Card.tsx';
import { FilterChip } from '../../ui/page/FilterChip.tsx';
import filters from '../../ui/page/Filters.module.css';
import { ListStates } from '../../ui/page/ListStates.tsx';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { Pager } from '../../ui/page/Pager.tsx';
import { SearchField } from '../../ui/page/SearchField.tsx';
import { useMe } from '../login/api.ts';
import { driverGroupsQuery } from './api.ts';
import { DriverGroupsTable } from './DriverGroupsTable.tsx';
import { filterOf, pageSizes, statuses, type DriverGroupsSearch } from './search.ts';

type Change = { [Key in keyof DriverGroupsSearch]?: DriverGroupsSearch[Key] | undefined };
type FiltersProps = { search: DriverGroupsSearch; onChange: (change: Change) => void };

function Filters({ search, onChange }: FiltersProps) {
  const { t } = useTranslation('driverGroups');
  const { status } = search;
  return (
    <div className={filters.filters} role="search">
      <SearchField label={t('search')} value={search.search} onSearch={(text) => onChange({ search: text })} />
      <FilterChip
        name={t('status')}
        shown={status === undefined ? '' : t('statusOf', { status: t(`state.${status}`) })}
        removeLabel={t('removeStatus')}
        isSet={status !== undefined}
        options={statuses.map((value) => ({ value, label: t(`state.${value}`) }))}
        onChoose={(chosen) => onChange({ status: chosen })}
      />
      {(search.search !== undefined || status !== undefined) && (
        <Button variant="quiet" size="xs" onClick={() => onChange({ search: undefined, status: undefined })}>
          {t('clear')}
        </Button>
      )}
    </div>
  );
}

function AddLink() {
  const { t } = useTranslation('driverGroups');
  return (
    <Button
      component={Link}
      to="/driver-groups/add"
      variant="main"
      leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
    >
      {t('add')}
    </Button>
  );
}

export function DriverGroupsPage() {
  const { t } = useTranslation('driverGroups');
  const isAdmin = useMe().operator.role === 'admin';
  const search = useSearch({ from: '/panel/driver-groups/' });
  const navigate = useNavigate({ from: '/driver-groups/' });
  const filter = filterOf(search);
  const query = useQuery(driverGroupsQuery(filter));
  const { data } = query;
  const change = (change: Change) =>
    void navigate({ search: (old) => ({ ...old, page: undefined, ...change }), replace: true });
  const { sort = 'name', order = 'asc' } = search;
  const sorting = {
    by: sort,
    order,
    onSort: (by: typeof sort) => change({ sort: by, order: order === 'asc' && sort === by ? 'desc' : 'asc' }),
  } as const;
  const isFiltered = search.search !== undefined || search.status !== undefined;
  return (
    <>
      <PageHeader title={t('title')} actions={isAdmin && <AddLink />} inBarOnPhone />
      <Card flush>
        <Filters search={search} onChange={change} />
        <ListStates
          query={query}
          title={t(isFiltered ? 'noneFound' : 'none')}
          text={t(isFiltered ? 'noneFoundText' : 'noneText')}
        />
        {data !== undefined && data.total > 0 && (
          <>
            <DriverGroupsTable groups={data.items} sorting={sorting} canEdit={isAdmin} />
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
