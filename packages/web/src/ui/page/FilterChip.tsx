// One filter of a list: a chip that opens its choices, and once set shows its value with a cross.
import { Menu } from '@mantine/core';
import { IconChevronDown, IconX } from '@tabler/icons-react';
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
    <span className={classes.chip} data-set={isSet || undefined}>
      <Menu position="bottom-start">
        <Menu.Target>
          <button type="button" className={classes.open}>
            {isSet ? shown : name}
            {!isSet && <IconChevronDown size={14} stroke={1.5} aria-hidden="true" />}
          </button>
        </Menu.Target>
        <Menu.Dropdown className={classes.choices}>
          {options.map(({ value, label }) => (
            <Menu.Item key={value} onClick={() => onChoose(value)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {isSet && (
        <button type="button" className={classes.remove} aria-label={removeLabel} onClick={() => onChoose(undefined)}>
          <IconX size={14} stroke={1.75} />
        </button>
      )}
    </span>
  );
}
