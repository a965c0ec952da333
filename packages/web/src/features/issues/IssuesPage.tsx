// The list of issues: found by words, state, kind and place, the latest first, all in the address of the page.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Issue } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { Card } from '../../ui/page/Card.tsx';
import { FilterChip } from '../../ui/page/FilterChip.tsx';
import filters from '../../ui/page/Filters.module.css';
import { ListStates } from '../../ui/page/ListStates.tsx';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { Pager } from '../../ui/page/Pager.tsx';
import { SearchField } from '../../ui/page/SearchField.tsx';
import { ToggleChip } from '../../ui/page/ToggleChip.tsx';
import { GroupChip } from '../sessions/GroupChip.tsx';
import { StationChip } from '../sessions/StationChip.tsx';
import { issuesQuery } from './api.ts';
import { IssueList } from './IssueList.tsx';
import type { IssuesSearch } from './search.ts';
import { filterOf, isFiltered, issueKinds, issueStates, pageSizes } from './search.ts';

type Change = { [Key in keyof IssuesSearch]?: IssuesSearch[Key] | undefined };
type FiltersProps = {
  search: IssuesSearch;
  counts: Record<Issue['state'], number> | undefined;
  onChange: (change: Change) => void;
};

function Filters({ search, counts, onChange }: FiltersProps) {
  const { t } = useTranslation(['issues', 'stations', 'sessions']);
  const formats = useFormats();
  const { kind } = search;
  const none = { search: undefined, state: undefined, kind: undefined, groupId: undefined, stationId: undefined };
  return (
    <div className={filters.filters} role="search">
      <SearchField label={t('search')} value={search.search} onSearch={(text) => onChange({ search: text })} />
      {issueStates.map((state) => (
        <ToggleChip
          key={state}
          name={counts === undefined ? t(`state.${state}`) : `${t(`state.${state}`)} ${formats.count(counts[state])}`}
          isSet={search.state === state}
          onToggle={() => onChange({ state: search.state === state ? undefined : state })}
        />
      ))}
      <FilterChip
        name={t('kindName')}
        shown={kind === undefined ? '' : t('sessions:filter.anyOf', { name: t('kindName'), value: t(`kind.${kind}`) })}
        removeLabel={t('sessions:filter.remove', { name: t('kindName') })}
        isSet={kind !== undefined}
        options={issueKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChoose={(chosen) => onChange({ kind: chosen })}
      />
      <GroupChip groupId={search.groupId} onChoose={(groupId) => onChange({ groupId })} />
      <StationChip stationId={search.stationId} onChoose={(stationId) => onChange({ stationId })} />
      <ToggleChip
        name={t('order')}
        isSet={search.order === 'asc'}
        onToggle={() => onChange({ order: search.order === 'asc' ? undefined : 'asc' })}
      />
      {isFiltered(search) && (
        <Button variant="quiet" size="xs" onClick={() => onChange(none)}>
          {t('stations:clear')}
        </Button>
      )}
    </div>
  );
}

export function IssuesPage() {
  const { t } = useTranslation('issues');
  const search = useSearch({ from: '/panel/issues' });
  const navigate = useNavigate({ from: '/issues' });
  const filter = filterOf(search);
  const query = useQuery(issuesQuery(filter));
  const { data } = query;
  const change = (change: Change) =>
    void navigate({ search: (old) => ({ ...old, page: undefined, ...change }), replace: true });

  return (
    <>
      <PageHeader title={t('title')} inBarOnPhone />
      <Card flush>
        <Filters search={search} counts={data?.counts} onChange={change} />
        <ListStates
          query={query}
          title={t(isFiltered(search) ? 'noneFound' : 'none')}
          text={t(isFiltered(search) ? 'noneFoundText' : 'noneText')}
        />
        {data !== undefined && data.total > 0 && (
          <>
            <IssueList issues={data.items} label={t('title')} />
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
