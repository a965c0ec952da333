// Adds a charging station, and then says what is to be entered in the device and waits for it.
import { Radio, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewStationAnswer } from '../../../api/contract.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { isSame } from '../../../ui/form/changes.ts';
import { FormPage } from '../../../ui/form/FormPage.tsx';
import { Fields, FormPart } from '../../../ui/form/FormPart.tsx';
import { ErrorState } from '../../../ui/states/ErrorState.tsx';
import { CardSkeletons } from '../../../ui/states/Skeletons.tsx';
import { groupsQuery } from '../../groups/api.ts';
import { GroupSelect } from '../../groups/GroupSelect.tsx';
import { addStation, stationsQuery } from '../api.ts';
import { Connecting } from './Connecting.tsx';
import classes from './AddStation.module.css';
import { bodyOf, emptyStation, isIdentifier, isPassword, proofs, type AddValues } from './add-form.ts';

/** Who sees the orphans is led to the one that has this identifier. */
function TakeBack({ identifier }: { identifier: string }) {
  const { t } = useTranslation('stations');
  const { data } = useQuery(stationsQuery({ state: 'orphans', search: identifier }));
  const orphan = data?.items.find((station) => station.identifier === identifier);
  if (orphan === undefined) return null;
  return (
    <p className={classes.warning}>
      {t('add.orphan', { name: orphan.name })}{' '}
      <Link to="/stations/$stationId/edit" params={{ stationId: orphan.id }}>
        {t('add.takeBack')}
      </Link>
    </p>
  );
}

type FormProps = { onlyGroup: number | null; onAdded: (answer: NewStationAnswer) => void };

function AddForm({ onlyGroup, onAdded }: FormProps) {
  const { t } = useTranslation('stations');
  const { identifier = '' } = useSearch({ from: '/panel/stations/new' });
  const queries = useQueryClient();
  const navigate = useNavigate();
  const start = { ...emptyStation, identifier, groupId: onlyGroup };
  const form = useForm<AddValues>({
    initialValues: start,
    validate: {
      name: (value) => (value.trim() === '' ? t('add.nameMissing') : null),
      identifier: (value) =>
        isIdentifier(value.trim()) ? null : t(value.trim() === '' ? 'add.identifierMissing' : 'add.identifierWrong'),
      groupId: (value) => (value === null ? t('add.groupMissing') : null),
      password: (value, { proof }) => (proof === 'typed' && !isPassword(value) ? t('add.passwordWrong') : null),
    },
  });
  const [taken, setTaken] = useState<string>();
  const adding = useMutation({
    mutationFn: (values: AddValues) => addStation(bodyOf(values)),
    onSuccess: (answer) => {
      void queries.invalidateQueries();
      onAdded(answer);
    },
    onError: (error, values) => {
      if (!(error instanceof ApiProblem)) return;
      form.setErrors(error.code === 'identifier_taken' ? { identifier: error.message } : error.fields);
      if (error.code === 'identifier_taken') setTaken(values.identifier);
    },
  });
  const { proof } = form.values;
  const isTaken = adding.error instanceof ApiProblem && adding.error.code === 'identifier_taken';
  return (
    <FormPage
      title={t('add.title')}
      busy={adding.isPending}
      dirty={!adding.isSuccess && !isSame(form.values, start)}
      error={isTaken ? null : adding.error}
      onSubmit={form.onSubmit((values) => adding.mutate(values))}
      onCancel={() => void navigate({ to: '/stations' })}
    >
      <FormPart title={t('edit.general')}>
        <Fields>
          <TextInput label={t('add.name')} maxLength={200} {...form.getInputProps('name')} />
          <TextInput
            label={t('add.identifier')}
            description={t('add.identifierHelp')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            autoComplete="off"
            {...form.getInputProps('identifier')}
          />
          <GroupSelect
            label={t('add.group')}
            value={form.values.groupId}
            onChange={(groupId) => form.setFieldValue('groupId', groupId)}
            error={form.errors['groupId']}
          />
        </Fields>
        {taken !== undefined && taken === form.values.identifier && <TakeBack identifier={taken.trim()} />}
      </FormPart>
      <FormPart title={t('add.proof')} text={t('add.proofText')}>
        <Radio.Group aria-label={t('add.proof')} {...form.getInputProps('proof')}>
          <div className={classes.choices}>
            {proofs.map((each) => (
              <Radio key={each} value={each} label={t(`proof.${each}`)} description={t(`proof.${each}Text`)} />
            ))}
          </div>
        </Radio.Group>
        {proof === 'typed' && (
          <TextInput
            className={classes.password}
            label={t('add.password')}
            autoComplete="off"
            {...form.getInputProps('password')}
          />
        )}
        {proof === 'none' && <p className={classes.warning}>{t('add.proofWarning')}</p>}
      </FormPart>
    </FormPage>
  );
}

export function AddStationPage() {
  const [added, setAdded] = useState<NewStationAnswer>();
  const { data: groups, error, refetch } = useQuery(groupsQuery);
  if (added === undefined) {
    if (groups === undefined && error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
    if (groups === undefined) return <CardSkeletons heightPx={200} count={2} />;
    const [first, ...others] = groups.items;
    return <AddForm onlyGroup={first !== undefined && others.length === 0 ? first.id : null} onAdded={setAdded} />;
  }
  return <Connecting stationId={added.station.id} password={added.password} />;
}
