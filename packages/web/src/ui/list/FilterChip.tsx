// One filter of a list with its choices, all at hand.
import { Menu } from '@mantine/core';
import { ChipButton, ChipFrame } from './Chip.tsx';
import classes from './FilterChip.module.css';

type Props<Value> = {
  name: string;
  shown: string;
  removeLabel: string;
  isSet: boolean;
  options: { value: Value; label: string }[];
  onChoose: (value: Value | undefined) => void;
};

export function FilterChip<Value extends string | number>({
  name,
  shown,
  removeLabel,
  isSet,
  options,
  onChoose,
}: Props<Value>) {
  return (
    <ChipFrame isSet={isSet} removeLabel={removeLabel} onRemove={() => onChoose(undefined)}>
      <Menu position="bottom-start">
        <Menu.Target>
          <ChipButton isSet={isSet}>{isSet ? shown : name}</ChipButton>
        </Menu.Target>
        <Menu.Dropdown className={classes.choices}>
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
