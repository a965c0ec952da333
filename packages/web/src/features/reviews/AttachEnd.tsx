// Lets the operator choose the session that an end belongs to.
import { Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session, StrayEnd } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import { EmptyState } from '../../ui/states/EmptyState.tsx';
import { ErrorLine, ErrorState } from '../../ui/states/ErrorState.tsx';
import form from '../../ui/dialog/Form.module.css';
import { RowSkeletons } from '../../ui/states/Skeletons.tsx';
import { useSessionWords } from '../sessions/session-words.ts';
import { candidatesQuery, useDecide } from './api.ts';
import classes from './AttachEnd.module.css';

function Candidate({ session }: { session: Session }) {
  const { t } = useTranslation(['reviews', 'ui']);
  const formats = useFormats();
  const { whoText } = useSessionWords();
  const energy =
    session.energyWh === null ? t('energyUnknown') : t('soFar', { energy: formats.kilowattHours(session.energyWh) });
  return (
    <Radio
      className={classes.candidate}
      value={String(session.id)}
      label={t('started', { at: formats.dayTime(session.startedAt) })}
      description={[
        t('ui:point', { number: session.evse }),
        whoText(session),
        energy,
        t('transaction', { id: session.transactionId }),
      ].join(', ')}
    />
  );
}

export function AttachEnd({ end, onClose }: { end: StrayEnd; onClose: () => void }) {
  const { t } = useTranslation(['reviews', 'ui']);
  const { data, error, refetch } = useQuery(candidatesQuery(end.id));
  const [chosen, setChosen] = useState<string | null>(null);
  const deciding = useDecide();
  const candidates = data?.items ?? [];
  const value = chosen ?? String(candidates[0]?.id ?? '');
  return (
    <Dialog title={t('attachTitle')} widthPx={520} onClose={onClose}>
      {data === undefined && error === null && <RowSkeletons rows={3} />}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && candidates.length === 0 && (
        <EmptyState title={t('attachNone')} text={t('attachNoneText')} />
      )}
      {candidates.length > 0 && (
        <form
          className={form.form}
          onSubmit={(event) => {
            event.preventDefault();
            deciding.mutate({ kind: 'attach', endId: end.id, sessionId: Number(value) }, { onSuccess: onClose });
          }}
        >
          <p className={form.note}>{t('attachText')}</p>
          <Radio.Group value={value} onChange={setChosen} aria-label={t('attachTitle')}>
            <div className={classes.candidates}>
              {candidates.map((session) => (
                <Candidate key={session.id} session={session} />
              ))}
            </div>
          </Radio.Group>
          {deciding.isError && <ErrorLine error={deciding.error} />}
          <div className={form.buttons}>
            <CapsButton onClick={onClose}>{t('ui:cancel')}</CapsButton>
            <CapsButton tone="main" submit busy={deciding.isPending}>
              {t('attachAction')}
            </CapsButton>
          </div>
        </form>
      )}
    </Dialog>
  );
}
