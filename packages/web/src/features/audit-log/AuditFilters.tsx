// What the audit log is narrowed down by: words as one types, and chips for time, who, what and how it ended.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FixedChip } from '../../ui/list/Chip.tsx';
import { FilterChip } from '../../ui/list/FilterChip.tsx';
import { FilterBar } from '../../ui/list/FilterBar.tsx';
import type { Change } from '../../ui/list/list-address.ts';
import { SearchChip } from '../../ui/list/SearchChip.tsx';
import { SearchField } from '../../ui/list/SearchField.tsx';
import { SpanChip } from '../sessions/filters/SpanChip.tsx';
import { auditChoicesQuery } from './api.ts';
import { useAuditWords } from './audit-words.ts';
import type { AuditSearch } from './search.ts';
import { isFiltered, noFilters, outcomes } from './search.ts';

type Props = { search: AuditSearch; onChange: (change: Change<AuditSearch>) => void };

/** Some of many, found as one types. */
function ChoiceChip<Value>({
  name,
  found,
  value,
  onChoose,
  words,
}: {
  name: string;
  found: { value: Value; label: string }[];
  value: Value | undefined;
  onChoose: (value: Value | undefined) => void;
  words: { placeholder: string; noneFound: string };
}) {
  const { t } = useTranslation('auditLog');
  const [typed, setTyped] = useState('');
  const options = found.map(({ label }, place) => ({ value: place, label }));
  const shown = found.find((choice) => choice.value === value)?.label ?? '…';
  return (
    <SearchChip
      {...words}
      name={name}
      shown={t('filter.anyOf', { name, value: shown })}
      removeLabel={t('filter.remove', { name })}
      isSet={value !== undefined}
      options={options.filter(({ label }) => label.toLowerCase().includes(typed.trim().toLowerCase()))}
      typed={typed}
      onType={setTyped}
      onChoose={(place) => onChoose(place === undefined ? undefined : found[place]?.value)}
    />
  );
}

export function AuditFilters({ search, onChange }: Props) {
  const { t, i18n } = useTranslation('auditLog');
  const { actionText, kindText } = useAuditWords();
  const { data } = useQuery(auditChoicesQuery);
  const operators = (data?.operators ?? []).map(({ id, username }) => ({ value: id, label: username }));
  const actions = (data?.actions ?? []).map((action) => ({ value: action, label: actionText(action) }));
  const outcome = t('filter.outcome');
  const about = t('filter.about');
  return (
    <FilterBar isFiltered={isFiltered(search)} onClear={() => onChange(noFilters)}>
      <SearchField label={t('filter.search')} value={search.search} onSearch={(text) => onChange({ search: text })} />
      <SpanChip search={search} onChoose={onChange} />
      <ChoiceChip
        name={t('filter.who')}
        found={operators}
        value={search.operatorId}
        words={{ placeholder: t('filter.findOperator'), noneFound: t('filter.noOperator') }}
        onChoose={(operatorId) => onChange({ operatorId })}
      />
      <ChoiceChip
        name={t('filter.what')}
        found={actions.toSorted((a, b) => a.label.localeCompare(b.label, i18n.language))}
        value={search.action}
        words={{ placeholder: t('filter.findAction'), noneFound: t('filter.noAction') }}
        onChoose={(action) => onChange({ action })}
      />
      <FilterChip
        name={outcome}
        shown={t('filter.anyOf', { name: outcome, value: search.outcome ? t(`outcome.${search.outcome}`) : '' })}
        removeLabel={t('filter.remove', { name: outcome })}
        isSet={search.outcome !== undefined}
        options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
        onChoose={(chosen) => onChange({ outcome: chosen })}
      />
      {search.subjectKind !== undefined && (
        <FixedChip
          shown={t('filter.anyOf', {
            name: about,
            value: `${kindText(search.subjectKind)} ${search.subjectId ?? ''}`.trim(),
          })}
          removeLabel={t('filter.remove', { name: about })}
          onRemove={() => onChange({ subjectKind: undefined, subjectId: undefined })}
        />
      )}
    </FilterBar>
  );
}
