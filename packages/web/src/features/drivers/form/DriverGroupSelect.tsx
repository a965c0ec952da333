// Chooses the one charging user group of a charging user, found as one types.
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { driverGroupsQuery } from '../../driver-groups/api.ts';

type Chosen = { id: number; name: string };
type Props = { value: Chosen | null; disabled: boolean; onChange: (group: Chosen | null) => void };

export function DriverGroupSelect({ value, disabled, onChange }: Props) {
  const { t } = useTranslation('drivers');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed === value?.name ? '' : typed, 150);
  const { data } = useQuery({ ...driverGroupsQuery({ search, pageSize: 50 }), enabled: !disabled });
  const found: Chosen[] = data?.items ?? [];
  // One that the search does not find is still what is chosen.
  const choices = value === null || found.some(({ id }) => id === value.id) ? found : [value, ...found];
  return (
    <Select
      label={t('form.driverGroup')}
      description={disabled ? t('form.driverGroupHelp') : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={disabled ? '–' : t('form.select')}
      data={choices.map(({ id, name }) => ({ value: String(id), label: name }))}
      // The server has chosen what fits.
      filter={({ options }) => options}
      nothingFoundMessage={t('noGroup')}
      searchable
      clearable
      disabled={disabled}
      value={value === null ? null : String(value.id)}
      onChange={(id) => onChange(choices.find((each) => String(each.id) === id) ?? null)}
      onSearchChange={setTyped}
    />
  );
}
