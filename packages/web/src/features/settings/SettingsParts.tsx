// The settings of an organization, part by part, each with what it does; what is dangerous says so before it is saved.
import { Checkbox, Radio, Select, TextInput, type TextInputProps } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { Fields, FormPart } from '../../ui/form/FormPart.tsx';
import { TimeZoneSelect } from '../../ui/form/TimeZoneSelect.tsx';
import formClasses from '../../ui/dialog/Form.module.css';
import { heartbeatChoices, keptChoices, type SettingsValues } from './settings-form.ts';
import { useSettingWords } from './setting-words.ts';
import classes from './Settings.module.css';

/** What a setting does stands below it, so that fields side by side stand in line. */
const order: Pick<TextInputProps, 'inputWrapperOrder'> = {
  inputWrapperOrder: ['label', 'input', 'error', 'description'],
};

type Props = {
  form: UseFormReturnType<SettingsValues>;
  /** What holds now: only a change is warned of. */
  held: SettingsValues;
};

function Warning({ children }: { children: string }) {
  return (
    <p className={formClasses.warning} role="status">
      {children}
    </p>
  );
}

export function SettingsParts({ form, held }: Props) {
  return (
    <>
      <General form={form} held={held} />
      <Charging form={form} held={held} />
      <Stations form={form} held={held} />
      <Security form={form} held={held} />
      <Help form={form} held={held} />
    </>
  );
}

function General({ form, held }: Props) {
  const { t } = useTranslation('settings');
  return (
    <FormPart title={t('general')}>
      <div className={classes.choices}>
        <Fields>
          <TextInput label={t('field.name')} description={t('help.name')} {...order} {...form.getInputProps('name')} />
          <TimeZoneSelect
            label={t('field.timeZone')}
            description={t('help.timeZone')}
            {...order}
            {...form.getInputProps('timeZone')}
          />
        </Fields>
        {form.values.timeZone !== held.timeZone && <Warning>{t('warning.timeZone')}</Warning>}
      </div>
    </FormPart>
  );
}

function Charging({ form, held }: Props) {
  const { t } = useTranslation('settings');
  const { freeCharging, driversWithoutRights } = form.values;
  const isOpened = driversWithoutRights === 'everywhere' && held.driversWithoutRights === 'nowhere';
  return (
    <FormPart title={t('charging')} text={t('chargingText')}>
      <div className={classes.choices}>
        <Checkbox
          label={t('field.freeCharging')}
          description={t('help.freeCharging')}
          {...form.getInputProps('freeCharging', { type: 'checkbox' })}
        />
        {freeCharging && !held.freeCharging && <Warning>{t('warning.freeCharging')}</Warning>}
        <Checkbox
          label={t('field.severalSessionsPerToken')}
          description={t('help.severalSessionsPerToken')}
          {...form.getInputProps('severalSessionsPerToken', { type: 'checkbox' })}
        />
        <Radio.Group label={t('field.driversWithoutRights')} {...form.getInputProps('driversWithoutRights')}>
          <div className={classes.row}>
            <Radio value="nowhere" label={t('rights.nowhere')} />
            <Radio value="everywhere" label={t('rights.everywhere')} />
          </div>
        </Radio.Group>
        {isOpened && <Warning>{t('warning.everywhere')}</Warning>}
      </div>
    </FormPart>
  );
}

function Stations({ form, held }: Props) {
  const { t } = useTranslation('settings');
  const words = useSettingWords();
  return (
    <FormPart title={t('stations')}>
      <Fields>
        <Select
          label={t('field.heartbeatSeconds')}
          description={t('help.heartbeatSeconds')}
          allowDeselect={false}
          data={heartbeatChoices(held.heartbeatSeconds).map((value) => ({ value, label: words.heartbeat(value) }))}
          {...order}
          {...form.getInputProps('heartbeatSeconds')}
        />
        <Select
          label={t('field.eventsKeptDays')}
          description={t('help.eventsKeptDays')}
          allowDeselect={false}
          data={keptChoices(held.eventsKeptDays).map((value) => ({ value, label: words.kept(value) }))}
          {...order}
          {...form.getInputProps('eventsKeptDays')}
        />
      </Fields>
    </FormPart>
  );
}

function Security({ form, held }: Props) {
  const { t } = useTranslation('settings');
  return (
    <FormPart title={t('security')}>
      <div className={classes.choices}>
        <Checkbox
          label={t('field.secondFactorDemanded')}
          description={t('help.secondFactorDemanded')}
          {...form.getInputProps('secondFactorDemanded', { type: 'checkbox' })}
        />
        {form.values.secondFactorDemanded && !held.secondFactorDemanded && (
          <Warning>{t('warning.secondFactor')}</Warning>
        )}
      </div>
    </FormPart>
  );
}

function Help({ form }: Props) {
  const { t } = useTranslation('settings');
  return (
    <FormPart title={t('support')}>
      <TextInput
        label={t('field.supportAddress')}
        description={t('help.supportAddress')}
        autoComplete="off"
        {...order}
        {...form.getInputProps('supportAddress')}
      />
    </FormPart>
  );
}
