// Renames an API key, or revokes it after a question.
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiKey } from '../../api/contract.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import { ErrorLine } from '../../ui/states/ErrorState.tsx';
import layout from '../../ui/dialog/Form.module.css';
import { useChangeApiKey } from './api.ts';

type Props = { apiKey: ApiKey; onClose: () => void };

export function RenameApiKey({ apiKey, onClose }: Props) {
  const { t } = useTranslation(['apiKeys', 'ui']);
  const [name, setName] = useState(apiKey.name);
  const changing = useChangeApiKey();
  const isMissing = name.trim() === '';
  const save = () => {
    if (!isMissing) changing.mutate({ kind: 'rename', apiKey, name }, { onSuccess: onClose });
  };
  return (
    <Dialog title={t('rename.title', { name: apiKey.name })} keepsInput onClose={onClose}>
      <form
        className={layout.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextInput
          label={t('rename.name')}
          maxLength={100}
          autoComplete="off"
          data-autofocus
          value={name}
          error={isMissing ? t('make.nameMissing') : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {changing.isError && <ErrorLine error={changing.error} />}
        <div className={layout.buttons}>
          <CapsButton onClick={onClose}>{t('ui:cancel')}</CapsButton>
          <CapsButton tone="main" submit busy={changing.isPending}>
            {t('rename.save')}
          </CapsButton>
        </div>
      </form>
    </Dialog>
  );
}

/** It stays open until the key is revoked, so that nobody takes a failed attempt for done. */
export function RevokeApiKey({ apiKey, onClose }: Props) {
  const { t } = useTranslation(['apiKeys', 'ui']);
  const changing = useChangeApiKey();
  return (
    <Dialog title={t('revoke.title', { name: apiKey.name })} onClose={onClose}>
      <div className={layout.form}>
        <p>{t('revoke.text')}</p>
        {changing.isError && <ErrorLine error={changing.error} />}
        <div className={layout.buttons}>
          <CapsButton onClick={onClose}>{t('ui:cancel')}</CapsButton>
          <CapsButton
            tone="danger"
            busy={changing.isPending}
            onClick={() => changing.mutate({ kind: 'revoke', apiKey }, { onSuccess: onClose })}
          >
            {t('revoke.action')}
          </CapsButton>
        </div>
      </div>
    </Dialog>
  );
}
