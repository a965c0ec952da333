// Asks with what, from when on and how stubbornly a station's firmware is to be updated.
import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { CommandRequest } from '../../api/contract.ts';
import { NumberField } from '../../ui/form/NumberField.tsx';
import { isWholeWithin, type NumberTyped } from '../../ui/form/number-typed.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import layout from '../../ui/dialog/Form.module.css';
import { useFormats } from '../../ui/format/formats-context.ts';
import { instantOf } from '../../ui/format/wall-clock.ts';
import { ImageSelect } from './ImageSelect.tsx';

type Values = { imageId: string | null; address: string; from: string; install: string; retries: NumberTyped };
type Props = { runningSessions: number; onSend: (request: CommandRequest) => void; onClose: () => void };

export function UpdateFirmware({ runningSessions, onSend, onClose }: Props) {
  const { t } = useTranslation(['transfers', 'ui']);
  const { timeZone } = useFormats();
  const form = useForm<Values>({
    initialValues: { imageId: null, address: '', from: '', install: '', retries: 3 },
    validate: {
      imageId: (imageId, { address }) => (imageId === null && address.trim() === '' ? t('update.missing') : null),
      address: (address) =>
        /^\s*$|^\s*(https?|s?ftp|ftps):\/\/[^\s/]/i.test(address) ? null : t('update.addressWrong'),
      install: (install, { from }) => (install !== '' && install < from ? t('update.installEarly') : null),
      retries: (retries) => (isWholeWithin(retries, { min: 0, max: 20 }) ? null : t('update.retriesWrong')),
    },
  });
  const at = (shown: string) => new Date(instantOf(shown, timeZone)).toISOString();
  const send = ({ imageId, address, from, install, retries }: Values) => {
    const own = address.trim();
    const source = own === '' ? { imageId: Number(imageId) } : { address: own };
    const start = { ...(from !== '' && { retrieveAt: at(from) }), ...(install !== '' && { installAt: at(install) }) };
    onClose();
    onSend({
      intent: 'updateFirmware',
      arguments: { ...source, ...start, retries: Number(retries), retryIntervalSeconds: 60 },
    });
  };
  return (
    <Dialog title={t('update.title')} widthPx={480} keepsInput onClose={onClose}>
      <form className={layout.form} noValidate onSubmit={form.onSubmit(send)}>
        <p className={runningSessions > 0 ? layout.warning : layout.note}>
          {runningSessions > 0 ? t('update.sessions', { count: runningSessions }) : t('update.restarts')}
        </p>
        <ImageSelect {...form.getInputProps('imageId')} />
        <TextInput
          label={t('update.own')}
          description={t('update.ownHelp')}
          placeholder="ftp://files.example.com/image.bin"
          maxLength={512}
          autoComplete="off"
          {...form.getInputProps('address')}
        />
        <TextInput
          type="datetime-local"
          label={t('update.from')}
          description={t('update.fromHelp', { zone: timeZone })}
          {...form.getInputProps('from')}
        />
        <TextInput
          type="datetime-local"
          label={t('update.install')}
          description={t('update.installHelp')}
          {...form.getInputProps('install')}
        />
        <NumberField label={t('update.retries')} {...form.getInputProps('retries')} />
        <div className={layout.buttons}>
          <CapsButton onClick={onClose}>{t('ui:cancel')}</CapsButton>
          <CapsButton tone="main" submit>
            {t('update.save')}
          </CapsButton>
        </div>
      </form>
    </Dialog>
  );
}
