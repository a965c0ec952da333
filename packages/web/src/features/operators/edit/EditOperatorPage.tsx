// Edits an operator: information, rights, status, mails, and deleting at the end.
import { TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Operator } from '../../../api/contract.ts';
import { EditConflict } from '../../../ui/form/EditConflict.tsx';
import { FormPage } from '../../../ui/form/FormPage.tsx';
import { Fields, FormPart } from '../../../ui/form/FormPart.tsx';
import { useEdit, type Versioned } from '../../../ui/form/use-edit.ts';
import { CardSkeletons } from '../../../ui/states/Skeletons.tsx';
import { WhenThere } from '../../../ui/states/WhenThere.tsx';
import { groupsQuery } from '../../groups/api.ts';
import { useMe } from '../../login/api.ts';
import { changeOperator, operatorQuery } from '../api.ts';
import { DeleteOperator } from './DeleteOperator.tsx';
import classes from './EditOperatorPage.module.css';
import { faultsOf, type OperatorValues } from '../operator-form.ts';
import { OperatorFactor } from './OperatorFactor.tsx';
import { OperatorMails } from './OperatorMails.tsx';
import { RightsFields } from '../RightsFields.tsx';
import { StatusField } from './StatusField.tsx';

type Values = OperatorValues & { active: boolean };

const valuesOf = ({ name, email, role, baseGroup, active, version }: Operator): Versioned<Values> => ({
  version,
  values: { name, email, role, baseGroupId: baseGroup.id, active },
});

export function EditOperatorPage() {
  const { operatorId } = useParams({ from: '/panel/operators/$operatorId' });
  return (
    <WhenThere query={useQuery(operatorQuery(operatorId))} awaiting={<CardSkeletons heightPx={200} count={2} />}>
      {(operator) => <EditOperator key={operatorId} operator={operator} />}
    </WhenThere>
  );
}

/** How each field is called, and how its values read where two have changed it. */
function useReading() {
  const { t } = useTranslation('operators');
  const { data: groups } = useQuery(groupsQuery);
  const labels = { name: 'name', email: 'email', role: 'level', baseGroupId: 'baseGroup', active: 'status' } as const;
  const show = (field: keyof Values, value: Values[keyof Values]) => {
    if (field === 'role') return t(value === 'admin' ? 'role.admin' : 'role.basic');
    if (field === 'active') return t(value === true ? 'state.active' : 'state.inactive');
    if (field === 'baseGroupId') return groups?.items.find(({ id }) => id === value)?.name ?? '…';
    return String(value);
  };
  return { label: (field: keyof Values) => t(labels[field]), show };
}

function EditOperator({ operator }: { operator: Operator }) {
  const { t } = useTranslation('operators');
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const edit = useEdit({
    start: valuesOf(operator),
    validate: (values: Values) =>
      Object.fromEntries(Object.entries(faultsOf(values)).map(([field, fault]) => [field, t(fault)])),
    save: (values, version) =>
      changeOperator(operator.id, { ...values, baseGroupId: Number(values.baseGroupId) }, version),
    reload: async () => valuesOf(await queries.fetchQuery({ ...operatorQuery(operator.id), staleTime: 0 })),
    onSaved: () =>
      void navigate({ to: '/operators', ignoreBlocker: true }).then(() =>
        queries.invalidateQueries({ queryKey: ['operators'] }),
      ),
  });
  const reading = useReading();
  const { form } = edit;
  const isHeld = operator.hold !== null;

  return (
    <FormPage
      title={t('editTitle')}
      busy={edit.isSaving}
      dirty={edit.isDirty}
      error={edit.error}
      onSubmit={edit.submit}
      onCancel={() => void navigate({ to: '/operators' })}
      danger={<DeleteOperator operator={operator} />}
    >
      <EditConflict
        edit={edit}
        label={reading.label}
        show={(change, which) => reading.show(change.field, change[which])}
      />
      <FormPart title={t('information')}>
        <Fields>
          <TextInput
            className={classes.fixed}
            label={t('username')}
            description={t('usernameFixed')}
            inputWrapperOrder={['label', 'input', 'description']}
            value={operator.username}
            readOnly
          />
          <TextInput label={t('name')} autoComplete="off" {...form.getInputProps('name')} />
          <TextInput label={t('email')} type="email" autoComplete="off" {...form.getInputProps('email')} />
        </Fields>
      </FormPart>
      <FormPart title={t('permissions')} {...(operator.hold !== null && { text: t(`hold.${operator.hold}`) })}>
        <RightsFields
          values={form.values}
          baseGroupError={form.errors['baseGroupId']}
          disabled={isHeld}
          onChange={(change) => form.setValues(change)}
        >
          <StatusField
            active={form.values.active}
            disabled={isHeld}
            onChange={(active) => form.setFieldValue('active', active)}
          />
        </RightsFields>
      </FormPart>
      <OperatorMails operator={operator} />
      {operator.hasSecondFactor && operator.id !== me.operator.id && <OperatorFactor operator={operator} />}
    </FormPage>
  );
}
