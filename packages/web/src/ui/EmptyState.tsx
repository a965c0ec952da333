// What a place says while nothing is in it: what belongs here, and the first step.
import type { ReactNode } from 'react';
import { StationLine } from './StationLine.tsx';
import { PointSquare } from './PointSquare.tsx';
import classes from './States.module.css';

type Props = { title: string; text?: string; action?: ReactNode };

export function EmptyState({ title, text, action }: Props) {
  return (
    <div className={classes.state}>
      <span className={classes.drawing} aria-hidden="true">
        <PointSquare look="disabled" size={24} />
        <PointSquare look="disabled" size={24} />
        <span className={classes.line}>
          <StationLine offline={false} />
        </span>
      </span>
      <p className={classes.title}>{title}</p>
      {text !== undefined && <p className={classes.text}>{text}</p>}
      {action}
    </div>
  );
}
