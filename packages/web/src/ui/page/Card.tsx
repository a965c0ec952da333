// The ground on which things of one kind stand together.
import type { ReactNode } from 'react';
import classes from './Card.module.css';

type Props = { children: ReactNode; flush?: boolean; className?: string | undefined; label?: string };

export function Card({ children, flush = false, className, label }: Props) {
  return (
    <section
      className={[classes.card, className].filter(Boolean).join(' ')}
      data-flush={flush || undefined}
      aria-label={label}
    >
      {children}
    </section>
  );
}
