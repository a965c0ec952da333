// The list of charging stations: found as one types, filtered by state and group, sorted and paged in the address.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/page/Card.tsx';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { ErrorState } from '../../ui/page/ErrorState.tsx';
import { FilterChip } from '../../ui/page/FilterChip.tsx';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { Pager } from '../../ui/page/Pager.tsx';
import { SearchField } from '../../ui/page/SearchField.tsx';
import { RowSkeletons } from '../../ui/page/Skeletons.tsx';
import { useMe } from '../login/api.ts';
import { AddStation } from './AddStation.tsx';
import { groupsQuery } from '../groups/api.ts';
import { stationsQuery, useStationTotal } from './api.ts';
import type { StationsSearch } from './search.ts';
import { filterOf, pageSizes, stateFilters } from './search.ts';
import filters from '../../ui/page/Filters.module.css';
import { StationsTable } from './StationsTable.tsx';

function Filters({
  search,
  onChange,
}: {
  search: StationsSearch;
  onChange: (change: Partial<StationsSearch>) => void;
}) {
  const { t } = useTranslation(['stations', 'ui']);
  const { data: groups } = useQuery(groupsQuery);
  const group = groups?.items.find(({ id }) => id === search.groupId);
  const states = stateFilters.map((value) => ({ value, label: t(`ui:state.${value}`) }));
  const stateName = search.state === undefined ? '' : t(`ui:state.${search.state}`);
  const isFiltered = search.search !== undefined || search.state !== undefined || search.groupId !== undefined;
  const onClear = () => onChange({ search: undefined, state: undefined, groupId: undefined });
  return (
    <div className={filters.filters} role="search">
      <SearchField label={t('search')} value={search.search} onSearch={(text) => onChange({ search: text })} />
      <FilterChip
        name={t('state')}
        shown={t('anyOf', { name: t('state'), value: stateName })}
        removeLabel={t('remove', { name: t('state') })}
        isSet={search.state !== undefined}
        options={states}
        onChoose={(state) => onChange({ state })}
      />
      <FilterChip
        name={t('group')}
        shown={t('anyOf', { name: t('group'), value: group?.name ?? '…' })}
        removeLabel={t('remove', { name: t('group') })}
        isSet={search.groupId !== undefined}
        options={(groups?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChoose={(groupId) => onChange({ groupId })}
      />
      {isFiltered && (
        <Button variant="quiet" size="xs" onClick={onClear}>
          {t('clear')}
        </Button>
      )}
    </div>
  );
}

export function StationsPage() {
  const { t } = useTranslation('stations');
  const me = useMe();
  const search = useSearch({ from: '/panel/stations/' });
  const navigate = useNavigate({ from: '/stations/' });
  const filter = filterOf(search);
  const { data, error, refetch } = useQuery(stationsQuery(filter));
  const total = useStationTotal(filter, data);
  const [adding, setAdding] = useState(false);

  const change = (change: Partial<StationsSearch>) =>
    void navigate({ search: (old) => ({ ...old, page: undefined, ...change }), replace: true });
  const sorting = {
    by: search.sort ?? 'name',
    order: search.order ?? 'asc',
    onSort: (sort: NonNullable<StationsSearch['sort']>) =>
      change({ sort, order: search.order !== 'desc' && (search.sort ?? 'name') === sort ? 'desc' : 'asc' }),
  } as const;
  const isFiltered = search.search !== undefined || search.state !== undefined || search.groupId !== undefined;
  const addButton = me.operator.role === 'admin' && (
    <Button variant="main" leftSection={<IconPlus size={16} stroke={1.75} />} onClick={() => setAdding(true)}>
      {t('add.open')}
    </Button>
  );

  return (
    <>
      <PageHeader title={t('title')} actions={addButton} inBarOnPhone />
      <Card flush>
        <Filters search={search} onChange={change} />
        {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
        {error === null && data === undefined && <RowSkeletons rows={8} />}
        {total === 0 && !isFiltered && <EmptyState title={t('none')} text={t('noneText')} action={addButton} />}
        {total === 0 && isFiltered && <EmptyState title={t('noneFound')} text={t('noneFoundText')} />}
        {data !== undefined && data.items.length > 0 && (
          <>
            <StationsTable stations={data.items} withFirmware sorting={sorting} />
            <Pager
              page={filter.page ?? 1}
              pageSize={filter.pageSize ?? pageSizes[0]}
              total={total ?? data.items.length}
              pageSizes={pageSizes}
              onPage={(page) => void navigate({ search: (old) => ({ ...old, page }) })}
              onPageSize={(pageSize) => change({ pageSize })}
            />
          </>
        )}
      </Card>
      {adding && <AddStation onClose={() => setAdding(false)} />}
    </>
  );
}
