// The one field of a link's page: the new password.
import { PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MailedLink } from '../../api/contract.ts';
import { ApiProblem } from '../../api/problem.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { ErrorLine } from '../../ui/states/ErrorState.tsx';
import { isKept, passwordRules } from '../account/password-rules.ts';
import { PasswordRules } from '../account/PasswordRules.tsx';
import formClasses from '../login/LoginForm.module.css';
import { spendLink } from './api.ts';

type Props = { secret: string; link: MailedLink; onDone: () => void };

export function SetPasswordForm({ secret, link, onDone }: Props) {
  const { t } = useTranslation('password');
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (value) => (passwordRules.every((rule) => isKept(rule, value, link)) ? null : t('weak')) },
  });
  const setting = useMutation({
    mutationFn: (password: string) => spendLink({ secret, password }),
    onSuccess: onDone,
    onError: (error) => {
      if (error instanceof ApiProblem) form.setErrors(error.fields);
    },
  });
  const isSaidAtField = setting.error instanceof ApiProblem && setting.error.fields['password'] !== undefined;
  return (
    <form className={formClasses.form} onSubmit={form.onSubmit(({ password }) => setting.mutate(password))} noValidate>
      {/* Tells password keepers whose it is. */}
      <input type="text" autoComplete="username" value={link.username} readOnly hidden />
      <PasswordInput
        label={t('password')}
        aria-describedby="password-rules"
        autoComplete="new-password"
        autoFocus
        visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
        {...form.getInputProps('password')}
      />
      <PasswordRules password={form.values.password} whose={link} />
      <CapsButton tone="main" submit wide busy={setting.isPending}>
        {t('set')}
      </CapsButton>
      {setting.isError && !isSaidAtField && <ErrorLine error={setting.error} />}
    </form>
  );
}
