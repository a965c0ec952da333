// The title of a page with its main actions; on a phone the bar above carries the title of the first-level pages.
import type { ReactNode } from 'react';
import classes from './PageHeader.module.css';

type Props = { title: string; actions?: ReactNode; inBarOnPhone?: boolean };

export function PageHeader({ title, actions, inBarOnPhone = false }: Props) {
  return (
    <header className={classes.header} data-bar={inBarOnPhone || undefined}>
      <h1 className={classes.title}>{title}</h1>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
