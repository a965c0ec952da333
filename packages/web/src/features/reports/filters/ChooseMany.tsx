// Chooses some of many, found as one types; what is chosen stands in the field.
import { MultiSelect } from '@mantine/core';
import classes from './ChooseMany.module.css';

export type Choice = { value: string; label: string };

type Props = {
  label: string;
  /** What it means to choose nothing. */
  placeholder: string;
  noneFound: string;
  value: readonly string[];
  found: readonly Choice[];
  /** Names of what is chosen, also where it is not among what was found. */
  chosen: readonly Choice[];
  typed: string;
  onType: (typed: string) => void;
  onChange: (value: string[]) => void;
};

export function ChooseMany({ label, placeholder, noneFound, value, found, chosen, typed, onType, onChange }: Props) {
  const unseen = chosen.filter((choice) => !found.some((other) => other.value === choice.value));
  const named = new Set([...found, ...unseen].map((choice) => choice.value));
  const unnamed = value.filter((one) => !named.has(one)).map((one) => ({ value: one, label: '…' }));
  return (
    <MultiSelect
      label={label}
      placeholder={value.length === 0 ? placeholder : ''}
      nothingFoundMessage={noneFound}
      data={[...found, ...unseen, ...unnamed]}
      value={[...value]}
      onChange={onChange}
      searchable
      hidePickedOptions
      searchValue={typed}
      onSearchChange={onType}
      // What was found is what fits; what is chosen already is hidden, and need not fit.
      filter={({ options }) => options}
      classNames={{
        input: classes.input,
        pill: classes.pill,
        inputField: classes.field,
        pillsList: classes.pills,
      }}
    />
  );
}
