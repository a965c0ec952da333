// Chooses what a task is for: a charging station or group, a charging user, or a charging user group, found as one types.
import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../api/contract.ts';
import { driverGroupsQuery } from '../driver-groups/api.ts';
import { driversQuery } from '../drivers/api.ts';
import { nameOf } from '../drivers/driver-name.ts';
import { groupsQuery } from '../groups/api.ts';
import { stationsQuery } from '../stations/api.ts';
import type { Target } from './form/task-form.ts';
import classes from './TargetSelect.module.css';

const pageSize = 20;

function useFound(type: Task['type'], search: string): Target[] {
  const needle = search.toLowerCase();
  const wanted = { ...(search !== '' && { search }), pageSize };
  const isLimit = type === 'max_current';
  const stations = useQuery({ ...stationsQuery(wanted), enabled: isLimit }).data?.items ?? [];
  const groups = useQuery({ ...groupsQuery, enabled: isLimit }).data?.items ?? [];
  const drivers = useQuery({ ...driversQuery(wanted), enabled: type === 'driver' }).data?.items ?? [];
  const driverGroups = useQuery({ ...driverGroupsQuery(wanted), enabled: type === 'driver_group' }).data?.items ?? [];
  if (type === 'driver')
    return drivers.map((each) => ({ kind: 'driver', id: each.id, name: nameOf(each), identifier: null }));
  if (type === 'driver_group') {
    return driverGroups.map(({ id, name }) => ({ kind: 'driver_group', id, name, identifier: null }));
  }
  const found = groups.filter(({ name }) => name.toLowerCase().includes(needle)).slice(0, pageSize);
  return [
    ...stations.map(({ id, name, identifier }): Target => ({ kind: 'station', id, name, identifier })),
    ...found.map(({ id, name }): Target => ({ kind: 'group', id, name, identifier: null })),
  ];
}

const keyOf = ({ kind, id }: Target) => `${kind} ${id}`;

function choicesOf(targets: Target[], titles: { station: string; group: string }) {
  const option = (target: Target) => ({ value: keyOf(target), label: target.name });
  const of = (kind: Target['kind']) => targets.filter((target) => target.kind === kind).map(option);
  const places = [
    { group: titles.station, items: of('station') },
    { group: titles.group, items: of('group') },
  ].filter(({ items }) => items.length > 0);
  return places.length > 0 ? places : targets.map(option);
}

type Props = Pick<SelectProps, 'label' | 'description' | 'error'> & {
  type: Task['type'];
  value: Target | null;
  onChange: (target: Target | null) => void;
};

export function TargetSelect({ type, value, onChange, description, ...input }: Props) {
  const { t } = useTranslation('tasks');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed === value?.name ? '' : typed.trim(), 150);
  const found = useFound(type, search);
  // One that the search does not find is still what is chosen.
  const all = value === null || found.some((each) => keyOf(each) === keyOf(value)) ? found : [value, ...found];
  const byKey = new Map(all.map((target) => [keyOf(target), target]));
  return (
    <Select
      {...input}
      description={value?.identifier ?? description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={t('form.select')}
      data={choicesOf(all, t('form.kinds', { returnObjects: true }))}
      // The server has chosen what fits.
      filter={({ options }) => options}
      nothingFoundMessage={t('form.noKey')}
      searchable
      value={value === null ? null : keyOf(value)}
      onChange={(key) => onChange(byKey.get(key ?? '') ?? null)}
      onSearchChange={setTyped}
      renderOption={({ option }) => (
        <span className={classes.option}>
          {option.label}
          <span className={classes.identifier}>{byKey.get(option.value)?.identifier}</span>
        </span>
      )}
    />
  );
}
