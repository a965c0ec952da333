// What the list of charging stations is searched and filtered by, as chips.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../ui/list/FilterBar.tsx';
import { FilterChip } from '../../ui/list/FilterChip.tsx';
import { SearchField } from '../../ui/list/SearchField.tsx';
import { ToggleChip } from '../../ui/list/ToggleChip.tsx';
import { groupsQuery } from '../groups/api.ts';
import { useMe } from '../login/api.ts';
import { stationChoicesQuery } from './api.ts';
import { orphans, stateFilters, type StationsSearch } from './search.ts';

type Props = { search: StationsSearch; onChange: (change: Partial<StationsSearch>) => void; children: ReactNode };

const unfiltered = {
  search: undefined,
  state: undefined,
  groupId: undefined,
  firmware: undefined,
  model: undefined,
  withoutProof: undefined,
};

export function isFiltered(search: StationsSearch): boolean {
  return (Object.keys(unfiltered) as (keyof typeof unfiltered)[]).some((field) => search[field] !== undefined);
}

const asOptions = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

export function StationFilters({ search, onChange, children }: Props) {
  const { t } = useTranslation(['stations', 'ui']);
  const isAdmin = useMe().operator.role === 'admin';
  const { data: groups } = useQuery(groupsQuery);
  const { data: choices } = useQuery(stationChoicesQuery);
  const group = groups?.items.find(({ id }) => id === search.groupId);
  const stateName = (state: NonNullable<StationsSearch['state']>) =>
    state === orphans ? t('orphans') : t(`ui:state.${state}`);
  const shown = (name: string, value: string) => t('anyOf', { name, value });
  const states: readonly NonNullable<StationsSearch['state']>[] = isAdmin ? [...stateFilters, orphans] : stateFilters;
  return (
    <FilterBar isFiltered={isFiltered(search)} onClear={() => onChange(unfiltered)} end={children}>
      <SearchField label={t('search')} value={search.search} onSearch={(text) => onChange({ search: text })} />
      <FilterChip
        name={t('state')}
        shown={shown(t('state'), search.state === undefined ? '' : stateName(search.state))}
        removeLabel={t('remove', { name: t('state') })}
        isSet={search.state !== undefined}
        options={states.map((value) => ({ value, label: stateName(value) }))}
        onChoose={(state) => onChange({ state })}
      />
      <FilterChip
        name={t('group')}
        shown={shown(t('group'), group?.name ?? '…')}
        removeLabel={t('remove', { name: t('group') })}
        isSet={search.groupId !== undefined}
        options={(groups?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChoose={(groupId) => onChange({ groupId })}
      />
      {(['firmware', 'model'] as const).map((field) => (
        <FilterChip
          key={field}
          name={t(`column.${field}`)}
          shown={shown(t(`column.${field}`), search[field] ?? '')}
          removeLabel={t('remove', { name: t(`column.${field}`) })}
          isSet={search[field] !== undefined}
          options={asOptions((field === 'firmware' ? choices?.firmware : choices?.models) ?? [])}
          onChoose={(value) => onChange({ [field]: value })}
        />
      ))}
      <ToggleChip
        name={t('withoutProof')}
        isSet={search.withoutProof === true}
        onToggle={() => onChange({ withoutProof: search.withoutProof === true ? undefined : true })}
      />
    </FilterBar>
  );
}
