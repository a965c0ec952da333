// The list of charging users of one's domain: found as one types, filtered, sorted and paged in the address.
import { Button } from '@mantine/core';
import { IconDownload, IconPlus } from '@tabler/icons-react';
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
import { ToggleChip } from '../../ui/page/ToggleChip.tsx';
import { useMe } from '../login/api.ts';
import { TokenTabs } from '../tokens/TokenTabs.tsx';
import { driversQuery, sheetAddress } from './api.ts';
import { DriverGroupChip } from './DriverGroupChip.tsx';
import { DriversTable } from './DriversTable.tsx';
import { filterOf, isFiltered, pageSizes, statuses, type DriversSearch } from './search.ts';

/** What the address says no more is undefined. */
type Change = { [Key in keyof DriversSearch]?: DriversSearch[Key] | undefined };
type FiltersProps = { search: DriversSearch; onChange: (change: Change) => void };

function Filters({ search, onChange }: FiltersProps) {
  const { t } = useTranslation('drivers');
  const isAdmin = useMe().operator.role === 'admin';
  const { status, driverGroupId, withoutRights } = search;
  const nothing = { search: undefined, status: undefined, driverGroupId: undefined, withoutRights: undefined };
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
      <DriverGroupChip driverGroupId={driverGroupId} onChoose={(chosen) => onChange({ driverGroupId: chosen })} />
      <ToggleChip
        name={t('withoutRights')}
        isSet={withoutRights === true}
        onToggle={() => onChange({ withoutRights: withoutRights === true ? undefined : true })}
      />
      {isFiltered(search) && (
        <Button variant="quiet" size="xs" onClick={() => onChange(nothing)}>
          {t('clear')}
        </Button>
      )}
      {isAdmin && (
        <Button
          className={filters.end}
          component="a"
          href={sheetAddress(filterOf(search))}
          download
          variant="quiet"
          size="xs"
          leftSection={<IconDownload size={16} stroke={1.5} aria-hidden="true" />}
        >
          {t('export')}
        </Button>
      )}
    </div>
  );
}

function Actions() {
  const { t } = useTranslation('drivers');
  return (
    <>
      <Button renderRoot={(props) => <Link to="/drivers/import" {...props} />}>{t('sheet.open')}</Button>
      <Button
        component={Link}
        to="/drivers/add"
        variant="main"
        leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
      >
        {t('add')}
      </Button>
    </>
  );
}

export function DriversPage() {
  const { t } = useTranslation('drivers');
  const search = useSearch({ from: '/panel/drivers/' });
  const navigate = useNavigate({ from: '/drivers/' });
  const filter = filterOf(search);
  const query = useQuery(driversQuery(filter));
  const { data } = query;
  const change = (change: Change) =>
    void navigate({ search: (old) => ({ ...old, page: undefined, ...change }), replace: true });
  const { sort = 'name', order = 'asc' } = search;
  const sorting = {
    by: sort,
    order,
    onSort: (by: typeof sort) => change({ sort: by, order: order === 'asc' && sort === by ? 'desc' : 'asc' }),
  } as const;
  return (
    <>
      <PageHeader title={t('title')} actions={<Actions />} inBarOnPhone />
      <TokenTabs value="drivers" />
      <Card flush>
        <Filters search={search} onChange={change} />
        <ListStates
          query={query}
          title={t(isFiltered(search) ? 'noneFound' : 'none')}
          text={t(isFiltered(search) ? 'noneFoundText' : 'noneText')}
        />
        {data !== undefined && data.total > 0 && (
          <>
            <DriversTable drivers={data.items} sorting={sorting} />
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
