// Asks which of its files a station is to bring, of which time, and where to.
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandRequest } from '../../api/contract.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import layout from '../../ui/dialog/Form.module.css';
import { useFormats } from '../../ui/format/formats-context.ts';
import { instantOf } from '../../ui/format/wall-clock.ts';
import { useMe } from '../login/api.ts';

const logs = ['diagnostics', 'security'] as const;

type Props = { onSend: (request: CommandRequest) => void; onClose: () => void };

export function GetDiagnostics({ onSend, onClose }: Props) {
  const { t } = useTranslation(['transfers', 'ui']);
  const [log, setLog] = useState<(typeof logs)[number]>('diagnostics');
  const isAdmin = useMe().operator.role === 'admin';
  const { timeZone } = useFormats();
  const [typed, setTyped] = useState('');
  const [span, setSpan] = useState({ from: '', to: '' });
  const [wrong, setWrong] = useState<'address' | 'span'>();
  const onSubmit = () => {
    const address = typed.trim();
    const isRight = address === '' || /^(https?|s?ftp|ftps):\/\/[^\s/]/i.test(address);
    const isTurned = span.from !== '' && span.to !== '' && span.from > span.to;
    setWrong(!isRight ? 'address' : isTurned ? 'span' : undefined);
    if (!isRight || isTurned) return;
    const at = (shown: string) => new Date(instantOf(shown, timeZone)).toISOString();
    const times = { ...(span.from !== '' && { from: at(span.from) }), ...(span.to !== '' && { to: at(span.to) }) };
    onClose();
    onSend({ intent: 'getDiagnostics', arguments: { log, ...times, ...(address !== '' && { address }) } });
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
        {(['from', 'to'] as const).map((end) => (
          <TextInput
            key={end}
            type="datetime-local"
            label={t(`ask.${end}`)}
            description={end === 'from' ? t('ask.spanHelp', { zone: timeZone }) : undefined}
            value={span[end]}
            onChange={(event) => setSpan({ ...span, [end]: event.currentTarget.value })}
            error={end === 'to' && wrong === 'span' ? t('ask.spanTurned') : undefined}
          />
        ))}
        {isAdmin && (
          <TextInput
            label={t('update.own')}
            description={t('ask.ownHelp')}
            placeholder="ftp://files.example.com/incoming/"
            maxLength={512}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            error={wrong === 'address' ? t('update.addressWrong') : undefined}
          />
        )}
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
