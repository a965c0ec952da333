// Who a charging user is.
import { Radio, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { Fields, FormPart } from '../../../ui/form/FormPart.tsx';
import { GroupSelect } from '../../groups/GroupSelect.tsx';
import { useMe } from '../../login/api.ts';
import type { DriverValues } from './driver-form.ts';
import classes from './DriverForm.module.css';
import { DriverGroupSelect } from './DriverGroupSelect.tsx';

type Props = { form: UseFormReturnType<DriverValues>; isNew?: boolean };

export function DriverFields({ form, isNew = false }: Props) {
  const { t } = useTranslation('drivers');
  const isAdmin = useMe().operator.role === 'admin';
  const { values } = form;
  return (
    <FormPart title={t('form.information')}>
      <Fields>
        <TextInput
          label={t('form.firstName')}
          maxLength={100}
          autoComplete="off"
          {...form.getInputProps('firstName')}
        />
        <TextInput label={t('form.lastName')} maxLength={100} autoComplete="off" {...form.getInputProps('lastName')} />
        <TextInput
          className={isNew ? undefined : classes.fixed}
          label={t('form.email')}
          type="email"
          autoComplete="off"
          description={t(isNew ? 'form.emailHelp' : 'form.emailFixed')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          readOnly={!isNew}
          {...form.getInputProps('email')}
        />
        <DriverGroupSelect
          value={values.driverGroup}
          disabled={!isAdmin}
          onChange={(driverGroup) => form.setFieldValue('driverGroup', driverGroup)}
        />
        <GroupSelect
          label={t('form.homeGroup')}
          description={t('form.homeGroupHelp')}
          value={values.homeGroupId}
          onChange={(homeGroupId) => form.setFieldValue('homeGroupId', homeGroupId)}
          error={form.errors['homeGroupId']}
        />
        <Radio.Group
          label={t('form.status')}
          value={values.active ? 'active' : 'inactive'}
          onChange={(status) => form.setFieldValue('active', status === 'active')}
        >
          <div className={classes.choices}>
            <Radio value="active" label={t('state.active')} />
            <Radio value="inactive" label={t('state.inactive')} description={t('form.inactiveMeaning')} />
          </div>
        </Radio.Group>
      </Fields>
    </FormPart>
  );
}
