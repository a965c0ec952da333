// Asks which of its files a station is to bring, and where to.
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandRequest } from '../../api/contract.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { Dialog } from '../../ui/page/Dialog.tsx';
import layout from '../../ui/page/Form.module.css';

const logs = ['diagnostics', 'security'] as const;

type Props = { onSend: (request: CommandRequest) => void; onClose: () => void };

export function GetDiagnostics({ onSend, onClose }: Props) {
  const { t } = useTranslation(['transfers', 'ui']);
  const [log, setLog] = useState<(typeof logs)[number]>('diagnostics');
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const onSubmit = () => {
    const address = typed.trim();
    const isRight = address === '' || /^(https?|s?ftp|ftps):\/\/[^\s/]/i.test(address);
    setWrong(!isRight);
    if (!isRight) return;
    onClose();
    onSend({ intent: 'getDiagnostics', arguments: { log, ...(address !== '' && { address }) } });
  };
  return (
    <Dialog title={t('ask.title')} onClose={onClose}>
      <form
        className={layout.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <p className={layout.note}>{t('ask.text')}</p>
        <Select
          label={t('ask.log')}
          data={logs.map((value) => ({ value, label: t(`ask.${value}`) }))}
          allowDeselect={false}
          data-autofocus
          value={log}
          onChange={(value) => setLog(logs.find((each) => each === value) ?? 'diagnostics')}
        />
        <TextInput
          label={t('update.own')}
          description={t('ask.ownHelp')}
          placeholder="ftp://files.example.com/incoming/"
          maxLength={512}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={isWrong ? t('update.addressWrong') : undefined}
        />
        <div className={layout.buttons}>
          <CapsButton onClick={onClose}>{t('ui:cancel')}</CapsButton>
          <CapsButton tone="main" submit>
            {t('ask.save')}
          </CapsButton>
        </div>
      </form>
    </Dialog>
  );
}
