// What a list is narrowed down by, and the way back to all of it.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Filters.module.css';

/** `end` stands at the end of the row, and is no filter. */
type Props = { children: ReactNode; isFiltered: boolean; onClear: () => void; end?: ReactNode };

export function FilterBar({ children, isFiltered, onClear, end }: Props) {
  const { t } = useTranslation('ui');
  return (
    <div className={classes.filters} role="search">
      {children}
      {isFiltered && (
        <Button variant="quiet" size="xs" onClick={onClear}>
          {t('clear')}
        </Button>
      )}
      {end}
    </div>
  );
}
