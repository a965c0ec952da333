// Chooses whose a token is, among any number of charging users, found as one types.
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { driversQuery } from '../drivers/api.ts';
import { nameOf } from '../drivers/driver-name.ts';

type Owner = { id: number; name: string };
type Props = { value: Owner | null; disabled: boolean; error: unknown; onChange: (owner: Owner | null) => void };

export function OwnerSelect({ value, disabled, error, onChange }: Props) {
  const { t } = useTranslation('tokens');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed === value?.name ? '' : typed, 150);
  const { data } = useQuery({ ...driversQuery({ search, pageSize: 20 }), enabled: !disabled });
  const found = (data?.items ?? []).map((driver) => ({ id: driver.id, name: nameOf(driver), email: driver.email }));
  const label = ({ name, email }: Owner & { email?: string }) =>
    email === undefined || email === name ? name : `${name}, ${email}`;
  // One that the search does not find is still what is chosen.
  const choices: (Owner & { email?: string })[] =
    value === null || found.some(({ id }) => id === value.id) ? found : [value, ...found];
  return (
    <Select
      label={t('page.owner')}
      description={t(disabled ? 'page.ownerFixed' : 'page.ownerHelp')}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      placeholder={t('page.nobody')}
      data={choices.map((choice) => ({ value: String(choice.id), label: label(choice) }))}
      // The server has chosen what fits.
      filter={({ options }) => options}
      nothingFoundMessage={t('page.ownerNone')}
      searchable
      clearable
      disabled={disabled}
      error={typeof error === 'string' ? error : undefined}
      value={value === null ? null : String(value.id)}
      onChange={(id) => onChange(choices.find((each) => String(each.id) === id) ?? null)}
      onSearchChange={setTyped}
    />
  );
}
