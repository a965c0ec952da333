// Adds a charging station, and shows once what has to be entered in the device.
import { Button, Radio, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewStationAnswer } from '../../api/contract.ts';
import { ApiProblem } from '../../api/problem.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { CopyText } from '../../ui/format/CopyText.tsx';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { ErrorLine } from '../../ui/page/ErrorState.tsx';
import { GroupSelect } from '../groups/GroupSelect.tsx';
import { addStation } from './api.ts';
import classes from './AddStation.module.css';

const isIdentifier = (text: string): boolean => /^[A-Za-z0-9_-]{1,48}$/.test(text);

function AddForm({ onAdded, onCancel }: { onAdded: (answer: NewStationAnswer) => void; onCancel: () => void }) {
  const { t } = useTranslation(['stations', 'ui']);
  const queries = useQueryClient();
  const form = useForm({
    initialValues: {
      name: '',
      identifier: '',
      groupId: null as number | null,
      proof: 'password' as 'password' | 'none',
    },
    validate: {
      name: (value) => (value.trim() === '' ? t('add.nameMissing') : null),
      identifier: (value) => (isIdentifier(value) ? null : t('add.identifierWrong')),
      groupId: (value) => (value === null ? t('add.groupMissing') : null),
    },
  });
  const adding = useMutation({
    mutationFn: addStation,
    onSuccess: (answer) => {
      void queries.invalidateQueries({ queryKey: ['stations'] });
      void queries.invalidateQueries({ queryKey: ['dashboard'] });
      onAdded(answer);
    },
    onError: (error) => {
      if (error instanceof ApiProblem) form.setErrors(error.fields);
    },
  });
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={form.onSubmit((values) => adding.mutate({ ...values, groupId: Number(values.groupId) }))}
    >
      <TextInput label={t('add.name')} data-autofocus {...form.getInputProps('name')} />
      <TextInput
        label={t('add.identifier')}
        description={t('add.identifierHelp')}
        autoComplete="off"
        {...form.getInputProps('identifier')}
      />
      <GroupSelect
        label={t('add.group')}
        value={form.values.groupId}
        onChange={(groupId) => form.setFieldValue('groupId', groupId)}
        error={form.errors['groupId']}
      />
      <Radio.Group label={t('add.proof')} {...form.getInputProps('proof')}>
        <div className={classes.choices}>
          <Radio value="password" label={t('add.proofPassword')} />
          <Radio value="none" label={t('add.proofNone')} />
        </div>
      </Radio.Group>
      {form.values.proof === 'none' && <p className={classes.warning}>{t('add.proofWarning')}</p>}
      {adding.isError && <ErrorLine error={adding.error} />}
      <div className={classes.buttons}>
        <CapsButton onClick={onCancel}>{t('ui:cancel')}</CapsButton>
        <CapsButton tone="main" submit busy={adding.isPending}>
          {t('add.save')}
        </CapsButton>
      </div>
    </form>
  );
}

function Added({ answer }: { answer: NewStationAnswer }) {
  const { t } = useTranslation('stations');
  return (
    <div className={classes.form}>
      <p>{t('add.doneText')}</p>
      <dl className={classes.facts}>
        <dt>{t('add.address')}</dt>
        <dd>
          <CopyText text={answer.connectTo} />
        </dd>
        {answer.password !== null && (
          <>
            <dt>{t('add.password')}</dt>
            <dd>
              <CopyText text={answer.password} />
            </dd>
          </>
        )}
      </dl>
      <Button component={Link} to={`/stations/${answer.station.id}`}>
        {t('add.toStation')}
      </Button>
    </div>
  );
}

export function AddStation({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('stations');
  const [added, setAdded] = useState<NewStationAnswer>();
  const title = added === undefined ? t('add.title') : t('add.doneTitle', { name: added.station.name });
  return (
    <Dialog title={title} widthPx={480} keepsInput onClose={onClose}>
      {added === undefined ? <AddForm onAdded={setAdded} onCancel={onClose} /> : <Added answer={added} />}
    </Dialog>
  );
}
