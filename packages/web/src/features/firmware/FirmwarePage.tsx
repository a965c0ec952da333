// The firmware images that charging stations can fetch from here, for admins.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CollectionPage } from '../../ui/list/CollectionPage.tsx';
import { listAddress, sortingOf } from '../../ui/list/list-address.ts';
import { AddFirmware } from './AddFirmware.tsx';
import { firmwareQuery, useDeleteImage } from './api.ts';
import { FirmwareTable } from './FirmwareTable.tsx';
import { filterOf, pageSizes, type FirmwareSearch } from './search.ts';

export function FirmwarePage() {
  const { t } = useTranslation('firmware');
  const search = useSearch({ from: '/panel/settings/firmware' });
  const navigate = useNavigate({ from: '/settings/firmware' });
  const filter = filterOf(search);
  const { change, paging } = listAddress<FirmwareSearch>(
    { ...search, pageSizes },
    (next, replace) => void navigate({ search: next, replace }),
  );
  const deleting = useDeleteImage();
  return (
    <CollectionPage
      words={{
        title: t('title'),
        search: t('search'),
        add: t('add.open'),
        none: t('none'),
        noneText: t('noneText'),
        noneFound: t('noneFound'),
        noneFoundText: t('noneFoundText'),
      }}
      query={useQuery(firmwareQuery(filter))}
      search={search.search}
      onSearch={(text) => change({ search: text })}
      paging={paging}
      Adding={AddFirmware}
      taking={{ ...deleting, mutate: ({ id }) => deleting.mutate(id) }}
      questionOf={({ version }) => ({
        title: t('deleteTitle', { version }),
        text: t('deleteText'),
        action: t('delete'),
      })}
    >
      {(images, onDelete) => (
        <FirmwareTable images={images} sorting={sortingOf(filter, filter.sort, change)} onDelete={onDelete} />
      )}
    </CollectionPage>
  );
}
