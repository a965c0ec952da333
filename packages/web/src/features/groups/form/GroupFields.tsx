// The fields of a charging group, the same for a new one and for one that is edited.
import { Radio, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { Fields, FormPart } from '../../../ui/form/FormPart.tsx';
import { GroupSelect } from '../GroupSelect.tsx';
import classes from './GroupForm.module.css';
import type { GroupValues } from './group-form.ts';

type Props = {
  form: UseFormReturnType<GroupValues>;
  nameHelp?: string | undefined;
  isNameFixed?: boolean;
  parentHelp?: string | undefined;
  isParentFixed?: boolean;
  without?: (groupId: number) => boolean;
  /** What holds where the group says nothing itself; undefined while that is not known. */
  inherited: ReactNode;
};

export function GroupFields({ form, nameHelp, isNameFixed, parentHelp, isParentFixed, without, inherited }: Props) {
  const { t } = useTranslation('groups');
  return (
    <FormPart title={t('form.general')}>
      <Fields>
        <TextInput
          label={t('form.name')}
          description={nameHelp}
          disabled={isNameFixed}
          maxLength={200}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('name')}
        />
        <GroupSelect
          label={t('form.parent')}
          description={parentHelp}
          disabled={isParentFixed}
          clearable
          {...(without !== undefined && { without })}
          {...(isParentFixed && { placeholder: '–' })}
          value={form.values.parentId}
          onChange={(parentId) => form.setFieldValue('parentId', parentId)}
          error={form.errors['parentId']}
        />
      </Fields>
      <Radio.Group
        className={classes.free}
        label={t('form.free')}
        description={t('form.freeHelp')}
        {...form.getInputProps('freeCharging')}
      >
        <div className={classes.choices}>
          <Radio value="inherit" label={inherited} />
          <Radio value="on" label={t('form.on')} />
          <Radio value="off" label={t('form.off')} />
        </div>
      </Radio.Group>
    </FormPart>
  );
}
