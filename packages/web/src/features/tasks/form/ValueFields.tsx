// What a task sets: a limit, or whether a charging user or a group of them may charge.
import { SegmentedControl } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { CurrentField } from '../CurrentField.tsx';
import { usePresent } from '../use-present.ts';
import type { TaskValues } from './task-form.ts';
import classes from './TaskForm.module.css';

type Form = UseFormReturnType<TaskValues>;

function LimitFields({ form }: { form: Form }) {
  const { t } = useTranslation('tasks');
  const { target, isWindow, limitAmps, lifts, limitAmpsAfter, liftsAfter } = form.values;
  const present = usePresent(target);
  return (
    <div className={classes.pair}>
      <CurrentField
        label={t(isWindow ? 'form.maxInside' : 'form.maxCurrent')}
        liftLabel={t('form.lifts')}
        amps={limitAmps}
        lifts={lifts}
        error={form.errors['limitAmps']}
        {...(present !== undefined && { note: present })}
        onAmps={(amps) => form.setFieldValue('limitAmps', amps)}
        onLifts={(on) => form.setFieldValue('lifts', on)}
      />
      {isWindow && (
        <CurrentField
          label={t('form.maxAfter')}
          liftLabel={t('form.liftsAfter')}
          amps={limitAmpsAfter}
          lifts={liftsAfter}
          error={form.errors['limitAmpsAfter']}
          onAmps={(amps) => form.setFieldValue('limitAmpsAfter', amps)}
          onLifts={(on) => form.setFieldValue('liftsAfter', on)}
        />
      )}
    </div>
  );
}

function ActiveField({ form }: { form: Form }) {
  const { t } = useTranslation('tasks');
  const { type, turnsOn, isWindow } = form.values;
  const field = t(type === 'driver' ? 'form.userActive' : 'form.groupActive');
  return (
    <div>
      <div className={classes.label}>{isWindow ? t('form.inside', { field }) : field}</div>
      <SegmentedControl
        aria-label={field}
        data={[
          { value: 'on', label: t('form.active') },
          { value: 'off', label: t('form.inactive') },
        ]}
        value={turnsOn ? 'on' : 'off'}
        onChange={(value) => form.setFieldValue('turnsOn', value === 'on')}
      />
      {isWindow && <p className={classes.note}>{t('form.opposite')}</p>}
    </div>
  );
}

export function ValueFields({ form }: { form: Form }) {
  return form.values.type === 'max_current' ? <LimitFields form={form} /> : <ActiveField form={form} />;
}
