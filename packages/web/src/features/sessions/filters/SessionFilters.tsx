// What the list of sessions is narrowed down by: words as one types, and chips.
import { useTranslation } from 'react-i18next';
import { FixedChip } from '../../../ui/list/Chip.tsx';
import { FilterChip } from '../../../ui/list/FilterChip.tsx';
import { FilterBar } from '../../../ui/list/FilterBar.tsx';
import type { Change } from '../../../ui/list/list-address.ts';
import { SearchField } from '../../../ui/list/SearchField.tsx';
import { ToggleChip } from '../../../ui/list/ToggleChip.tsx';
import { TokenChip } from '../../tokens/TokenChip.tsx';
import { GroupChip } from './GroupChip.tsx';
import type { SessionsSearch } from '../search.ts';
import { decisions, flags, isFiltered, noFilters, states } from '../search.ts';
import { useSessionWords } from '../session-words.ts';
import { SpanChip } from './SpanChip.tsx';
import { StationChip } from './StationChip.tsx';

type Props = {
  search: SessionsSearch;
  /** The name of the charging user that the address asks for by number, once it is known. */
  driverName: string | undefined;
  onChange: (change: Change<SessionsSearch>) => void;
};

export function SessionFilters({ search, driverName, onChange }: Props) {
  const { t } = useTranslation('sessions');
  const { flagText } = useSessionWords();
  const named = (name: string, value: string | undefined) => ({
    name,
    shown: t('filter.anyOf', { name, value: value ?? '…' }),
    removeLabel: t('filter.remove', { name }),
    isSet: value !== undefined,
  });
  return (
    <FilterBar isFiltered={isFiltered(search)} onClear={() => onChange(noFilters)}>
      <SearchField label={t('filter.search')} value={search.search} onSearch={(text) => onChange({ search: text })} />
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
    </FilterBar>
  );
}
