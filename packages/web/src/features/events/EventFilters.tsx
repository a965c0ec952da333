// What a day of events is cut to: words, charging point, status, kind, errors.
import { useTranslation } from 'react-i18next';
import type { EventsOfDay } from '../../api/contract.ts';
import { nameOf } from '../../ui/format/name-of.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { FilterBar } from '../../ui/list/FilterBar.tsx';
import { FilterChip } from '../../ui/list/FilterChip.tsx';
import { SearchField } from '../../ui/list/SearchField.tsx';
import { ToggleChip } from '../../ui/list/ToggleChip.tsx';
import { isFiltered, type EventsSearch } from './search.ts';

export type Change = { [Key in keyof EventsSearch]?: EventsSearch[Key] | undefined };
type Props = {
  search: EventsSearch;
  choices: EventsOfDay['choices'] | undefined;
  onChange: (change: Change) => void;
};

const unset = { point: undefined, status: undefined, kind: undefined, errors: undefined, search: undefined };

export function EventFilters({ search, choices, onChange }: Props) {
  const { t } = useTranslation(['events', 'ui', 'stations']);
  const formats = useFormats();
  const { point, status, kind } = search;
  const nameOfPoint = (number: number) => (number === 0 ? t('ui:wholeStation') : t('ui:point', { number }));
  const chip = (name: string, value: string | undefined) => ({
    name,
    isSet: value !== undefined,
    shown: t('stations:anyOf', { name, value }),
    removeLabel: t('stations:remove', { name }),
  });
  return (
    <FilterBar isFiltered={isFiltered(search)} onClear={() => onChange(unset)}>
      <SearchField label={t('search')} value={search.search} onSearch={(text) => onChange({ search: text })} />
      <FilterChip
        {...chip(t('column.point'), point === undefined ? undefined : nameOfPoint(point))}
        options={(choices?.evses ?? []).map((value) => ({ value, label: nameOfPoint(value) }))}
        onChoose={(point) => onChange({ point })}
      />
      <FilterChip
        {...chip(t('column.status'), status && nameOf(status))}
        options={(choices?.statuses ?? []).map((value) => ({ value, label: nameOf(value) }))}
        onChoose={(status) => onChange({ status })}
      />
      <FilterChip
        {...chip(t('column.info'), kind && t(`kind.${kind}`))}
        options={(choices?.kinds ?? []).map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChoose={(kind) => onChange({ kind })}
      />
      <ToggleChip
        name={choices === undefined ? t('errors') : `${t('errors')} ${formats.count(choices.errors)}`}
        isSet={search.errors === true}
        onToggle={() => onChange({ errors: search.errors === true ? undefined : true })}
      />
    </FilterBar>
  );
}
