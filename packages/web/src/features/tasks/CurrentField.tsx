// Amperes, or no limit at all.
import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { NumberField } from '../../ui/form/NumberField.tsx';
import type { NumberTyped } from '../../ui/form/number-typed.ts';
import classes from './form/TaskForm.module.css';

type Props = {
  label: string;
  liftLabel: string;
  amps: NumberTyped;
  lifts: boolean;
  error?: ReactNode;
  note?: string;
  onAmps: (amps: NumberTyped) => void;
  onLifts: (lifts: boolean) => void;
};

export function CurrentField({ label, liftLabel, amps, lifts, error, note, onAmps, onLifts }: Props) {
  return (
    <div className={classes.current}>
      <NumberField
        label={label}
        description={note}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        unit="A"
        disabled={lifts}
        value={lifts ? '' : amps}
        onChange={onAmps}
        error={error}
      />
      <Checkbox label={liftLabel} checked={lifts} onChange={(event) => onLifts(event.currentTarget.checked)} />
    </div>
  );
}
