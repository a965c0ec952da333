// What a charging user group is: name, status and where it belongs.
import { Radio, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { Fields, FormPart } from '../../ui/form/FormPart.tsx';
import { GroupSelect } from '../groups/GroupSelect.tsx';
import type { DriverGroupValues } from './driver-group-form.ts';
import classes from './Members.module.css';

export function DriverGroupFields({ form }: { form: UseFormReturnType<DriverGroupValues> }) {
  const { t } = useTranslation('driverGroups');
  return (
    <FormPart title={t('information')}>
      <Fields>
        <TextInput label={t('name')} maxLength={200} autoComplete="off" {...form.getInputProps('name')} />
        <GroupSelect
          label={t('homeGroup')}
          description={t('homeGroupHelp')}
          value={form.values.homeGroupId}
          onChange={(homeGroupId) => form.setFieldValue('homeGroupId', homeGroupId)}
          error={form.errors['homeGroupId']}
        />
        <Radio.Group
          label={t('status')}
          value={form.values.active ? 'active' : 'inactive'}
          onChange={(status) => form.setFieldValue('active', status === 'active')}
        >
          <div className={classes.choices}>
            <Radio value="active" label={t('state.active')} />
            <Radio value="inactive" label={t('state.inactive')} description={t('inactiveMeaning')} />
          </div>
        </Radio.Group>
      </Fields>
    </FormPart>
  );
}
