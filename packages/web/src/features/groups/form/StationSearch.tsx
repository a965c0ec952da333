// Finds charging stations of the operator's domain as one types, to bring them into a group.
import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StationRow } from '../../../api/contract.ts';
import chip from '../../../ui/list/FilterChip.module.css';
import { stationsQuery } from '../../stations/api.ts';
import classes from './GroupForm.module.css';
import type { FormStation } from './group-form.ts';

type Props = {
  label: string;
  /** Those that are in the group already, or will be. */
  without: (station: StationRow) => boolean;
  onChoose: (station: FormStation) => void;
};

const most = 20;
const debounceMs = 150;

export function StationSearch({ label, without, onChoose }: Props) {
  const { t } = useTranslation('groups');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), debounceMs);
  const choices = useCombobox({ onDropdownClose: () => choices.resetSelectedOption() });
  const { data } = useQuery({
    ...stationsQuery({ ...(search !== '' && { search }), pageSize: most, sort: 'name' }),
    enabled: choices.dropdownOpened,
  });
  const found = (data?.items ?? []).filter((station) => !without(station));
  const onSubmit = (id: string) => {
    const station = found.find((each) => String(each.id) === id);
    if (station === undefined) return;
    const { name, identifier, groupName, pointCount } = station;
    onChoose({ id: station.id, name, identifier, groupName, pointCount });
    setTyped('');
    choices.closeDropdown();
  };
  return (
    <Combobox store={choices} onOptionSubmit={onSubmit}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          role="combobox"
          aria-expanded={choices.dropdownOpened}
          aria-controls={choices.listId ?? undefined}
          label={label}
          placeholder={t('form.searchStation')}
          leftSection={<IconSearch size={16} stroke={1.5} />}
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            choices.openDropdown();
            choices.resetSelectedOption();
          }}
          onClick={() => choices.openDropdown()}
          onFocus={() => choices.openDropdown()}
          onBlur={() => choices.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown className={chip.found}>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={t('form.searchStation')}>
          {found.map((station) => (
            <Combobox.Option key={station.id} value={String(station.id)} className={chip.option}>
              <span className={classes.option}>
                {station.name}
                <span className={classes.where}>
                  {station.identifier}, {t('form.inGroup', { group: station.groupName })}
                </span>
              </span>
            </Combobox.Option>
          ))}
          {data !== undefined && found.length === 0 && <Combobox.Empty>{t('form.noStation')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
