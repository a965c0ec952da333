// The shape of what is about to come.
import { Skeleton } from '@mantine/core';
import classes from './Skeletons.module.css';

export function RowSkeletons({ rows }: { rows: number }) {
  return (
    <div className={classes.rows} aria-busy="true">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={classes.row}>
          <Skeleton width={140} height={12} />
          <Skeleton width={100} height={12} />
          <Skeleton width={52} height={16} />
          <Skeleton width={160} height={12} />
        </div>
      ))}
    </div>
  );
}

export function CardSkeletons({ heightPx, count = 1 }: { heightPx: number; count?: number }) {
  return Array.from({ length: count }, (_, index) => (
    <Skeleton key={index} className={classes.card} height={heightPx} aria-busy="true" />
  ));
}
