// The settings of the organization: admins of the whole of it change them, admins of a part read what holds for theirs.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Organization } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { EditConflict } from '../../ui/form/EditConflict.tsx';
import { FormPage } from '../../ui/form/FormPage.tsx';
import { FormPart } from '../../ui/form/FormPart.tsx';
import { useEdit } from '../../ui/form/use-edit.ts';
import { ErrorState } from '../../ui/states/ErrorState.tsx';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { CardSkeletons } from '../../ui/states/Skeletons.tsx';
import { meQuery } from '../login/api.ts';
import { organizationQuery, saveOrganization } from './api.ts';
import { useSettingWords } from './setting-words.ts';
import { editOf, fieldsOf, startOf, type SettingsValues } from './settings-form.ts';
import { SettingsParts } from './SettingsParts.tsx';
import classes from './Settings.module.css';

function Rebuild({ rebuild }: Pick<Organization, 'rebuild'>) {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  if (rebuild === null) return null;
  const progress = { rebuilt: formats.count(rebuild.rebuilt), total: formats.count(rebuild.total) };
  return (
    <p className={classes.note} role="status">
      {t('rebuild', progress)}
    </p>
  );
}

function Elsewhere() {
  const { t } = useTranslation('settings');
  return (
    <FormPart title={t('elsewhere')}>
      <ul className={classes.links}>
        <li>
          <Link to="/settings/api-keys">{t('apiKeys')}</Link>
          <span>{t('apiKeysText')}</span>
        </li>
        <li>
          <Link to="/settings/certificate-authorities">{t('authorities')}</Link>
          <span>{t('authoritiesText')}</span>
        </li>
        <li>
          <Link to="/settings/firmware">{t('firmware')}</Link>
          <span>{t('firmwareText')}</span>
        </li>
        <li>
          <Link to="/mails">{t('mails')}</Link>
          <span>{t('mailsText')}</span>
        </li>
        <li>
          <Link to="/audit">{t('auditLog')}</Link>
          <span>{t('auditLogText')}</span>
        </li>
      </ul>
    </FormPart>
  );
}

function useValidation() {
  const { t } = useTranslation('settings');
  return ({ name, supportAddress }: SettingsValues) => ({
    name: name.trim() === '' ? t('nameMissing') : null,
    supportAddress: /^\s*$|@|^https?:\/\//i.test(supportAddress) ? null : t('supportWrong'),
  });
}

type FormProps = { organization: Organization; isSaved: boolean; onSaved: (saved: Organization) => void };

function SettingsForm({ organization, isSaved, onSaved }: FormProps) {
  const { t } = useTranslation('settings');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const words = useSettingWords();
  const [start] = useState(() => startOf(organization));
  const edit = useEdit({
    start,
    validate: useValidation(),
    save: (values, version) => saveOrganization(editOf(values), version),
    reload: async () => startOf(await queries.fetchQuery({ ...organizationQuery, staleTime: 0 })),
    onSaved,
  });
  return (
    <FormPage
      title={t('title')}
      busy={edit.isSaving}
      dirty={edit.isDirty}
      error={edit.error}
      onSubmit={edit.submit}
      onCancel={() => void navigate({ to: '/dashboard' })}
    >
      {isSaved && !edit.isDirty && (
        <p className={classes.saved} role="status">
          {t('saved')}
        </p>
      )}
      <Rebuild rebuild={organization.rebuild} />
      <EditConflict
        edit={edit}
        label={(field) => t(`field.${field}`)}
        show={(change, which) => words.valueOf(change.field, change[which])}
      />
      <SettingsParts form={edit.form} held={start.values} />
      <Elsewhere />
    </FormPage>
  );
}

function SettingsToRead({ organization }: { organization: Organization }) {
  const { t } = useTranslation('settings');
  const words = useSettingWords();
  const { values } = startOf(organization);
  return (
    <div className={classes.page}>
      <PageHeader title={t('title')} />
      <p className={classes.note}>{t('readOnly', { group: organization.name })}</p>
      <FormPart title={t('held')}>
        <dl className={classes.held}>
          {fieldsOf(values).map((field) => (
            <div key={field}>
              <dt>{t(`field.${field}`)}</dt>
              <dd>{words.valueOf(field, values[field])}</dd>
            </div>
          ))}
        </dl>
      </FormPart>
      <Elsewhere />
    </div>
  );
}

export function SettingsPage() {
  const { t } = useTranslation('settings');
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(organizationQuery);
  // The form begins anew with each of one's own savings; what others save meanwhile meets it when it is saved.
  const [savings, setSavings] = useState(0);
  const onSaved = (saved: Organization) => {
    queries.setQueryData(organizationQuery.queryKey, saved);
    void queries.invalidateQueries({ queryKey: meQuery.queryKey });
    setSavings((count) => count + 1);
  };
  if (data === undefined) {
    return (
      <div className={classes.page}>
        <PageHeader title={t('title')} />
        {error === null ? (
          <CardSkeletons heightPx={160} count={3} />
        ) : (
          <ErrorState error={error} onRetry={() => void refetch()} />
        )}
      </div>
    );
  }
  if (!data.editable) return <SettingsToRead organization={data} />;
  return <SettingsForm key={savings} organization={data} isSaved={savings > 0} onSaved={onSaved} />;
}
