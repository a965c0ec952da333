// Asks which message a charging station is to send now.
import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CapsButton } from '../../../ui/page/CapsButton.tsx';
import { Dialog } from '../../../ui/dialog/Dialog.tsx';
import classes from './StartCharging.module.css';
import { isTriggerMessage, messagesFor, type TriggerMessage as Message } from './trigger-messages.ts';

type Props = {
  ocppVersion: string | null;
  /** None where the whole charging station is asked. */
  evse: number | null;
  /** Where that is not a point or a station, in words. */
  place?: string;
  onSend: (message: Message) => void;
  onClose: () => void;
};

export function TriggerMessage({ ocppVersion, evse, place: named, onSend, onClose }: Props) {
  const { t } = useTranslation(['commands', 'ui']);
  const messages = messagesFor(ocppVersion, evse);
  const [message, setMessage] = useState(messages[0]);
  const place = named ?? (evse === null ? t('trigger.ofStation') : t('trigger.ofPoint', { number: evse }));
  const onSubmit = () => {
    if (message === undefined) return;
    onClose();
    onSend(message);
  };
  return (
    <Dialog title={t('trigger.title', { place })} onClose={onClose}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <Select
          label={t('trigger.label')}
          description={t('trigger.help', { ocpp: message })}
          data={messages.map((value) => ({ value, label: t(`trigger.message.${value}`) }))}
          allowDeselect={false}
          data-autofocus
          value={message ?? null}
          onChange={(value) => isTriggerMessage(value) && setMessage(value)}
        />
        <div className={classes.buttons}>
          <CapsButton onClick={onClose}>{t('ui:cancel')}</CapsButton>
          <CapsButton tone="main" submit>
            {t('name.triggerMessage')}
          </CapsButton>
        </div>
      </form>
    </Dialog>
  );
}
