// The list of issues: found by words, state, kind and place, the latest first, all in the address of the page.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Issue } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { Card } from '../../ui/page/Card.tsx';
import { FilterChip } from '../../ui/list/FilterChip.tsx';
import { FilterBar } from '../../ui/list/FilterBar.tsx';
import { listAddress, type Change } from '../../ui/list/list-address.ts';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { PagedList } from '../../ui/list/PagedList.tsx';
import { SearchField } from '../../ui/list/SearchField.tsx';
import { ToggleChip } from '../../ui/list/ToggleChip.tsx';
import { GroupChip } from '../sessions/filters/GroupChip.tsx';
import { StationChip } from '../sessions/filters/StationChip.tsx';
import { issuesQuery } from './api.ts';
import { IssueList } from './IssueList.tsx';
import type { IssuesSearch } from './search.ts';
import { filterOf, isFiltered, issueKinds, issueStates, pageSizes } from './search.ts';

type FiltersProps = {
  search: IssuesSearch;
  counts: Record<Issue['state'], number> | undefined;
  onChange: (change: Change<IssuesSearch>) => void;
};

function Filters({ search, counts, onChange }: FiltersProps) {
  const { t } = useTranslation(['issues', 'stations', 'sessions']);
  const formats = useFormats();
  const { kind } = search;
  const none = { search: undefined, state: undefined, kind: undefined, groupId: undefined, stationId: undefined };
  return (
    <FilterBar isFiltered={isFiltered(search)} onClear={() => onChange(none)}>
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
    </FilterBar>
  );
}

export function IssuesPage() {
  const { t } = useTranslation('issues');
  const search = useSearch({ from: '/panel/issues' });
  const navigate = useNavigate({ from: '/issues' });
  const filter = filterOf(search);
  const query = useQuery(issuesQuery(filter));
  const { data } = query;
  const { change, paging } = listAddress<IssuesSearch>(
    { ...search, pageSizes },
    (next, replace) => void navigate({ search: next, replace }),
  );

  return (
    <>
      <PageHeader title={t('title')} inBarOnPhone />
      <Card flush>
        <Filters search={search} counts={data?.counts} onChange={change} />
        <PagedList
          query={query}
          paging={paging}
          none={{
            title: t(isFiltered(search) ? 'noneFound' : 'none'),
            text: t(isFiltered(search) ? 'noneFoundText' : 'noneText'),
          }}
        >
          {({ items }) => <IssueList issues={items} label={t('title')} />}
        </PagedList>
      </Card>
    </>
  );
}
