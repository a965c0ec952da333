// Says below the page what was just done, and takes it back if asked within its time.
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorLine } from '../states/ErrorState.tsx';
import classes from './UndoBar.module.css';

type Props = {
  text: string;
  /** When it was done: its time does not begin anew with the page. */
  doneAtMs: number;
  busy: boolean;
  /** Why it could not be taken back; then it stays until it is closed. */
  error?: unknown;
  onUndo: () => void;
  onGone: () => void;
};

const shownMs = 15_000;

export function UndoBar({ text, doneAtMs, busy, error = null, onUndo, onGone }: Props) {
  const { t } = useTranslation('ui');
  const [wasOver] = useState(() => Date.now() > doneAtMs + shownMs);
  const [hasFocus, setHasFocus] = useState(false);
  const isHeld = hasFocus || busy || error !== null;
  const gone = useRef(onGone);
  useEffect(() => {
    gone.current = onGone;
  }, [onGone]);
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(() => gone.current(), doneAtMs + shownMs - Date.now());
    return () => clearTimeout(timer);
  }, [isHeld, doneAtMs]);
  if (wasOver) return null;
  const held = { type: 'button', onFocus: () => setHasFocus(true), onBlur: () => setHasFocus(false) } as const;
  return (
    <div className={classes.bar} role="status">
      <div className={classes.said}>
        {text}
        {error !== null && <ErrorLine error={error} />}
      </div>
      <button {...held} className={classes.undo} aria-disabled={busy} onClick={() => !busy && onUndo()}>
        {t('undo')}
      </button>
      <button {...held} className={classes.close} aria-label={t('close')} onClick={onGone}>
        <IconX size={16} stroke={1.5} />
      </button>
    </div>
  );
}
