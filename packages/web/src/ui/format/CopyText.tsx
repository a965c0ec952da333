// A text that is wanted elsewhere, with a button that copies it, also on plain HTTP where there is no clipboard.
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './CopyText.module.css';

async function copy(text: string, shown: HTMLElement): Promise<void> {
  if (window.isSecureContext) return navigator.clipboard.writeText(text);
  const selection = window.getSelection();
  selection?.selectAllChildren(shown);
  // Deprecated, and the only way that browsers leave outside of a secure context.
  document.execCommand('copy');
  selection?.removeAllRanges();
}

export function CopyText({ text }: { text: string }) {
  const { t } = useTranslation('ui');
  const shown = useRef<HTMLSpanElement>(null);
  const [copied, setCopied] = useState(false);

  const onCopy = async () => {
    if (shown.current === null) return;
    await copy(text, shown.current);
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
