// What a place says while nothing is in it: what belongs here, and the first step.
import type { ReactNode } from 'react';
import { StationLine } from '../station/StationLine.tsx';
import { PointSquare } from '../station/PointSquare.tsx';
import classes from './States.module.css';

type Props = { title: string; text?: string; action?: ReactNode; isPage?: boolean };

export function EmptyState({ title, text, action, isPage = false }: Props) {
  const Title = isPage ? 'h1' : 'p';
  return (
    <div className={classes.state}>
      <span className={classes.drawing} aria-hidden="true">
        <PointSquare look="disabled" size={24} />
        <PointSquare look="disabled" size={24} />
        <span className={classes.line}>
          <StationLine offline={false} />
        </span>
      </span>
      <Title className={classes.title}>{title}</Title>
      {text !== undefined && <p className={classes.text}>{text}</p>}
      {action}
    </div>
  );
}
