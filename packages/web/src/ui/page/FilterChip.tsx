// One filter of a list with its choices, found as one types where there may be many.
import { Menu } from '@mantine/core';
import { ChipButton, ChipFrame } from './Chip.tsx';
import classes from './FilterChip.module.css';

type Props<Value> = {
  name: string;
  shown: string;
  removeLabel: string;
  isSet: boolean;
  options: { value: Value; label: string }[];
  /** Where the choices are too many to be all at hand. */
  search?: { typed: string; placeholder: string; none: string; onType: (typed: string) => void };
  onChoose: (value: Value | undefined) => void;
};

export function FilterChip<Value extends string | number>({
  name,
  shown,
  removeLabel,
  isSet,
  options,
  search,
  onChoose,
}: Props<Value>) {
  return (
    <ChipFrame isSet={isSet} removeLabel={removeLabel} onRemove={() => onChoose(undefined)}>
      <Menu position="bottom-start">
        <Menu.Target>
          <ChipButton isSet={isSet}>{isSet ? shown : name}</ChipButton>
        </Menu.Target>
        <Menu.Dropdown className={classes.choices}>
          {search !== undefined && (
            <Menu.Search
              value={search.typed}
              aria-label={search.placeholder}
              placeholder={search.placeholder}
              onChange={(event) => search.onType(event.currentTarget.value)}
            />
          )}
          {search !== undefined && options.length === 0 && <p className={classes.none}>{search.none}</p>}
          {options.map(({ value, label }) => (
            <Menu.Item key={value} onClick={() => onChoose(value)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </ChipFrame>
  );
}
