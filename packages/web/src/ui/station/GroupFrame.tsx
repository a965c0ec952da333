// A charging group as a hairline frame with its name set into the upper edge; frames stand inside frames.
import { useResizeObserver } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { textWidthPx } from '../text-width.ts';
import classes from './GroupFrame.module.css';

type Props = {
  name: string;
  /** From the fullest to the shortest: the first that fits beside the name is shown, or none. */
  sums: readonly string[];
  level: number;
  /** Whether other frames stand inside: those lie on the sunken ground, the innermost on the surface. */
  outer: boolean;
  /** How much room it asks for beside its neighbours. */
  widthPx: number;
  weight: number;
  /** What can be done with the group, behind its name. */
  action?: ReactNode;
  children: ReactNode;
};

/** The room around the name, between name and sums, and for what can be done. */
const legendPx = 44;
const sizeRem = 0.75;

function firstFitting(name: string, sums: readonly string[], widthPx: number): string | undefined {
  const freePx = widthPx - legendPx - textWidthPx(`${name} `, sizeRem, 600);
  return sums.find((each) => textWidthPx(each, sizeRem) <= freePx);
}

export function GroupFrame({ name, sums, level, outer, widthPx, weight, action, children }: Props) {
  const [ref, { left, right }] = useResizeObserver<HTMLFieldSetElement>();
  const sunken = level === 0 || (outer && level % 2 === 0);
  return (
    <fieldset
      ref={ref}
      className={classes.frame}
      data-sunken={sunken || undefined}
      data-deep={level >= 2 || undefined}
      style={{ flexGrow: weight, flexBasis: widthPx }}
    >
      <legend className={classes.legend}>
        <span className={classes.name}>{name}</span>{' '}
        <span className={classes.sums}>{firstFitting(name, sums, right - left)}</span>
        {action}
      </legend>
      {children}
    </fieldset>
  );
}
