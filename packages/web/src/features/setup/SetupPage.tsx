// The bare page of the first start, which makes the organization and its first admin.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.ts';
import { TimeZoneSelect } from '../../ui/form/TimeZoneSelect.tsx';
import { ownZone } from '../../ui/form/time-zones.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { EmptyState } from '../../ui/states/EmptyState.tsx';
import { ErrorLine } from '../../ui/states/ErrorState.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { meQuery } from '../login/api.ts';
import { setUp, setupQuery } from './api.ts';
import { isEmail, isSlug, shortestPassword, slugOf } from './setup-rules.ts';
import classes from './SetupPage.module.css';

const empty = {
  code: '',
  organization: { name: '', slug: '', timeZone: ownZone },
  operator: { username: '', name: '', email: '', password: '' },
};

function SetupForm() {
  const { t } = useTranslation('setup');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const needed = (value: string) => (value.trim() === '' ? t('missing') : null);
  const form = useForm({
    initialValues: empty,
    validate: {
      code: needed,
      organization: { name: needed, slug: (value) => (isSlug(value) ? null : t('slugWrong')), timeZone: needed },
      operator: {
        username: needed,
        name: needed,
        email: (value) => (isEmail(value) ? null : t('emailWrong')),
        password: (value) => (value.length < shortestPassword ? t('passwordShort', { count: value.length }) : null),
      },
    },
  });
  const making = useMutation({
    mutationFn: setUp,
    onSuccess: async (me) => {
      queries.setQueryData(meQuery.queryKey, me);
      queries.setQueryData(setupQuery.queryKey, { needed: false });
      await navigate({ to: '/dashboard' });
    },
    onError: (error) => {
      if (error instanceof ApiProblem) form.setErrors(error.fields);
    },
  });
  const onName = (name: string) => {
    const { slug, name: old } = form.values.organization;
    form.setFieldValue('organization.name', name);
    if (slug === slugOf(old)) form.setFieldValue('organization.slug', slugOf(name));
  };

  return (
    <form className={classes.form} onSubmit={form.onSubmit((values) => making.mutate(values))} noValidate>
      <fieldset className={classes.part}>
        <legend>{t('codeLegend')}</legend>
        <TextInput label={t('code')} description={t('codeHelp')} autoComplete="off" {...form.getInputProps('code')} />
      </fieldset>
      <fieldset className={classes.part}>
        <legend>{t('organizationLegend')}</legend>
        <TextInput
          label={t('organizationName')}
          autoComplete="organization"
          {...form.getInputProps('organization.name')}
          onChange={(event) => onName(event.currentTarget.value)}
        />
        <TextInput
          label={t('slug')}
          description={t('slugHelp', { slug: form.values.organization.slug || '…' })}
          {...form.getInputProps('organization.slug')}
        />
        <TimeZoneSelect label={t('timeZone')} {...form.getInputProps('organization.timeZone')} />
      </fieldset>
      <fieldset className={classes.part}>
        <legend>{t('operatorLegend')}</legend>
        <TextInput label={t('name')} autoComplete="name" {...form.getInputProps('operator.name')} />
        <TextInput label={t('email')} type="email" autoComplete="email" {...form.getInputProps('operator.email')} />
        <TextInput label={t('username')} autoComplete="username" {...form.getInputProps('operator.username')} />
        <PasswordInput
          label={t('password')}
          description={t('passwordHelp')}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
          {...form.getInputProps('operator.password')}
        />
      </fieldset>
      {making.isError && <ErrorLine error={making.error} />}
      <CapsButton tone="main" submit wide busy={making.isPending}>
        {t('submit')}
      </CapsButton>
    </form>
  );
}

export function SetupPage() {
  const { t } = useTranslation('setup');
  const { data } = useQuery(setupQuery);
  const toLogin = (
    <Button component={Link} to="/login">
      {t('toLogin')}
    </Button>
  );
  return (
    <div className={classes.page}>
      <header>
        <Logo />
      </header>
      <main className={classes.card} id="content">
        <h1 className={classes.title}>{t('title')}</h1>
        {data?.needed === false ? (
          <EmptyState title={t('done')} text={t('doneText')} action={toLogin} />
        ) : (
          <>
            <p className={classes.subtitle}>{t('subtitle')}</p>
            <SetupForm />
          </>
        )}
      </main>
    </div>
  );
}
