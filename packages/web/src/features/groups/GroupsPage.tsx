// The list of charging groups: the tree with sums, found as one types; what is looked for and folded stays in the address.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AddLink } from '../../ui/list/AddLink.tsx';
import { Card } from '../../ui/page/Card.tsx';
import { EmptyState } from '../../ui/states/EmptyState.tsx';
import { ErrorState } from '../../ui/states/ErrorState.tsx';
import filters from '../../ui/list/Filters.module.css';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { SearchField } from '../../ui/list/SearchField.tsx';
import { RowSkeletons } from '../../ui/states/Skeletons.tsx';
import { groupTotalsQuery } from './api.ts';
import { GroupsTable } from './GroupsTable.tsx';
import { foldedOf, withFolded } from './search.ts';
import { treeRows } from './tree-rows.ts';

export function GroupsPage() {
  const { t } = useTranslation('groups');
  const search = useSearch({ from: '/panel/groups/' });
  const navigate = useNavigate({ from: '/groups/' });
  const { data, error, refetch } = useQuery(groupTotalsQuery);
  const rows = useMemo(
    () => treeRows(data?.items ?? [], { search: search.search, folded: foldedOf(search) }),
    [data, search],
  );
  const onFold = (groupId: number) =>
    void navigate({ search: (old) => ({ ...old, folded: withFolded(foldedOf(old), groupId) }), replace: true });
  const onSearch = (text: string | undefined) =>
    void navigate({ search: (old) => ({ ...old, search: text }), replace: true });
  const addButton = <AddLink to="/groups/new">{t('add')}</AddLink>;
  return (
    <>
      <PageHeader title={t('title')} actions={addButton} inBarOnPhone />
      <Card flush>
        <div className={filters.filters} role="search">
          <SearchField label={t('search')} value={search.search} onSearch={onSearch} />
        </div>
        {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
        {error === null && data === undefined && <RowSkeletons rows={8} />}
        {data !== undefined && rows.length === 0 && <EmptyState title={t('noFits')} text={t('noFitsText')} />}
        {rows.length > 0 && (
          <GroupsTable label={t('title')} rows={rows} {...(search.search === undefined && { onFold })} />
        )}
      </Card>
    </>
  );
}
