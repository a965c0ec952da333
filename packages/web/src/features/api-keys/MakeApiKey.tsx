// Makes an API key, and shows it the only time that it can be seen.
import { Radio, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MadeApiKey } from '../../api/contract.ts';
import { ApiProblem } from '../../api/problem.ts';
import { CopyText } from '../../ui/copy/CopyText.tsx';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import { ErrorLine } from '../../ui/states/ErrorState.tsx';
import layout from '../../ui/dialog/Form.module.css';
import { GroupSelect } from '../groups/GroupSelect.tsx';
import { useMe } from '../login/api.ts';
import { useMakeApiKey } from './api.ts';
import { lifetimesDays, type LifetimeDays } from './expiry.ts';
import classes from './MakeApiKey.module.css';

type Values = { name: string; role: 'admin' | 'basic'; baseGroupId: number | null; days: LifetimeDays };

function MakeForm({ onMade, onCancel }: { onMade: (made: MadeApiKey) => void; onCancel: () => void }) {
  const { t } = useTranslation(['apiKeys', 'ui']);
  const me = useMe();
  const making = useMakeApiKey();
  const form = useForm<Values>({
    initialValues: { name: '', role: 'basic', baseGroupId: me.operator.baseGroup.id, days: 365 },
    validate: {
      name: (value) => (value.trim() === '' ? t('make.nameMissing') : null),
      baseGroupId: (value) => (value === null ? t('make.groupMissing') : null),
    },
  });
  const make = (values: Values) =>
    making.mutate(
      { ...values, baseGroupId: Number(values.baseGroupId) },
      {
        onSuccess: onMade,
        onError: (error) => {
          if (error instanceof ApiProblem) form.setErrors(error.fields);
        },
      },
    );
  const nameOfLifetime = (days: LifetimeDays) => {
    if (days === 365) return t('make.oneYear');
    return days === 730 ? t('make.twoYears') : t('make.days', { count: days });
  };
  return (
    <form className={layout.form} noValidate onSubmit={form.onSubmit(make)}>
      <TextInput
        label={t('make.name')}
        description={t('make.nameHelp')}
        maxLength={100}
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Radio.Group label={t('make.role')} {...form.getInputProps('role')}>
        <div className={classes.choices}>
          {(['basic', 'admin'] as const).map((role) => (
            <Radio key={role} value={role} label={t(`make.${role}`)} />
          ))}
        </div>
      </Radio.Group>
      <GroupSelect
        label={t('make.group')}
        description={t('make.groupHelp')}
        value={form.values.baseGroupId}
        onChange={(baseGroupId) => form.setFieldValue('baseGroupId', baseGroupId)}
        error={form.errors['baseGroupId']}
      />
      <Select
        label={t('make.expires')}
        data={lifetimesDays.map((days) => ({ value: String(days), label: nameOfLifetime(days) }))}
        allowDeselect={false}
        value={String(form.values.days)}
        onChange={(value) => form.setFieldValue('days', lifetimesDays.find((days) => String(days) === value) ?? 365)}
        error={form.errors['expiresAt']}
      />
      {making.isError && <ErrorLine error={making.error} />}
      <div className={layout.buttons}>
        <CapsButton onClick={onCancel}>{t('ui:cancel')}</CapsButton>
        <CapsButton tone="main" submit busy={making.isPending}>
          {t('make.save')}
        </CapsButton>
      </div>
    </form>
  );
}

function Made({ secret, onDone }: { secret: string; onDone: () => void }) {
  const { t } = useTranslation('apiKeys');
  return (
    <div className={layout.form}>
      <p>{t('made.text')}</p>
      <dl className={classes.facts}>
        <dt>{t('made.key')}</dt>
        <dd>
          <CopyText text={secret} />
        </dd>
        <dt>{t('made.example')}</dt>
        <dd>
          <CopyText text={`curl -H 'Authorization: Bearer ${secret}' ${window.location.origin}/api/v1/stations`} />
        </dd>
      </dl>
      <p>
        <a className={classes.link} href="/api/v1/docs" target="_blank" rel="noreferrer">
          {t('made.docs')}
        </a>
      </p>
      <div className={layout.buttons}>
        <CapsButton tone="main" onClick={onDone}>
          {t('made.done')}
        </CapsButton>
      </div>
    </div>
  );
}

export function MakeApiKey({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('apiKeys');
  const [made, setMade] = useState<MadeApiKey>();
  const title = made === undefined ? t('make.title') : t('made.title', { name: made.apiKey.name });
  return (
    <Dialog title={title} widthPx={520} keepsInput onClose={onClose}>
      {made === undefined ? (
        <MakeForm onMade={setMade} onCancel={onClose} />
      ) : (
        <Made secret={made.secret} onDone={onClose} />
      )}
    </Dialog>
  );
}
