// Which columns of the list of charging stations are shown; kept in this browser, for whoever uses it.
import { useState } from 'react';

export const columns = ['group', 'power', 'firmware', 'model', 'lastSeen'] as const;
export type Column = (typeof columns)[number];

const key = 'stationmaster.columns-of-stations';
const usual: readonly Column[] = ['group', 'power', 'firmware', 'lastSeen'];

export function readColumns(kept: string | null): readonly Column[] {
  if (kept === null) return usual;
  const named = new Set(kept.split(','));
  return columns.filter((column) => named.has(column));
}

export function useColumns() {
  const [shown, setShown] = useState(() => readColumns(window.localStorage.getItem(key)));
  const onToggle = (column: Column) => {
    const next = columns.filter((each) => (each === column ? !shown.includes(each) : shown.includes(each)));
    window.localStorage.setItem(key, next.join(','));
    setShown(next);
  };
  return { shown, onToggle };
}
