// When a task runs: how often, on which days, and at one time or over a window.
import { Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../ui/form/NumberField.tsx';
import { useDayWords } from '../use-task-words.ts';
import { timeFrom, type TaskValues } from './task-form.ts';
import classes from './TaskForm.module.css';

type Form = UseFormReturnType<TaskValues>;

export function ScheduleKind({ form }: { form: Form }) {
  const { t } = useTranslation('tasks');
  const every = ['once', 'daily', 'weekly', 'monthly'] as const;
  return (
    <div>
      <div className={classes.label}>{t('form.schedule')}</div>
      <div className={classes.choices}>
        <SegmentedControl
          aria-label={t('form.schedule')}
          data={every.map((value) => ({ value, label: t(`form.every.${value}`) }))}
          value={form.values.every}
          onChange={(value) => form.setFieldValue('every', value)}
        />
        <SegmentedControl
          aria-label={t('form.span')}
          data={(['at', 'window'] as const).map((value) => ({ value, label: t(`form.spans.${value}`) }))}
          value={form.values.isWindow ? 'window' : 'at'}
          onChange={(value) => form.setFieldValue('isWindow', value === 'window')}
        />
      </div>
    </div>
  );
}

function Weekdays({ form }: { form: Form }) {
  const { t } = useTranslation('tasks');
  const { weekdayNames } = useDayWords();
  const { weekdays } = form.values;
  const toggle = (day: number) =>
    form.setFieldValue(
      'weekdays',
      weekdays.includes(day) ? weekdays.filter((each) => each !== day) : [...weekdays, day],
    );
  return (
    <div role="group" aria-label={t('form.weekdays')}>
      <div className={classes.label}>{t('form.weekdays')}</div>
      <div className={classes.days}>
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <Checkbox
            key={day}
            label={weekdayNames([day], 'long')}
            checked={weekdays.includes(day)}
            onChange={() => toggle(day)}
          />
        ))}
      </div>
      {form.errors['weekdays'] !== undefined && <p className={classes.fault}>{form.errors['weekdays']}</p>}
    </div>
  );
}

function TimeField({ form, field, label }: { form: Form; field: 'from' | 'to'; label: string }) {
  return (
    <TextInput
      label={label}
      placeholder="00:00"
      inputMode="numeric"
      autoComplete="off"
      maxLength={20}
      {...form.getInputProps(field)}
      onBlur={(event) => form.setFieldValue(field, timeFrom(event.currentTarget.value))}
    />
  );
}

export function ScheduleFields({ form }: { form: Form }) {
  const { t } = useTranslation('tasks');
  const { every, isWindow } = form.values;
  return (
    <>
      {every === 'weekly' && <Weekdays form={form} />}
      <div className={classes.pair}>
        {every === 'once' && (
          <TextInput className={classes.day} type="date" label={t('form.day')} {...form.getInputProps('day')} />
        )}
        {every === 'monthly' && (
          <NumberField
            label={t('form.dayOfMonth')}
            description={Number(form.values.dayOfMonth) > 28 ? t('form.dayOfMonthHelp') : undefined}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            {...form.getInputProps('dayOfMonth')}
          />
        )}
        {isWindow && (every === 'once' || every === 'monthly') && <span />}
        <TimeField form={form} field="from" label={t(isWindow ? 'form.from' : 'form.at')} />
        {isWindow && <TimeField form={form} field="to" label={t('form.to')} />}
      </div>
    </>
  );
}
