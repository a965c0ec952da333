// The codes that stand for a lost telephone, shown once: to be copied, downloaded or printed.
import { Button } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyShown } from '../../ui/copy/copy-shown.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { useMe } from '../login/api.ts';
import classes from './SecondFactor.module.css';

function download(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'stationmaster-recovery-codes.txt';
  link.click();
  URL.revokeObjectURL(address);
}

export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const { t } = useTranslation('account');
  const { operator, organization } = useMe();
  const shown = useRef<HTMLOListElement>(null);
  const [copied, setCopied] = useState(false);
  const head = t('codesFileHead', { username: operator.username, organization: organization.name });
  const onCopy = async () => {
    if (shown.current === null) return;
    await copyShown(codes.join('\n'), shown.current);
    setCopied(true);
  };
  return (
    <section aria-label={t('codesTitle')}>
      <h2 className={classes.step}>{t('codesTitle')}</h2>
      <p className={classes.text}>{t('codesText')}</p>
      <div className={classes.print}>
        <p className={classes.printHead}>{head}</p>
        <ol className={classes.codes} ref={shown}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
      </div>
      <div className={classes.keeping}>
        <Button leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />} onClick={() => void onCopy()}>
          {copied ? t('copied') : t('copyCodes')}
        </Button>
        <Button leftSection={<IconDownload size={16} />} onClick={() => download(`${head}\n\n${codes.join('\n')}\n`)}>
          {t('downloadCodes')}
        </Button>
        <Button leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
          {t('printCodes')}
        </Button>
      </div>
      <div className={classes.buttons}>
        <CapsButton tone="main" onClick={onKept}>
          {t('codesKept')}
        </CapsButton>
      </div>
    </section>
  );
}
