// Invites a new operator: makes the account, and has the mail sent with which its password is set.
import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.ts';
import { FormPage } from '../../ui/form/FormPage.tsx';
import { Fields, FormPart } from '../../ui/form/FormPart.tsx';
import { isSame } from '../../ui/form/changes.ts';
import { inviteOperator, operatorQuery } from './api.ts';
import { faultsOf, usernameFault, type Fault, type OperatorValues } from './operator-form.ts';
import { RightsFields } from './RightsFields.tsx';

type Values = OperatorValues & { username: string };
const empty: Values = { username: '', name: '', email: '', role: 'basic', baseGroupId: null };

export function InvitePage() {
  const { t } = useTranslation('operators');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const form = useForm<Values>({
    initialValues: empty,
    validate: (values) => {
      const faults = Object.entries<Fault | undefined>({
        ...faultsOf(values),
        username: usernameFault(values.username),
      });
      return Object.fromEntries(faults.map(([field, fault]) => [field, fault === undefined ? null : t(fault)]));
    },
  });
  const inviting = useMutation({
    mutationFn: (values: Values) =>
      inviteOperator({ ...values, username: values.username.trim(), baseGroupId: Number(values.baseGroupId) }),
    onError: (error) => {
      if (error instanceof ApiProblem) form.setErrors(error.fields);
    },
  });

  const { data: invited } = inviting;
  // Only once the page knows that nothing is left to be saved: it would ask before it is left.
  useEffect(() => {
    if (invited === undefined) return;
    queries.setQueryData(operatorQuery(invited.id).queryKey, invited);
    void queries.invalidateQueries({ queryKey: ['operators', 'list'] });
    void navigate({ to: '/operators/$operatorId', params: { operatorId: invited.id } });
  }, [invited, navigate, queries]);

  return (
    <FormPage
      title={t('invite')}
      saveLabel={t('sendInvitation')}
      busy={inviting.isPending}
      dirty={!inviting.isSuccess && !isSame(form.values, empty)}
      error={inviting.error}
      onSubmit={form.onSubmit((values) => inviting.mutate(values))}
      onCancel={() => void navigate({ to: '/operators' })}
    >
      <FormPart title={t('information')} text={t('inviteText')}>
        <Fields>
          <TextInput
            label={t('username')}
            description={t('usernameHelp')}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            {...form.getInputProps('username')}
          />
          <TextInput label={t('name')} autoComplete="off" {...form.getInputProps('name')} />
          <TextInput label={t('email')} type="email" autoComplete="off" {...form.getInputProps('email')} />
        </Fields>
      </FormPart>
      <FormPart title={t('permissions')}>
        <RightsFields
          values={form.values}
          baseGroupError={form.errors['baseGroupId']}
          onChange={(change) => form.setValues(change)}
        />
      </FormPart>
    </FormPage>
  );
}
