// The firmware images that charging stations can fetch from here, for admins: found as one types, sorted and paged in the address.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FirmwareImage } from '../../api/contract.ts';
import { FilterBar } from '../../ui/list/FilterBar.tsx';
import { listAddress, sortingOf } from '../../ui/list/list-address.ts';
import { PagedList } from '../../ui/list/PagedList.tsx';
import { Card } from '../../ui/page/Card.tsx';
import { ConfirmDialog } from '../../ui/page/ConfirmDialog.tsx';
import { ErrorLine } from '../../ui/page/ErrorState.tsx';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { SearchField } from '../../ui/page/SearchField.tsx';
import { AddFirmware } from './AddFirmware.tsx';
import { firmwareQuery, useDeleteImage } from './api.ts';
import { FirmwareTable } from './FirmwareTable.tsx';
import { filterOf, pageSizes, type FirmwareSearch } from './search.ts';

export function FirmwarePage() {
  const { t } = useTranslation('firmware');
  const search = useSearch({ from: '/panel/settings/firmware' });
  const navigate = useNavigate({ from: '/settings/firmware' });
  const filter = filterOf(search);
  const query = useQuery(firmwareQuery(filter));
  const deleting = useDeleteImage();
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<FirmwareImage>();
  const { change, paging } = listAddress<FirmwareSearch>(
    { ...search, pageSizes },
    (next, replace) => void navigate({ search: next, replace }),
  );
  const sorting = sortingOf(filter, filter.sort, change);
  const isFiltered = search.search !== undefined;
  const isEmpty = query.data?.total === 0 && !isFiltered;
  const addButton = (
    <Button variant="main" leftSection={<IconPlus size={16} stroke={1.75} />} onClick={() => setAdding(true)}>
      {t('add.open')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} actions={isEmpty ? undefined : addButton} inBarOnPhone />
      <Card flush>
        {deleting.isError && <ErrorLine error={deleting.error} />}
        {!isEmpty && (
          <FilterBar isFiltered={isFiltered} onClear={() => change({ search: undefined })}>
            <SearchField label={t('search')} value={search.search} onSearch={(text) => change({ search: text })} />
          </FilterBar>
        )}
        <PagedList
          query={query}
          paging={paging}
          none={
            isEmpty
              ? { title: t('none'), text: t('noneText'), action: addButton }
              : { title: t('noneFound'), text: t('noneFoundText') }
          }
        >
          {({ items }) => <FirmwareTable images={items} sorting={sorting} onDelete={setLeaving} />}
        </PagedList>
      </Card>
      {adding && <AddFirmware onClose={() => setAdding(false)} />}
      {leaving !== undefined && (
        <ConfirmDialog
          title={t('deleteTitle', { version: leaving.version })}
          text={t('deleteText')}
          action={t('delete')}
          onConfirm={() => deleting.mutate(leaving.id)}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </>
  );
}
