// Adds a charging user, with access rights and tokens in the same save.
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../../api/problem.ts';
import { isSame } from '../../../ui/form/changes.ts';
import { FormPage } from '../../../ui/form/FormPage.tsx';
import { useMe } from '../../login/api.ts';
import { addDriver } from '../api.ts';
import { AccessRights } from './AccessRights.tsx';
import { DriverFields } from './DriverFields.tsx';
import { emptyValues, newBodyOf, type DriverValues } from './driver-form.ts';
import { TokenFields } from './TokenFields.tsx';
import { useFaults } from './use-faults.ts';

/** At the field that has it, or for the foot of the form. */
function isAtField(error: unknown): boolean {
  return error instanceof ApiProblem && ['email_taken', 'token_taken'].includes(error.code);
}

export function AddDriverPage() {
  const { t } = useTranslation('drivers');
  const { operator } = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const empty = emptyValues(operator.baseGroup.id);
  const form = useForm<DriverValues>({ initialValues: empty, validate: useFaults() });
  const adding = useMutation({
    mutationFn: (values: DriverValues) => addDriver(newBodyOf(values, operator.role === 'admin')),
    onSuccess: async () => {
      await navigate({ to: '/drivers', ignoreBlocker: true });
      await queries.invalidateQueries({ queryKey: ['drivers'] });
    },
    onError: (error) => {
      if (!(error instanceof ApiProblem)) return;
      form.setErrors(error.code === 'email_taken' ? { email: error.message } : error.fields);
    },
  });
  return (
    <FormPage
      title={t('add')}
      busy={adding.isPending}
      dirty={!adding.isSuccess && !isSame(form.values, empty)}
      error={isAtField(adding.error) ? null : adding.error}
      onSubmit={form.onSubmit((values) => adding.mutate(values))}
      onCancel={() => void navigate({ to: '/drivers' })}
    >
      <DriverFields form={form} isNew />
      <AccessRights form={form} />
      <TokenFields form={form} />
    </FormPage>
  );
}
