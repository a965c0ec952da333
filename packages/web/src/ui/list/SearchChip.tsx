// One filter of a list whose choices are too many to be all at hand: they are found as one types.
import { Combobox, useCombobox } from '@mantine/core';
import { ChipButton, ChipFrame } from './Chip.tsx';
import classes from './FilterChip.module.css';

type Props = {
  name: string;
  shown: string;
  removeLabel: string;
  isSet: boolean;
  /** What fits the words typed so far. */
  options: { value: number; label: string }[];
  typed: string;
  placeholder: string;
  noneFound: string;
  onType: (typed: string) => void;
  onChoose: (value: number | undefined) => void;
};

export function SearchChip(props: Props) {
  const { name, shown, removeLabel, isSet, options, typed, placeholder, noneFound, onType, onChoose } = props;
  const choices = useCombobox({
    onDropdownClose: () => {
      choices.resetSelectedOption();
      onType('');
    },
    onDropdownOpen: () => choices.focusSearchInput(),
  });
  const onSubmit = (value: string) => {
    onChoose(Number(value));
    choices.closeDropdown();
    choices.focusTarget();
  };
  return (
    <ChipFrame isSet={isSet} removeLabel={removeLabel} onRemove={() => onChoose(undefined)}>
      <Combobox store={choices} width={280} position="bottom-start" onOptionSubmit={onSubmit}>
        <Combobox.Target targetType="button" withAriaAttributes={false}>
          <ChipButton
            isSet={isSet}
            aria-haspopup="listbox"
            aria-expanded={choices.dropdownOpened}
            onClick={() => choices.toggleDropdown()}
          >
            {isSet ? shown : name}
          </ChipButton>
        </Combobox.Target>
        <Combobox.Dropdown className={classes.found}>
          <Combobox.Search
            role="combobox"
            aria-expanded
            aria-controls={choices.listId ?? undefined}
            value={typed}
            aria-label={placeholder}
            placeholder={placeholder}
            onChange={(event) => {
              onType(event.currentTarget.value);
              choices.selectFirstOption();
            }}
          />
          <Combobox.Options className={classes.choices} aria-label={name}>
            {options.map(({ value, label }) => (
              <Combobox.Option key={value} value={String(value)} className={classes.option}>
                {label}
              </Combobox.Option>
            ))}
            {options.length === 0 && <Combobox.Empty>{noneFound}</Combobox.Empty>}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </ChipFrame>
  );
}
