// The frame of one filter of a list: a chip that opens its choices, and once set shows its value with a cross.
import { IconChevronDown, IconX } from '@tabler/icons-react';
import type { ComponentProps, ReactNode } from 'react';
import classes from './FilterChip.module.css';

type FrameProps = { isSet: boolean; removeLabel: string; onRemove: () => void; children: ReactNode };

export function ChipFrame({ isSet, removeLabel, onRemove, children }: FrameProps) {
  return (
    <span className={classes.chip} data-set={isSet || undefined}>
      {children}
      {isSet && (
        <button type="button" className={classes.remove} aria-label={removeLabel} onClick={onRemove}>
          <IconX size={14} stroke={1.75} />
        </button>
      )}
    </span>
  );
}

type ButtonProps = ComponentProps<'button'> & { isSet: boolean; children: string };

export function ChipButton({ isSet, children, ...button }: ButtonProps) {
  return (
    <button {...button} type="button" className={classes.open}>
      {children}
      {!isSet && <IconChevronDown size={14} stroke={1.5} aria-hidden="true" />}
    </button>
  );
}

type FixedProps = { shown: string; removeLabel: string; onRemove: () => void };

/** A filter that came with the address, and can only be taken away. */
export function FixedChip({ shown, removeLabel, onRemove }: FixedProps) {
  return (
    <ChipFrame isSet removeLabel={removeLabel} onRemove={onRemove}>
      <span className={classes.fixed}>{shown}</span>
    </ChipFrame>
  );
}
