// A field for a number that keeps what was typed: it is corrected by nobody but the one who typed it.
import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useFormats } from '../format/formats-context.ts';
import classes from './NumberField.module.css';
import { numberFrom, type NumberTyped } from './number-typed.ts';

type Props = Omit<TextInputProps, 'value' | 'onChange' | 'type'> & {
  value?: NumberTyped;
  onChange?: (value: NumberTyped) => void;
  unit?: string;
};

export function NumberField({ value = '', onChange, unit, ...input }: Props) {
  const { typed, decimalSign } = useFormats();
  const read = (text: string) => numberFrom(text, { decimalSign, unit });
  const [text, setText] = useState('');
  // What the form holds came from the text, or from elsewhere, and then the text is old.
  const shown = Object.is(read(text), value) ? text : typed(value);
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      maxLength={20}
      rightSection={unit !== undefined && <span className={classes.unit}>{unit}</span>}
      {...input}
      value={shown}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange?.(read(event.currentTarget.value));
      }}
    />
  );
}
