// Says below the page what was just done, and takes it back if asked within its time.
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './UndoBar.module.css';

type Props = { text: string; onUndo: () => void; onGone: () => void };

const shownMs = 15_000;

export function UndoBar({ text, onUndo, onGone }: Props) {
  const { t } = useTranslation('ui');
  const gone = useRef(onGone);
  useEffect(() => {
    gone.current = onGone;
  }, [onGone]);
  useEffect(() => {
    const timer = setTimeout(() => gone.current(), shownMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={classes.bar} role="status">
      <span>{text}</span>
      <button type="button" className={classes.undo} onClick={onUndo}>
        {t('undo')}
      </button>
      <button type="button" className={classes.close} aria-label={t('close')} onClick={onGone}>
        <IconX size={16} stroke={1.5} />
      </button>
    </div>
  );
}
