// The shape of rows that are on their way.
import { Skeleton } from '@mantine/core';
import classes from './FoundList.module.css';

export function Awaited({ rows }: { rows: number }) {
  return (
    <div className={classes.list} aria-busy="true">
      <p className={classes.kind}>
        <Skeleton width={112} height={10} />
      </p>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={classes.row}>
          <Skeleton width={16} height={16} />
          <span className={classes.text}>
            <Skeleton width={160} height={10} my={5} />
            <Skeleton width={220} height={8} my={4} />
          </span>
        </div>
      ))}
    </div>
  );
}
