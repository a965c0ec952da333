// One figure with its unit and what it counts.
import type { ReactNode } from 'react';
import classes from './KeyFigure.module.css';

type Props = {
  label: string;
  /** On a phone, where there is little room. */
  shortLabel?: string;
  value: string;
  unit?: string;
  sign?: ReactNode;
  tone?: 'danger' | undefined;
  labelFirst?: boolean;
  /** What exactly is counted. */
  tip?: string;
};

export function KeyFigure({ label, shortLabel = label, value, unit, sign, tone, labelFirst = false, tip }: Props) {
  return (
    <div className={classes.figure} data-label-first={labelFirst || undefined} data-tip={tip}>
      <dt className={classes.label}>
        <span className={classes.long}>{label}</span>
        <span className={classes.short}>{shortLabel}</span>
      </dt>
      <dd className={classes.value} data-tone={tone}>
        {value}
        {unit !== undefined && <span className={classes.unit}>{unit}</span>}
        {sign}
      </dd>
    </div>
  );
}
