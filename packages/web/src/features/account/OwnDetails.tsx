// The operator's own name and e-mail address, beside what only others change.
import { PasswordInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.ts';
import { EditConflict } from '../../ui/form/EditConflict.tsx';
import { LeaveQuestion } from '../../ui/form/FormPage.tsx';
import { Fields, FormPart } from '../../ui/form/FormPart.tsx';
import { useEdit } from '../../ui/form/use-edit.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { ErrorLine } from '../../ui/states/ErrorState.tsx';
import { accountQuery, saveAccount, useRefreshAccount } from './api.ts';
import classes from './Account.module.css';

type Values = { name: string; email: string; currentPassword: string };

const versioned = ({ name, email, version }: Account) => ({ version, values: { name, email, currentPassword: '' } });

export function OwnDetails({ account }: { account: Account }) {
  const { t } = useTranslation('account');
  const { t: shared } = useTranslation('ui');
  const queries = useQueryClient();
  const refresh = useRefreshAccount();
  const [saved, setSaved] = useState(false);
  const isElsewhere = (email: string) => email.trim().toLowerCase() !== account.email.toLowerCase();
  const edit = useEdit<Values, Account>({
    start: versioned(account),
    validate: ({ name, email, currentPassword }) => ({
      name: name.trim() === '' ? t('needed') : null,
      email: /^[^\s@]+@[^\s@]+$/.test(email.trim()) ? null : t('emailWrong'),
      currentPassword: isElsewhere(email) && currentPassword === '' ? t('passwordNeeded') : null,
    }),
    save: saveAccount,
    startAfter: versioned,
    reload: async () => versioned(await queries.fetchQuery({ ...accountQuery, staleTime: 0 })),
    onSaved: (after) => {
      setSaved(true);
      queries.setQueryData(accountQuery.queryKey, after);
      void refresh();
    },
  });
  return (
    <FormPart title={t('details')}>
      <form noValidate onSubmit={edit.submit} aria-label={t('details')}>
        <EditConflict edit={edit} label={(field) => t(field)} show={(change, which) => change[which]} />
        <Fields>
          <TextInput label={t('name')} autoComplete="name" {...edit.form.getInputProps('name')} />
          <TextInput
            label={t('email')}
            description={t('emailHelp')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            type="email"
            autoComplete="email"
            {...edit.form.getInputProps('email')}
          />
          {isElsewhere(edit.form.values.email) && (
            <PasswordInput
              label={t('currentPassword')}
              description={t('emailNeedsPassword')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              autoComplete="current-password"
              visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
              {...edit.form.getInputProps('currentPassword')}
            />
          )}
        </Fields>
        <dl className={classes.fixed}>
          <div>
            <dt>{t('username')}</dt>
            <dd>{account.username}</dd>
          </div>
          <div>
            <dt>{t('role')}</dt>
            <dd>{t(`roles.${account.role}`)}</dd>
          </div>
          <div>
            <dt>{t('baseGroup')}</dt>
            <dd>{account.baseGroup.name}</dd>
          </div>
        </dl>
        <p className={classes.note}>{t('fixed')}</p>
        {edit.error != null && <ErrorLine error={edit.error} />}
        <div className={classes.buttons}>
          <span className={classes.done} role="status">
            {saved && !edit.isDirty ? t('saved') : ''}
          </span>
          <CapsButton tone="main" submit busy={edit.isSaving}>
            {shared('saveChanges')}
          </CapsButton>
        </div>
      </form>
      <LeaveQuestion dirty={edit.isDirty} />
    </FormPart>
  );
}
