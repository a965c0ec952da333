// What the list of sessions is narrowed down by: words as one types, and chips.
import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FixedChip } from '../../ui/page/Chip.tsx';
import { FilterChip } from '../../ui/page/FilterChip.tsx';
import filters from '../../ui/page/Filters.module.css';
import { ToggleChip } from '../../ui/page/ToggleChip.tsx';
import { TokenChip } from '../tokens/TokenChip.tsx';
import { GroupChip } from './GroupChip.tsx';
import type { SessionsSearch } from './search.ts';
import { decisions, flags, isFiltered, noFilters, states } from './search.ts';
import { useSessionWords } from './session-words.ts';
import { SpanChip } from './SpanChip.tsx';
import { StationChip } from './StationChip.tsx';

type Change = { [Key in keyof SessionsSearch]?: SessionsSearch[Key] | undefined };

type Props = {
  search: SessionsSearch;
  /** The name of the charging user that the address asks for by number, once it is known. */
  driverName: string | undefined;
  onChange: (change: Change) => void;
};

export function SessionFilters({ search, driverName, onChange }: Props) {
  const { t } = useTranslation('sessions');
  const { flagText } = useSessionWords();
  const [typed, setTyped] = useState(search.search ?? '');
  const find = useDebouncedCallback((text: string) => onChange({ search: text === '' ? undefined : text }), 150);
  const named = (name: string, value: string | undefined) => ({
    name,
    shown: t('filter.anyOf', { name, value: value ?? '…' }),
    removeLabel: t('filter.remove', { name }),
    isSet: value !== undefined,
  });
  return (
    <div className={filters.filters} role="search">
      <TextInput
        className={filters.search}
        type="search"
        aria-label={t('filter.search')}
        placeholder={t('filter.search')}
        leftSection={<IconSearch size={16} stroke={1.5} />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          find(event.currentTarget.value);
        }}
      />
      <SpanChip search={search} onChoose={onChange} />
      <GroupChip groupId={search.groupId} onChoose={(groupId) => onChange({ groupId })} />
      <StationChip stationId={search.stationId} onChoose={(stationId) => onChange({ stationId, evse: undefined })} />
      {search.evse !== undefined && (
        <FixedChip
          shown={t('filter.anyOf', { name: t('filter.point'), value: search.evse })}
          removeLabel={t('filter.remove', { name: t('filter.point') })}
          onRemove={() => onChange({ evse: undefined })}
        />
      )}
      {search.driverId !== undefined && (
        <FixedChip
          shown={t('filter.anyOf', { name: t('filter.driver'), value: driverName ?? '…' })}
          removeLabel={t('filter.remove', { name: t('filter.driver') })}
          onRemove={() => onChange({ driverId: undefined })}
        />
      )}
      {search.tokenId !== undefined && (
        <TokenChip tokenId={search.tokenId} onRemove={() => onChange({ tokenId: undefined })} />
      )}
      <FilterChip
        {...named(t('filter.state'), search.state && t(`state.${search.state}`))}
        options={states.map((value) => ({ value, label: t(`state.${value}`) }))}
        onChoose={(state) => onChange({ state })}
      />
      <FilterChip
        {...named(t('filter.decision'), search.decision && t(`decisionName.${search.decision}`))}
        options={decisions.map((value) => ({ value, label: t(`decisionName.${value}`) }))}
        onChoose={(decision) => onChange({ decision })}
      />
      <FilterChip
        {...named(t('filter.flag'), search.flag && flagText(search.flag))}
        options={flags.map((value) => ({ value, label: flagText(value) }))}
        onChoose={(flag) => onChange({ flag })}
      />
      <ToggleChip
        name={t('needsReview')}
        isSet={search.needsReview === true}
        onToggle={() => onChange({ needsReview: search.needsReview ? undefined : true })}
      />
      {isFiltered(search) && (
        <Button
          variant="quiet"
          size="xs"
          onClick={() => {
            setTyped('');
            onChange(noFilters);
          }}
        >
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
}
