// Asks for the e-mail address of somebody who cannot log in, and says the same whoever that is.
import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { ErrorLine } from '../../ui/states/ErrorState.tsx';
import { Door } from '../login/Door.tsx';
import { DoorLink } from '../login/DoorLink.tsx';
import formClasses from '../login/LoginForm.module.css';
import { losePassword } from './api.ts';
import classes from './Password.module.css';

export function LostPasswordPage() {
  const { t } = useTranslation('password');
  const asking = useMutation({ mutationFn: ({ email }: { email: string }) => losePassword(email.trim()) });
  const form = useForm({
    initialValues: { email: '' },
    validate: { email: (value) => (/^[^\s@]+@[^\s@]+$/.test(value.trim()) ? null : t('emailWrong')) },
  });
  return (
    <Door title={t('lostTitle')} subtitle={t('lostText')}>
      <form className={formClasses.form} onSubmit={form.onSubmit((values) => asking.mutate(values))} noValidate>
        <TextInput label={t('email')} type="email" autoComplete="email" autoFocus {...form.getInputProps('email')} />
        <CapsButton tone="main" submit wide busy={asking.isPending}>
          {t('reset')}
        </CapsButton>
        {asking.isError && <ErrorLine error={asking.error} />}
        <div role="status">
          {asking.isSuccess && (
            <div className={classes.said}>
              <p>{t('asked', { email: asking.variables.email.trim() })}</p>
              <p>{t('askedHelp')}</p>
            </div>
          )}
        </div>
        <DoorLink to="/login">{t('logIn')}</DoorLink>
      </form>
    </Door>
  );
}
