// A scheduled task as a form: what for, when, what it sets, by which clock, and where it belongs.
import { SegmentedControl, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../ui/format/formats-context.ts';
import { GroupSelect } from '../../groups/GroupSelect.tsx';
import { types } from '../search.ts';
import { TargetSelect } from '../TargetSelect.tsx';
import { typeWords } from '../use-task-words.ts';
import { ScheduleFields, ScheduleKind } from './ScheduleFields.tsx';
import type { TaskValues } from './task-form.ts';
import classes from './TaskForm.module.css';
import { ValueFields } from './ValueFields.tsx';

export function TaskFields({ form }: { form: UseFormReturnType<TaskValues> }) {
  const { t } = useTranslation('tasks');
  const { timeZone } = useFormats();
  const { type, target, clock, homeGroupId } = form.values;
  return (
    <div className={classes.fields}>
      <TextInput
        label={t('form.name')}
        maxLength={200}
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('name')}
      />
      <div className={classes.head}>
        <Select
          label={t('type')}
          allowDeselect={false}
          data={types.map((value) => ({ value, label: t(`types.${typeWords[value]}`) }))}
          value={type}
          onChange={(chosen) => {
            const next = types.find((each) => each === chosen) ?? type;
            if (next !== type) form.setValues({ type: next, target: null });
          }}
        />
        <TargetSelect
          key={type}
          label={t('form.key')}
          description={t(`form.keyHelp.${typeWords[type]}`)}
          type={type}
          value={target}
          onChange={(chosen) => form.setFieldValue('target', chosen)}
          error={form.errors['target']}
        />
      </div>
      <ScheduleKind form={form} />
      <div className={classes.box}>
        <ScheduleFields form={form} />
        <ValueFields form={form} />
      </div>
      <div className={classes.head}>
        <div>
          <div className={classes.label}>{t('form.clock')}</div>
          <SegmentedControl
            aria-label={t('form.clock')}
            data={[
              { value: 'organization', label: timeZone },
              { value: 'utc', label: 'UTC' },
            ]}
            value={clock}
            onChange={(value) => form.setFieldValue('clock', value)}
          />
        </div>
        <GroupSelect
          label={t('form.homeGroup')}
          description={t('form.homeGroupHelp')}
          value={homeGroupId}
          onChange={(id) => form.setFieldValue('homeGroupId', id)}
          error={form.errors['homeGroupId']}
        />
      </div>
    </div>
  );
}
