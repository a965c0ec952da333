// Edits a charging user, with access rights and tokens in the same save; and removes it.
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Driver } from '../../../api/contract.ts';
import { EditConflict } from '../../../ui/form/EditConflict.tsx';
import { FormPage } from '../../../ui/form/FormPage.tsx';
import { FormPart } from '../../../ui/form/FormPart.tsx';
import { RemovalPart } from '../../../ui/form/RemovalPart.tsx';
import { useEdit } from '../../../ui/form/use-edit.ts';
import { CardSkeletons } from '../../../ui/states/Skeletons.tsx';
import { WhenThere } from '../../../ui/states/WhenThere.tsx';
import { groupsQuery } from '../../groups/api.ts';
import { useMe } from '../../login/api.ts';
import tokens from '../../tokens/Tokens.module.css';
import { driverQuery, eraseDriver, personalFileAddress, removeDriver, saveDriver } from '../api.ts';
import { nameOf } from '../driver-name.ts';
import { AccessRights } from './AccessRights.tsx';
import { DriverFields } from './DriverFields.tsx';
import { editBodyOf, valuesOf, type DriverValues } from './driver-form.ts';
import { TokenFields } from './TokenFields.tsx';
import { useFaults } from './use-faults.ts';

const versioned = (driver: Driver) => ({ version: driver.version, values: valuesOf(driver) });

/** How each field is called, and how its values read where two have changed it. */
function useReading() {
  const { t } = useTranslation('drivers');
  const { data: groups } = useQuery(groupsQuery);
  const labels: Partial<Record<keyof DriverValues, string>> = {
    firstName: t('form.firstName'),
    lastName: t('form.lastName'),
    email: t('form.email'),
    active: t('form.status'),
    homeGroupId: t('form.homeGroup'),
    driverGroup: t('form.driverGroup'),
    groups: t('form.groups'),
    stations: t('form.stations'),
  };
  const show = (values: Partial<DriverValues>): string => {
    if (values.active !== undefined) return t(values.active ? 'state.active' : 'state.inactive');
    if (values.homeGroupId !== undefined) return groups?.items.find(({ id }) => id === values.homeGroupId)?.name ?? '–';
    if (values.driverGroup !== undefined) return values.driverGroup?.name ?? t('form.nothing');
    if (values.tokens !== undefined) return t('form.tokensCounted', { count: values.tokens.length });
    const named = values.groups ?? values.stations;
    if (named !== undefined) return named.map(({ name }) => name).join(', ') || t('form.nothing');
    return values.firstName ?? values.lastName ?? values.email ?? '';
  };
  return {
    label: (field: keyof DriverValues) => labels[field] ?? t('form.tokens', { count: 0 }).split(':')[0] ?? '',
    show,
  };
}

const ends = { remove: removeDriver, erase: eraseDriver };

function End({ way, driver }: { way: keyof typeof ends; driver: Driver }) {
  const { t } = useTranslation('drivers');
  return (
    <RemovalPart
      title={t(`form.${way}`)}
      text={t(`form.${way}Text`)}
      action={t(`form.${way}`)}
      question={{ title: t(`form.${way}Title`, { name: nameOf(driver) }), text: t(`form.${way}Text`) }}
      remove={() => ends[way](driver)}
      gone={driverQuery(driver.id).queryKey}
      to="/drivers"
    />
  );
}

/** For a charging user who asks why a station refused. */
function WhereShown({ driverId }: { driverId: number }) {
  const { t } = useTranslation('drivers');
  return (
    <FormPart title={t('form.shown')} text={t('form.shownText')}>
      <p className={tokens.links}>
        <Link to="/tokens/why" search={{ driverId }}>
          {t('form.why')}
        </Link>
        <Link to="/tokens/shown" search={{ driverId }}>
          {t('form.whereShown')}
        </Link>
      </p>
    </FormPart>
  );
}

/** For a charging user who asks what is held. */
function PersonalFile({ driverId }: { driverId: number }) {
  const { t } = useTranslation('drivers');
  return (
    <FormPart title={t('form.held')} text={t('form.heldText')}>
      <Button
        component="a"
        href={personalFileAddress(driverId)}
        download
        leftSection={<IconDownload size={16} stroke={1.5} aria-hidden="true" />}
      >
        {t('form.export')}
      </Button>
    </FormPart>
  );
}

function EditForm({ driver }: { driver: Driver }) {
  const { t } = useTranslation('drivers');
  const isAdmin = useMe().operator.role === 'admin';
  const queries = useQueryClient();
  const navigate = useNavigate();
  const reading = useReading();
  const edit = useEdit<DriverValues, Driver>({
    start: versioned(driver),
    validate: useFaults(),
    save: (values, version) => saveDriver({ id: driver.id, version }, editBodyOf(values, isAdmin)),
    reload: async () => versioned(await queries.fetchQuery({ ...driverQuery(driver.id), staleTime: 0 })),
    onSaved: () =>
      void navigate({ to: '/drivers', ignoreBlocker: true }).then(() =>
        queries.invalidateQueries({ queryKey: ['drivers'] }),
      ),
  });
  return (
    <FormPage
      title={t('editTitle')}
      busy={edit.isSaving}
      dirty={edit.isDirty}
      error={edit.error}
      onSubmit={edit.submit}
      onCancel={() => void navigate({ to: '/drivers' })}
      danger={
        isAdmin && (
          <>
            <End way="remove" driver={driver} />
            <End way="erase" driver={driver} />
          </>
        )
      }
    >
      <EditConflict
        edit={edit}
        label={reading.label}
        show={(change, which) => reading.show({ [change.field]: change[which] })}
      />
      <DriverFields form={edit.form} />
      <AccessRights form={edit.form} outside={driver.rights.outside} />
      <TokenFields form={edit.form} />
      <WhereShown driverId={driver.id} />
      {isAdmin && <PersonalFile driverId={driver.id} />}
    </FormPage>
  );
}

export function EditDriverPage() {
  const { driverId } = useParams({ from: '/panel/drivers/$driverId' });
  return (
    <WhenThere query={useQuery(driverQuery(driverId))} awaiting={<CardSkeletons heightPx={200} count={3} />}>
      {(driver) => <EditForm key={driverId} driver={driver} />}
    </WhenThere>
  );
}
