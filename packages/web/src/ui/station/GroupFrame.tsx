// A charging group as a hairline frame with its name set into the upper edge; frames stand inside frames.
import type { ReactNode } from 'react';
import classes from './GroupFrame.module.css';

type Props = {
  name: string;
  sums: string;
  level: number;
  /** Whether other frames stand inside: those lie on the sunken ground, the innermost on the surface. */
  outer: boolean;
  /** How much room it asks for beside its neighbours. */
  widthPx: number;
  weight: number;
  children: ReactNode;
};

export function GroupFrame({ name, sums, level, outer, widthPx, weight, children }: Props) {
  const sunken = level === 0 || (outer && level % 2 === 0);
  return (
    <fieldset
      className={classes.frame}
      data-sunken={sunken || undefined}
      data-deep={level >= 2 || undefined}
      style={{ flexGrow: weight, flexBasis: widthPx }}
    >
      <legend className={classes.legend}>
        <span className={classes.name}>{name}</span> <span className={classes.sums}>{sums}</span>
      </legend>
      {children}
    </fieldset>
  );
}
