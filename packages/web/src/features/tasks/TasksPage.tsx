// The list of scheduled tasks of one's domain: found as one types, filtered, sorted and paged in the address.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddLink } from '../../ui/list/AddLink.tsx';
import { Card } from '../../ui/page/Card.tsx';
import { FilterChip } from '../../ui/list/FilterChip.tsx';
import { FilterBar } from '../../ui/list/FilterBar.tsx';
import { listAddress, sortingOf, type Change } from '../../ui/list/list-address.ts';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { PagedList } from '../../ui/list/PagedList.tsx';
import { SearchField } from '../../ui/list/SearchField.tsx';
import { tasksQuery } from './api.ts';
import { filterOf, pageSizes, statuses, types, type TasksSearch } from './search.ts';
import { SetNow } from './SetNow.tsx';
import { TasksTable } from './table/TasksTable.tsx';
import { typeWords } from './use-task-words.ts';

type FiltersProps = { search: TasksSearch; isFiltered: boolean; onChange: (change: Change<TasksSearch>) => void };

function Filters({ search: { search, type, status }, isFiltered, onChange }: FiltersProps) {
  const { t } = useTranslation('tasks');
  return (
    <FilterBar
      isFiltered={isFiltered}
      onClear={() => onChange({ search: undefined, type: undefined, status: undefined })}
    >
      <SearchField label={t('search')} value={search} onSearch={(text) => onChange({ search: text })} />
      <FilterChip
        name={t('type')}
        shown={type === undefined ? '' : t('typeOf', { type: t(`types.${typeWords[type]}`) })}
        removeLabel={t('anyType')}
        isSet={type !== undefined}
        options={types.map((value) => ({ value, label: t(`types.${typeWords[value]}`) }))}
        onChoose={(chosen) => onChange({ type: chosen })}
      />
      <FilterChip
        name={t('status')}
        shown={status === undefined ? '' : t('statusOf', { status: t(`state.${status}`) })}
        removeLabel={t('anyStatus')}
        isSet={status !== undefined}
        options={statuses.map((value) => ({ value, label: t(`state.${value}`) }))}
        onChoose={(chosen) => onChange({ status: chosen })}
      />
    </FilterBar>
  );
}

function Actions() {
  const { t } = useTranslation('tasks');
  const [isSetting, setSetting] = useState(false);
  return (
    <>
      <Button onClick={() => setSetting(true)}>{t('setNow.action')}</Button>
      <AddLink to="/tasks/add">{t('add')}</AddLink>
      {isSetting && <SetNow onClose={() => setSetting(false)} />}
    </>
  );
}

export function TasksPage() {
  const { t } = useTranslation('tasks');
  const search = useSearch({ from: '/panel/tasks/list' });
  const navigate = useNavigate({ from: '/tasks/' });
  const filter = filterOf(search);
  const query = useQuery(tasksQuery(filter));
  const { change, paging } = listAddress<TasksSearch>(
    { ...search, pageSizes },
    (next, replace) => void navigate({ to: '/tasks', search: next, replace }),
  );
  const sorting = sortingOf(search, 'name', change);
  const isFiltered = search.search !== undefined || search.type !== undefined || search.status !== undefined;
  return (
    <>
      <PageHeader title={t('title')} actions={<Actions />} inBarOnPhone />
      <Card flush>
        <Filters search={search} isFiltered={isFiltered} onChange={change} />
        <PagedList
          query={query}
          paging={paging}
          none={{ title: t(isFiltered ? 'noneFound' : 'none'), text: t(isFiltered ? 'noneFoundText' : 'noneText') }}
        >
          {({ items }) => <TasksTable tasks={items} sorting={sorting} />}
        </PagedList>
      </Card>
      <Outlet />
    </>
  );
}
