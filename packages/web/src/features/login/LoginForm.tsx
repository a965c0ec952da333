// Asks for username and password; what follows a login is the caller's affair.
import { PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { ErrorLine } from '../../ui/page/ErrorState.tsx';
import { logIn, meQuery } from './api.ts';
import classes from './LoginForm.module.css';

type Props = { username?: string; onDone: () => void };

export function LoginForm({ username, onDone }: Props) {
  const { t } = useTranslation('login');
  const queries = useQueryClient();
  const entering = useMutation({
    mutationFn: logIn,
    onSuccess: (me) => {
      queries.setQueryData(meQuery.queryKey, me);
      onDone();
    },
  });
  const form = useForm({
    initialValues: { username: username ?? '', password: '' },
    validate: {
      username: (value) => (value.trim() === '' ? t('usernameMissing') : null),
      password: (value) => (value === '' ? t('passwordMissing') : null),
    },
  });

  return (
    <form className={classes.form} onSubmit={form.onSubmit((values) => entering.mutate(values))} noValidate>
      <TextInput
        label={t('username')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        readOnly={username !== undefined}
        autoFocus={username === undefined}
        {...form.getInputProps('username')}
      />
      <PasswordInput
        label={t('password')}
        autoComplete="current-password"
        autoFocus={username !== undefined}
        visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
        {...form.getInputProps('password')}
      />
      <CapsButton tone="main" submit wide busy={entering.isPending}>
        {t('submit')}
      </CapsButton>
      {entering.isError && <ErrorLine error={entering.error} />}
    </form>
  );
}
