// Lets an operator say that an issue is known, with a note for colleagues.
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Issue } from '../../api/contract.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import { ErrorLine } from '../../ui/states/ErrorState.tsx';
import form from '../../ui/dialog/Form.module.css';
import { useAcknowledge } from './api.ts';

type Props = { issue: Issue; what: string; onClose: () => void };

export function Acknowledge({ issue, what, onClose }: Props) {
  const { t } = useTranslation(['issues', 'ui']);
  const [note, setNote] = useState('');
  const acknowledging = useAcknowledge();
  return (
    <Dialog title={t('acknowledge')} keepsInput onClose={onClose}>
      <form
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          acknowledging.mutate({ id: issue.id, note }, { onSuccess: onClose });
        }}
      >
        <p>
          {what}, {issue.stationName}
        </p>
        <p className={form.note}>{t(issue.kind === 'rejected_command' ? 'acknowledgeRejected' : 'acknowledgeText')}</p>
        <Textarea
          label={t('note')}
          description={t('noteHelp')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {acknowledging.isError && <ErrorLine error={acknowledging.error} />}
        <div className={form.buttons}>
          <CapsButton onClick={onClose}>{t('ui:cancel')}</CapsButton>
          <CapsButton tone="main" submit busy={acknowledging.isPending}>
            {t('acknowledge')}
          </CapsButton>
        </div>
      </form>
    </Dialog>
  );
}
