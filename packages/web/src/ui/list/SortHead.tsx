// The head of a column that can be sorted by: a button with an arrow where the rows stand in its order.
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import table from '../table.module.css';

export type Sorting<By extends string> = { by: By; order: 'asc' | 'desc'; onSort: (by: By) => void };

type Props<By extends string> = {
  by: By;
  /** Undefined where the rows come in an order of their own. */
  sorting: Sorting<By> | undefined;
  className?: string | undefined;
  children: string;
};

export function SortHead<By extends string>({ by, sorting, className, children }: Props<By>) {
  const { t } = useTranslation('ui');
  if (sorting === undefined) {
    return (
      <th scope="col" className={className}>
        {children}
      </th>
    );
  }
  const on = sorting.by === by;
  const Arrow = sorting.order === 'asc' ? IconChevronDown : IconChevronUp;
  const order = sorting.order === 'asc' ? 'ascending' : 'descending';
  return (
    <th scope="col" className={className} aria-sort={on ? order : undefined}>
      <button
        type="button"
        className={table.sort}
        data-on={on || undefined}
        aria-label={t('sortBy', { column: children })}
        onClick={() => sorting.onSort(by)}
      >
        {children}
        {on && <Arrow size={14} stroke={1.75} aria-hidden="true" />}
      </button>
    </th>
  );
}
