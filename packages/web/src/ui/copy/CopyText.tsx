// A text that is wanted elsewhere, with a button that copies it, also on plain HTTP where there is no clipboard.
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyShown } from './copy-shown.ts';
import classes from './CopyText.module.css';

export function CopyText({ text }: { text: string }) {
  const { t } = useTranslation('ui');
  const shown = useRef<HTMLSpanElement>(null);
  const [copied, setCopied] = useState(false);

  const onCopy = async () => {
    if (shown.current === null) return;
    await copyShown(text, shown.current);
    setCopied(true);
  };

  return (
    <span className={classes.pill}>
      <span ref={shown}>{text}</span>
      <button
        type="button"
        className={classes.button}
        aria-label={t('copy', { text })}
        data-tip={copied ? t('copied') : t('copy', { text })}
        onClick={() => void onCopy()}
        onBlur={() => setCopied(false)}
      >
        {copied ? <IconCheck size={14} stroke={1.75} /> : <IconCopy size={14} stroke={1.5} />}
      </button>
      <span className="sm-only-read" role="status">
        {copied ? t('copied') : ''}
      </span>
    </span>
  );
}
