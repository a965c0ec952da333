// Asks when a session really ended, at which register, and why it is ended by hand.
import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SessionDetail } from '../../api/contract.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { wallClock } from '../../ui/format/wall-clock.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import form from '../../ui/dialog/Form.module.css';
import { ErrorLine, ErrorState } from '../../ui/states/ErrorState.tsx';
import { CardSkeletons } from '../../ui/states/Skeletons.tsx';
import { sessionQuery } from '../sessions/api.ts';
import { useDecide } from './api.ts';
import { bodyOf, faultsIn, readKilowattHours } from './end-form.ts';
import type { EndForm } from './end-form.ts';

function Preview({ register, startWh }: { register: string; startWh: number | null }) {
  const { t } = useTranslation('reviews');
  const formats = useFormats();
  const stopWh = readKilowattHours(register);
  if (stopWh === null || stopWh === undefined || startWh === null) return null;
  if (stopWh < startWh) return <p className={form.warning}>{t('end.previewBelow')}</p>;
  return <p className={form.note}>{t('end.preview', { energy: formats.kilowattHours(stopWh - startWh) })}</p>;
}

function Form({ session, onClose }: { session: SessionDetail; onClose: () => void }) {
  const { t } = useTranslation(['reviews', 'ui']);
  const formats = useFormats();
  const deciding = useDecide();
  const { meterStartWh, registerWh } = session.numbers;
  const { timeZone } = formats;
  const fields = useForm<EndForm>({
    initialValues: {
      at: wallClock(Date.parse(session.endedAt ?? session.clocks.heardAt), timeZone),
      register: '',
      reason: '',
    },
    validate: (values) => {
      const faults = faultsIn(values, { startedMs: Date.parse(session.startedAt), nowMs: Date.now(), timeZone });
      const at = formats.dayTime(session.startedAt);
      return Object.fromEntries(Object.entries(faults).map(([name, fault]) => [name, t(`end.fault.${fault}`, { at })]));
    },
  });
  const onSubmit = (values: EndForm) =>
    deciding.mutate(
      { kind: 'end', sessionId: session.id, body: bodyOf(values, timeZone) },
      {
        onSuccess: onClose,
        onError: (error) => {
          if (error instanceof ApiProblem) {
            fields.setErrors({ ...error.fields, register: error.fields['meterStopWh'] ?? null });
          }
        },
      },
    );
  const known =
    meterStartWh === null || registerWh === null
      ? t('end.registerHelpUnknown')
      : t('end.registerHelp', {
          start: formats.kilowattHours(meterStartWh),
          last: formats.kilowattHours(registerWh),
        });
  return (
    <form className={form.form} noValidate onSubmit={fields.onSubmit(onSubmit)}>
      <TextInput
        type="datetime-local"
        step={1}
        label={t('end.at')}
        description={t('end.atHelp', {
          zone: formats.zone(session.clocks.heardAt),
          at: formats.exact(session.clocks.heardAt),
        })}
        {...fields.getInputProps('at')}
      />
      <TextInput
        inputMode="decimal"
        autoComplete="off"
        label={t('end.register')}
        description={known}
        {...fields.getInputProps('register')}
      />
      <Preview register={fields.values.register} startWh={meterStartWh} />
      <TextInput
        label={t('end.reason')}
        description={t('end.reasonHelp')}
        maxLength={500}
        autoComplete="off"
        {...fields.getInputProps('reason')}
      />
      {deciding.isError && <ErrorLine error={deciding.error} />}
      <div className={form.buttons}>
        <CapsButton onClick={onClose}>{t('ui:cancel')}</CapsButton>
        <CapsButton tone="main" submit busy={deciding.isPending}>
          {t('end.save')}
        </CapsButton>
      </div>
    </form>
  );
}

export function EndByHand({ sessionId, onClose }: { sessionId: number; onClose: () => void }) {
  const { t } = useTranslation('reviews');
  const { data, error, refetch } = useQuery(sessionQuery(sessionId));
  return (
    <Dialog title={t('end.title')} widthPx={480} keepsInput onClose={onClose}>
      {data === undefined && error === null && <CardSkeletons heightPx={260} />}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <Form session={data} onClose={onClose} />}
    </Dialog>
  );
}
