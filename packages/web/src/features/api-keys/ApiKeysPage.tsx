// The API keys of one's domain: found as one types, filtered by role, sorted and paged in the address.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiKey } from '../../api/contract.ts';
import { Card } from '../../ui/page/Card.tsx';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { ErrorState } from '../../ui/page/ErrorState.tsx';
import { FilterChip } from '../../ui/page/FilterChip.tsx';
import filters from '../../ui/page/Filters.module.css';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { Pager } from '../../ui/page/Pager.tsx';
import { SearchField } from '../../ui/page/SearchField.tsx';
import { RowSkeletons } from '../../ui/page/Skeletons.tsx';
import { apiKeysQuery } from './api.ts';
import { ApiKeysTable, type Deed } from './ApiKeysTable.tsx';
import { RenameApiKey, RevokeApiKey } from './ChangeApiKey.tsx';
import { MakeApiKey } from './MakeApiKey.tsx';
import { filterOf, pageSizes, roles, type ApiKeysSearch, type ApiKeySort } from './search.ts';

type Change = (change: { [Key in keyof ApiKeysSearch]?: ApiKeysSearch[Key] | undefined }) => void;

function Filters({ search, onChange }: { search: ApiKeysSearch; onChange: Change }) {
  const { t } = useTranslation('apiKeys');
  const value = search.role === undefined ? '' : t(`roleName.${search.role}`);
  return (
    <div className={filters.filters} role="search">
      <SearchField label={t('search')} value={search.search} onSearch={(text) => onChange({ search: text })} />
      <FilterChip
        name={t('role')}
        shown={t('anyOf', { name: t('role'), value })}
        removeLabel={t('remove', { name: t('role') })}
        isSet={search.role !== undefined}
        options={roles.map((role) => ({ value: role, label: t(`roleName.${role}`) }))}
        onChoose={(role) => onChange({ role })}
      />
      {isFiltered(search) && (
        <Button variant="quiet" size="xs" onClick={() => onChange({ search: undefined, role: undefined })}>
          {t('clear')}
        </Button>
      )}
    </div>
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
  const { data, error, refetch } = useQuery(apiKeysQuery(filter));
  const [open, setOpen] = useState<Open>();

  const change: Change = (change) =>
    void navigate({ search: (old) => ({ ...old, page: undefined, ...change }), replace: true });
  const onSort = (sort: ApiKeySort) =>
    change({ sort, order: filter.sort === sort && filter.order === 'asc' ? 'desc' : 'asc' });
  const makeButton = (
    <Button variant="main" leftSection={<IconPlus size={16} stroke={1.75} />} onClick={() => setOpen({ kind: 'make' })}>
      {t('make.open')}
    </Button>
  );
  const isEmpty = data?.total === 0 && !isFiltered(search);

  return (
    <>
      <PageHeader title={t('title')} actions={isEmpty ? undefined : makeButton} inBarOnPhone />
      <Card flush>
        {!isEmpty && <Filters search={search} onChange={change} />}
        {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
        {error === null && data === undefined && <RowSkeletons rows={4} />}
        {isEmpty && <EmptyState title={t('none')} text={t('noneText')} action={makeButton} />}
        {data?.total === 0 && !isEmpty && <EmptyState title={t('noneFound')} text={t('noneFoundText')} />}
        {data !== undefined && data.total > 0 && (
          <>
            <ApiKeysTable
              apiKeys={data.items}
              sorting={{ by: filter.sort, order: filter.order, onSort }}
              onDeed={(kind, apiKey) => setOpen({ kind, apiKey })}
            />
            <Pager
              page={filter.page}
              pageSize={filter.pageSize}
              total={data.total}
              pageSizes={pageSizes}
              onPage={(page) => void navigate({ search: (old) => ({ ...old, page }) })}
              onPageSize={(pageSize) => change({ pageSize: pageSizes.find((size) => size === pageSize) })}
            />
          </>
        )}
      </Card>
      {open !== undefined && <OpenDialog open={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}
