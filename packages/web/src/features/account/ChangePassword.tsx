// A new password in place of the current one, with the rules beside it as one types.
import { PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.ts';
import type { Account } from '../../api/contract.ts';
import { Fields, FormPart } from '../../ui/form/FormPart.tsx';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { ErrorLine } from '../../ui/states/ErrorState.tsx';
import classes from './Account.module.css';
import { changePassword, ownLoginsQuery } from './api.ts';
import { isKept, passwordRules } from './password-rules.ts';
import { PasswordRules } from './PasswordRules.tsx';

const empty = { currentPassword: '', newPassword: '' };

export function ChangePassword({ account }: { account: Account }) {
  const { t } = useTranslation('account');
  const queries = useQueryClient();
  const form = useForm({
    initialValues: empty,
    validate: {
      currentPassword: (value) => (value === '' ? t('passwordNeeded') : null),
      newPassword: (value) => (passwordRules.every((rule) => isKept(rule, value, account)) ? null : t('passwordWeak')),
    },
  });
  const changing = useMutation({
    mutationFn: changePassword,
    onSuccess: async () => {
      form.reset();
      await queries.invalidateQueries({ queryKey: ownLoginsQuery.queryKey });
    },
    onError: (error) => {
      if (error instanceof ApiProblem) form.setErrors(error.fields);
    },
  });
  const toggle = { 'aria-label': t('showPassword'), tabIndex: 0 };
  const atField = changing.error instanceof ApiProblem && Object.keys(changing.error.fields).length > 0;

  return (
    <FormPart title={t('password')}>
      <form noValidate onSubmit={form.onSubmit((values) => changing.mutate(values))} aria-label={t('password')}>
        {/* Tells password keepers whose it is. */}
        <input type="text" autoComplete="username" value={account.username} readOnly hidden />
        <Fields>
          <PasswordInput
            label={t('currentPassword')}
            autoComplete="current-password"
            visibilityToggleButtonProps={toggle}
            {...form.getInputProps('currentPassword')}
          />
          <PasswordInput
            label={t('newPassword')}
            autoComplete="new-password"
            visibilityToggleButtonProps={toggle}
            aria-describedby="password-rules"
            {...form.getInputProps('newPassword')}
          />
        </Fields>
        <PasswordRules password={form.values.newPassword} whose={account} />
        {changing.isError && !atField && <ErrorLine error={changing.error} />}
        <div className={classes.buttons}>
          <span className={classes.done} role="status">
            {changing.isSuccess && !form.isDirty() ? t('passwordChanged') : ''}
          </span>
          <CapsButton tone="main" submit busy={changing.isPending}>
            {t('changePassword')}
          </CapsButton>
        </div>
      </form>
    </FormPart>
  );
}
