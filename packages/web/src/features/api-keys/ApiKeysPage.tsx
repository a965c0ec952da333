// The API keys of one's domain: found as one types, filtered by role, sorted and paged in the address.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiKey } from '../../api/contract.ts';
import { Card } from '../../ui/page/Card.tsx';
import { FilterChip } from '../../ui/list/FilterChip.tsx';
import { FilterBar } from '../../ui/list/FilterBar.tsx';
import { listAddress, sortingOf, type Change } from '../../ui/list/list-address.ts';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { PagedList } from '../../ui/list/PagedList.tsx';
import { SearchField } from '../../ui/list/SearchField.tsx';
import { apiKeysQuery } from './api.ts';
import { ApiKeysTable, type Deed } from './ApiKeysTable.tsx';
import { RenameApiKey, RevokeApiKey } from './ChangeApiKey.tsx';
import { MakeApiKey } from './MakeApiKey.tsx';
import { filterOf, pageSizes, roles, type ApiKeysSearch } from './search.ts';

type FiltersProps = { search: ApiKeysSearch; onChange: (change: Change<ApiKeysSearch>) => void };

function Filters({ search, onChange }: FiltersProps) {
  const { t } = useTranslation('apiKeys');
  const value = search.role === undefined ? '' : t(`roleName.${search.role}`);
  return (
    <FilterBar isFiltered={isFiltered(search)} onClear={() => onChange({ search: undefined, role: undefined })}>
      <SearchField label={t('search')} value={search.search} onSearch={(text) => onChange({ search: text })} />
      <FilterChip
        name={t('role')}
        shown={t('anyOf', { name: t('role'), value })}
        removeLabel={t('remove', { name: t('role') })}
        isSet={search.role !== undefined}
        options={roles.map((role) => ({ value: role, label: t(`roleName.${role}`) }))}
        onChoose={(role) => onChange({ role })}
      />
    </FilterBar>
  );
}

function isFiltered({ search, role }: ApiKeysSearch): boolean {
  return search !== undefined || role !== undefined;
}

type Open = { kind: 'make' } | { kind: Deed; apiKey: ApiKey };

function OpenDialog({ open, onClose }: { open: Open; onClose: () => void }) {
  if (open.kind === 'make') return <MakeApiKey onClose={onClose} />;
  const Asking = open.kind === 'rename' ? RenameApiKey : RevokeApiKey;
  return <Asking apiKey={open.apiKey} onClose={onClose} />;
}

export function ApiKeysPage() {
  const { t } = useTranslation('apiKeys');
  const search = useSearch({ from: '/panel/settings/api-keys' });
  const navigate = useNavigate({ from: '/settings/api-keys' });
  const filter = filterOf(search);
  const query = useQuery(apiKeysQuery(filter));
  const [open, setOpen] = useState<Open>();

  const { change, paging } = listAddress<ApiKeysSearch>(
    { ...search, pageSizes },
    (next, replace) => void navigate({ search: next, replace }),
  );
  const sorting = sortingOf(filter, filter.sort, change);
  const makeButton = (
    <Button variant="main" leftSection={<IconPlus size={16} stroke={1.75} />} onClick={() => setOpen({ kind: 'make' })}>
      {t('make.open')}
    </Button>
  );
  const isEmpty = query.data?.total === 0 && !isFiltered(search);

  return (
    <>
      <PageHeader title={t('title')} actions={isEmpty ? undefined : makeButton} inBarOnPhone />
      <Card flush>
        {!isEmpty && <Filters search={search} onChange={change} />}
        <PagedList
          query={query}
          paging={paging}
          none={
            isEmpty
              ? { title: t('none'), text: t('noneText'), action: makeButton }
              : { title: t('noneFound'), text: t('noneFoundText') }
          }
        >
          {({ items }) => (
            <ApiKeysTable apiKeys={items} sorting={sorting} onDeed={(kind, apiKey) => setOpen({ kind, apiKey })} />
          )}
        </PagedList>
      </Card>
      {open !== undefined && <OpenDialog open={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}
