// Asks for username and password, and then for a code where there is a second factor; what follows is the caller's affair.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, type ProblemCode } from '../../api/problem.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { ErrorLine } from '../../ui/states/ErrorState.tsx';
import { CodeInput } from './CodeInput.tsx';
import { logIn, meQuery } from './api.ts';
import classes from './LoginForm.module.css';

type Props = { username?: string; onDone: () => void };

const codeOf = (error: unknown): ProblemCode | undefined => (error instanceof ApiProblem ? error.code : undefined);

export function LoginForm({ username, onDone }: Props) {
  const { t } = useTranslation('login');
  const queries = useQueryClient();
  const [asksCode, setAsksCode] = useState(false);
  const form = useForm({
    initialValues: { username: username ?? '', password: '', code: '' },
    validate: {
      username: (value) => (value.trim() === '' ? t('usernameMissing') : null),
      password: (value) => (value === '' ? t('passwordMissing') : null),
      code: (value) => (asksCode && value.trim() === '' ? t('codeMissing') : null),
    },
  });
  const entering = useMutation({
    mutationFn: logIn,
    onSuccess: (me) => {
      queries.setQueryData(meQuery.queryKey, me);
      onDone();
    },
    onError: (error) => {
      // Whoever changed the password meanwhile, or switched the factor off, is asked from the start.
      if (codeOf(error) === 'wrong_credentials') setAsksCode(false);
      if (codeOf(error) === 'second_factor_needed') setAsksCode(true);
    },
  });
  const submit = form.onSubmit(({ code, ...credentials }) =>
    entering.mutate({ ...credentials, ...(asksCode && { code: code.trim() }) }),
  );
  const goBack = () => {
    setAsksCode(false);
    entering.reset();
    form.setFieldValue('code', '');
  };

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {asksCode ? (
        <CodeInput
          label={t('code')}
          description={t('codeHelp')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoFocus
          {...form.getInputProps('code')}
        />
      ) : (
        <>
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
            // In a dialog, which leads the focus itself.
            data-autofocus={username !== undefined || undefined}
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
            {...form.getInputProps('password')}
          />
        </>
      )}
      <CapsButton tone="main" submit wide busy={entering.isPending}>
        {t('submit')}
      </CapsButton>
      {asksCode && (
        <Button variant="quiet" onClick={goBack}>
          {t('back')}
        </Button>
      )}
      {entering.isError && codeOf(entering.error) !== 'second_factor_needed' && <ErrorLine error={entering.error} />}
    </form>
  );
}
