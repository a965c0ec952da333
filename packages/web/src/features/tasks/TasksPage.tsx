// The list of scheduled tasks of one's domain: found as one types, filtered, sorted and paged in the address.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/page/Card.tsx';
import { FilterChip } from '../../ui/page/FilterChip.tsx';
import filters from '../../ui/page/Filters.module.css';
import { ListStates } from '../../ui/page/ListStates.tsx';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { Pager } from '../../ui/page/Pager.tsx';
import { SearchField } from '../../ui/page/SearchField.tsx';
import { tasksQuery } from './api.ts';
import { filterOf, pageSizes, statuses, types, type TasksSearch } from './search.ts';
import { SetNow } from './SetNow.tsx';
import { TasksTable } from './TasksTable.tsx';
import { typeWords } from './use-task-words.ts';

type Change = { [Key in keyof TasksSearch]?: TasksSearch[Key] | undefined };
type FiltersProps = { search: TasksSearch; isFiltered: boolean; onChange: (change: Change) => void };

function Filters({ search: { search, type, status }, isFiltered, onChange }: FiltersProps) {
  const { t } = useTranslation('tasks');
  return (
    <div className={filters.filters} role="search">
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
      {isFiltered && (
        <Button
          variant="quiet"
          size="xs"
          onClick={() => onChange({ search: undefined, type: undefined, status: undefined })}
        >
          {t('clear')}
        </Button>
      )}
    </div>
  );
}

function Actions() {
  const { t } = useTranslation('tasks');
  const [isSetting, setSetting] = useState(false);
  return (
    <>
      <Button onClick={() => setSetting(true)}>{t('setNow.action')}</Button>
      <Button
        component={Link}
        to="/tasks/add"
        variant="main"
        leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
      >
        {t('add')}
      </Button>
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
  const { data } = query;
  const change = (change: Change) =>
    void navigate({ to: '/tasks', search: (old) => ({ ...old, page: undefined, ...change }), replace: true });
  const { sort = 'name', order = 'asc' } = search;
  const sorting = {
    by: sort,
    order,
    onSort: (by: typeof sort) => change({ sort: by, order: order === 'asc' && sort === by ? 'desc' : 'asc' }),
  } as const;
  const isFiltered = search.search !== undefined || search.type !== undefined || search.status !== undefined;
  return (
    <>
      <PageHeader title={t('title')} actions={<Actions />} inBarOnPhone />
      <Card flush>
        <Filters search={search} isFiltered={isFiltered} onChange={change} />
        <ListStates
          query={query}
          title={t(isFiltered ? 'noneFound' : 'none')}
          text={t(isFiltered ? 'noneFoundText' : 'noneText')}
        />
        {data !== undefined && data.total > 0 && (
          <>
            <TasksTable tasks={data.items} sorting={sorting} />
            <Pager
              page={filter.page ?? 1}
              pageSize={filter.pageSize ?? pageSizes[0]}
              total={data.total}
              pageSizes={pageSizes}
              onPage={(page) => void navigate({ to: '/tasks', search: (old) => ({ ...old, page }) })}
              onPageSize={(pageSize) => change({ pageSize })}
            />
          </>
        )}
      </Card>
      <Outlet />
    </>
  );
}
