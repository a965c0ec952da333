// Looks like the field that it opens, and says the key that does the same.
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { commandSign } from '../../features/finding/command-key.ts';
import classes from './FindButton.module.css';

export function FindButton({ onFind }: { onFind: () => void }) {
  const { t } = useTranslation('finding');
  return (
    <button type="button" className={classes.button} aria-haspopup="dialog" onClick={onFind}>
      <IconSearch size={16} stroke={1.5} aria-hidden="true" />
      <span className={classes.words}>{t('title')}</span>
      <kbd className={classes.key} aria-hidden="true">
        {commandSign ?? t('control')} K
      </kbd>
    </button>
  );
}
