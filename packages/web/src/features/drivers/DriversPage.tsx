// The list of charging users of one's domain: found as one types, filtered, sorted and paged in the address.
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AddLink } from '../../ui/list/AddLink.tsx';
import { Card } from '../../ui/page/Card.tsx';
import { FilterChip } from '../../ui/list/FilterChip.tsx';
import filters from '../../ui/list/Filters.module.css';
import { FilterBar } from '../../ui/list/FilterBar.tsx';
import { listAddress, sortingOf, type Change } from '../../ui/list/list-address.ts';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { PagedList } from '../../ui/list/PagedList.tsx';
import { SearchField } from '../../ui/list/SearchField.tsx';
import { ToggleChip } from '../../ui/list/ToggleChip.tsx';
import { useMe } from '../login/api.ts';
import { TokenTabs } from '../tokens/TokenTabs.tsx';
import { driversQuery, sheetAddress } from './api.ts';
import { DriverGroupChip } from './DriverGroupChip.tsx';
import { DriversTable } from './DriversTable.tsx';
import { filterOf, isFiltered, pageSizes, statuses, type DriversSearch } from './search.ts';
import { languageOf } from '../../ui/format/languages.ts';

type FiltersProps = { search: DriversSearch; onChange: (change: Change<DriversSearch>) => void };

function Export({ address }: { address: string }) {
  const { t } = useTranslation('drivers');
  return (
    <Button
      className={filters.end}
      component="a"
      href={address}
      download
      variant="quiet"
      size="xs"
      leftSection={<IconDownload size={16} stroke={1.5} aria-hidden="true" />}
    >
      {t('export')}
    </Button>
  );
}

function Filters({ search, onChange }: FiltersProps) {
  const { t, i18n } = useTranslation('drivers');
  const isAdmin = useMe().operator.role === 'admin';
  const { status, driverGroupId, withoutRights } = search;
  const nothing = { search: undefined, status: undefined, driverGroupId: undefined, withoutRights: undefined };
  return (
    <FilterBar
      isFiltered={isFiltered(search)}
      onClear={() => onChange(nothing)}
      end={isAdmin && <Export address={sheetAddress(filterOf(search), languageOf(i18n.language))} />}
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
      <DriverGroupChip driverGroupId={driverGroupId} onChoose={(chosen) => onChange({ driverGroupId: chosen })} />
      <ToggleChip
        name={t('withoutRights')}
        isSet={withoutRights === true}
        onToggle={() => onChange({ withoutRights: withoutRights === true ? undefined : true })}
      />
    </FilterBar>
  );
}

function Actions() {
  const { t } = useTranslation('drivers');
  return (
    <>
      <Button renderRoot={(props) => <Link to="/drivers/import" {...props} />}>{t('sheet.open')}</Button>
      <AddLink to="/drivers/add">{t('add')}</AddLink>
    </>
  );
}

export function DriversPage() {
  const { t } = useTranslation('drivers');
  const search = useSearch({ from: '/panel/drivers/' });
  const navigate = useNavigate({ from: '/drivers/' });
  const filter = filterOf(search);
  const query = useQuery(driversQuery(filter));
  const { change, paging } = listAddress<DriversSearch>(
    { ...search, pageSizes },
    (next, replace) => void navigate({ search: next, replace }),
  );
  const sorting = sortingOf(search, 'name', change);
  return (
    <>
      <PageHeader title={t('title')} actions={<Actions />} inBarOnPhone />
      <TokenTabs value="drivers" />
      <Card flush>
        <Filters search={search} onChange={change} />
        <PagedList
          query={query}
          paging={paging}
          none={{
            title: t(isFiltered(search) ? 'noneFound' : 'none'),
            text: t(isFiltered(search) ? 'noneFoundText' : 'noneText'),
          }}
        >
          {({ items }) => <DriversTable drivers={items} sorting={sorting} />}
        </PagedList>
      </Card>
    </>
  );
}
