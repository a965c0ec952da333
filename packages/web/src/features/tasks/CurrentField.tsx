// Amperes, or no limit at all.
import { Checkbox, NumberInput } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './form/TaskForm.module.css';

type Props = {
  label: string;
  liftLabel: string;
  amps: number | '';
  lifts: boolean;
  error?: ReactNode;
  note?: string;
  onAmps: (amps: number | '') => void;
  onLifts: (lifts: boolean) => void;
};

export function CurrentField({ label, liftLabel, amps, lifts, error, note, onAmps, onLifts }: Props) {
  return (
    <div className={classes.current}>
      <NumberInput
        label={label}
        description={note}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        min={0}
        max={1000}
        allowDecimal={false}
        allowNegative={false}
        hideControls
        rightSection={<span className={classes.unit}>A</span>}
        disabled={lifts}
        value={lifts ? '' : amps}
        onChange={(value) => onAmps(value === '' ? '' : Number(value))}
        error={error}
      />
      <Checkbox label={liftLabel} checked={lifts} onChange={(event) => onLifts(event.currentTarget.checked)} />
    </div>
  );
}
