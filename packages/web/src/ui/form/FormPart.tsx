// A part of a form under a title of its own: fields side by side where there is room, or a note with what belongs to it.
import type { ReactNode } from 'react';
import { Card } from '../page/Card.tsx';
import classes from './FormPart.module.css';

type Props = { title: string; text?: string; danger?: boolean; children: ReactNode };

export function FormPart({ title, text, danger = false, children }: Props) {
  return (
    <Card label={title}>
      <h2 className={classes.title} data-danger={danger || undefined}>
        {title}
      </h2>
      {text !== undefined && <p className={classes.text}>{text}</p>}
      {children}
    </Card>
  );
}

/** Two columns where there is room for them. */
export function Fields({ children }: { children: ReactNode }) {
  return <div className={classes.fields}>{children}</div>;
}
