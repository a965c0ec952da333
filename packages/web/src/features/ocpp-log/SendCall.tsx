// Asks what a charging station is to be asked, in the words of its own version of OCPP.
import { Select, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import { ErrorLine, ErrorState } from '../../ui/states/ErrorState.tsx';
import layout from '../../ui/dialog/Form.module.css';
import { RowSkeletons } from '../../ui/states/Skeletons.tsx';
import { useSendCommand } from '../commands/api.ts';
import type { StationCalls } from '../../api/contract.ts';
import { callsQuery } from './api.ts';
import { readRequest } from './request.ts';
import classes from './SendCall.module.css';

type Props = { stationId: number; onSent: () => void; onClose: () => void };

export function SendCall({ stationId, onSent, onClose }: Props) {
  const { t } = useTranslation('ocppLog');
  const { data, error, refetch } = useQuery(callsQuery(stationId));
  return (
    <Dialog title={t('call.title')} widthPx={640} keepsInput onClose={onClose}>
      {data === undefined && error === null && <RowSkeletons rows={3} />}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.version === null && <p className={layout.note}>{t('call.never')}</p>}
      {data !== undefined && data.version !== null && (
        <CallForm {...{ stationId, onSent, onClose }} version={data.version} calls={data.items} />
      )}
    </Dialog>
  );
}

function CallForm({
  stationId,
  version,
  calls,
  onSent,
  onClose,
}: Props & { version: string; calls: StationCalls['items'] }) {
  const { t } = useTranslation(['ocppLog', 'ui']);
  const sending = useSendCommand(stationId);
  const [action, setAction] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<'action' | 'text'>();
  const choose = (chosen: string | null) => {
    setAction(chosen);
    setWrong(undefined);
    sending.reset();
    setText(JSON.stringify(calls.find((call) => call.action === chosen)?.outline ?? {}, null, 2));
  };
  const onSubmit = () => {
    const payload = readRequest(text);
    setWrong(action === null ? 'action' : payload === undefined ? 'text' : undefined);
    if (action === null || payload === undefined) return;
    sending.mutate({ intent: 'sendCall', arguments: { action, payload } }, { onSuccess: onSent });
  };
  const { error } = sending;
  const fault = error instanceof ApiProblem ? error.fields['payload'] : undefined;
  return (
    <form
      className={layout.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <p className={layout.note}>{t('call.text', { version })}</p>
      <Select
        label={t('call.action')}
        placeholder={t('call.choose')}
        data={calls.map((call) => call.action)}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('call.noneFits')}
        data-autofocus
        value={action}
        error={wrong === 'action' && t('call.actionMissing')}
        onChange={choose}
      />
      <Textarea
        label={t('call.request')}
        description={t('call.requestHelp')}
        classNames={{ input: classes.request }}
        autosize
        minRows={6}
        maxRows={18}
        spellCheck={false}
        value={text}
        error={(wrong === 'text' && t('call.notJson')) || fault}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {sending.isError && fault === undefined && <ErrorLine error={error} />}
      <div className={layout.buttons}>
        <CapsButton onClick={onClose}>{t('ui:cancel')}</CapsButton>
        <CapsButton tone="main" submit busy={sending.isPending}>
          {t('call.send')}
        </CapsButton>
      </div>
    </form>
  );
}
