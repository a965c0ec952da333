// The basic settings of a charging station as fields: what it is called, where it stands, what may be done at it, how it speaks.
import { Checkbox, Radio, Select, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { Station } from '../../../api/contract.ts';
import { Fields, FormPart } from '../../../ui/form/FormPart.tsx';
import { TimeZoneSelect } from '../../../ui/form/TimeZoneSelect.tsx';
import { GroupSelect } from '../../groups/GroupSelect.tsx';
import classes from './EditStation.module.css';
import type { StationValues } from './station-form.ts';

type Props = { form: UseFormReturnType<StationValues>; station: Station };

const below = ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[];
const versions = ['none', '1.6', '2.0.1', '2.1'] as const;
const admissions = ['accepted', 'pending', 'rejected'] as const;

function General({ form, station }: Props) {
  const { t } = useTranslation('stations');
  return (
    <FormPart title={t('edit.general')}>
      <Fields>
        <TextInput label={t('edit.name')} maxLength={200} {...form.getInputProps('name')} />
        {station.groupId !== null && (
          <GroupSelect
            label={t('edit.groupId')}
            value={form.values.groupId}
            onChange={(groupId) => form.setFieldValue('groupId', groupId)}
            error={form.errors['groupId']}
          />
        )}
        <TextInput
          label={t('add.identifier')}
          description={t('edit.identifierHelp')}
          inputWrapperOrder={below}
          value={station.identifier}
          readOnly
        />
      </Fields>
    </FormPart>
  );
}

function Place({ form }: Pick<Props, 'form'>) {
  const { t } = useTranslation('stations');
  return (
    <FormPart title={t('edit.place')}>
      <Fields>
        <TextInput label={t('edit.address')} maxLength={500} {...form.getInputProps('address')} />
        <TextInput
          label={t('edit.coordinates')}
          description={t('edit.coordinatesHelp')}
          inputWrapperOrder={below}
          {...form.getInputProps('coordinates')}
          error={form.errors['coordinates'] ?? form.errors['latitude'] ?? form.errors['longitude']}
        />
        <TextInput label={t('edit.contact')} maxLength={500} {...form.getInputProps('contact')} />
        <Textarea label={t('edit.note')} maxLength={2000} autosize minRows={2} {...form.getInputProps('note')} />
      </Fields>
    </FormPart>
  );
}

function Charging({ form, station }: Props) {
  const { t } = useTranslation('stations');
  const state = t(station.inheritedFreeCharging ? 'edit.on' : 'edit.off');
  return (
    <FormPart title={t('edit.charging')}>
      <Checkbox
        label={t('edit.disabled')}
        description={t('edit.disabledHelp')}
        {...form.getInputProps('disabled', { type: 'checkbox' })}
      />
      <Radio.Group className={classes.next} label={t('edit.freeCharging')} {...form.getInputProps('freeCharging')}>
        <div className={classes.choices}>
          <Radio value="inherit" label={t('edit.inherit', { state })} />
          <Radio value="on" label={t('edit.on')} />
          <Radio value="off" label={t('edit.off')} />
        </div>
      </Radio.Group>
    </FormPart>
  );
}

function Connection({ form }: Pick<Props, 'form'>) {
  const { t } = useTranslation('stations');
  return (
    <FormPart title={t('edit.connection')} text={t('edit.connectionText')}>
      <Fields>
        <Select
          label={t('edit.admission')}
          description={t('edit.admissionHelp')}
          inputWrapperOrder={below}
          allowDeselect={false}
          data={admissions.map((value) => ({ value, label: t(`edit.admissions.${value}`) }))}
          {...form.getInputProps('admission')}
        />
        <Select
          label={t('edit.assumesVersion')}
          description={t('edit.assumesVersionHelp')}
          inputWrapperOrder={below}
          allowDeselect={false}
          data={versions.map((value) => ({ value, label: value === 'none' ? t('edit.versionNone') : `OCPP ${value}` }))}
          {...form.getInputProps('assumesVersion')}
        />
        <TimeZoneSelect
          label={t('edit.timeZone')}
          description={t('edit.timeZoneHelp')}
          inputWrapperOrder={below}
          value={form.values.timeZone}
          onChange={(timeZone) => form.setFieldValue('timeZone', timeZone)}
          error={form.errors['timeZone']}
        />
        <Checkbox
          className={classes.pings}
          label={t('edit.pings')}
          description={t('edit.pingsHelp')}
          {...form.getInputProps('pings', { type: 'checkbox' })}
        />
      </Fields>
    </FormPart>
  );
}

export function StationFields({ form, station }: Props) {
  return (
    <>
      <General form={form} station={station} />
      <Place form={form} />
      <Charging form={form} station={station} />
      <Connection form={form} />
    </>
  );
}
