// What the keys do, for whoever has them.
import { useTranslation } from 'react-i18next';
import classes from './FindDialog.module.css';
import { commandSign } from './command-key.ts';

export function Hints() {
  const { t } = useTranslation('finding');
  return (
    <p className={classes.hints} aria-hidden="true">
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> {t('hint.choose')}
      </span>
      <span>
        <kbd>Enter</kbd> {t('hint.open')}
      </span>
      <span>
        <kbd>{commandSign ?? t('control')}</kbd> <kbd>Enter</kbd> {t('hint.newTab')}
      </span>
    </p>
  );
}
