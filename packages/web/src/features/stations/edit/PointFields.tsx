// One charging point as fields: whether it is in use, its maximum power, its sockets.
import { ActionIcon, Checkbox, Select } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../ui/form/NumberField.tsx';
import { FormPart } from '../../../ui/form/FormPart.tsx';
import { CapsButton } from '../../../ui/page/CapsButton.tsx';
import classes from './PointFields.module.css';
import { mostSockets, socketTypes, type PointsValues } from './points-form.ts';

type Props = { form: UseFormReturnType<PointsValues>; index: number };

function SocketRow({ form, index, nth }: Props & { nth: number }) {
  const { t } = useTranslation('stations');
  const at = `points.${index}.sockets.${nth}`;
  return (
    <div className={classes.socket} role="group" aria-label={t('points.socket', { number: nth + 1 })}>
      <Select
        label={t('points.type')}
        allowDeselect={false}
        data={socketTypes.map((value) => ({ value, label: t(`socket.${value}`) }))}
        {...form.getInputProps(`${at}.type`)}
      />
      <NumberField label={t('points.power')} unit="kW" {...form.getInputProps(`${at}.maximumKw`)} />
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        aria-label={t('points.takeSocket', { number: nth + 1 })}
        onClick={() => form.removeListItem(`points.${index}.sockets`, nth)}
      >
        <IconTrash size={16} stroke={1.5} />
      </ActionIcon>
    </div>
  );
}

export function PointFields({ form, index }: Props) {
  const { t } = useTranslation(['stations', 'ui']);
  const point = form.values.points[index];
  if (point === undefined) return null;
  const at = `points.${index}`;
  return (
    <FormPart title={t('ui:point', { number: point.evse })}>
      <div className={classes.point}>
        {point.sockets.map((_, nth) => (
          <SocketRow key={nth} form={form} index={index} nth={nth} />
        ))}
        <div className={classes.buttons}>
          {point.sockets.length < mostSockets && (
            <CapsButton
              icon={<IconPlus size={16} stroke={1.5} />}
              onClick={() => form.insertListItem(`${at}.sockets`, { type: 'type2', maximumKw: '' })}
            >
              {t('points.addSocket')}
            </CapsButton>
          )}
          {point.byHand && (
            <CapsButton tone="danger" onClick={() => form.removeListItem('points', index)}>
              {t('points.take', { number: point.evse })}
            </CapsButton>
          )}
        </div>
        <NumberField
          className={classes.maximum}
          label={t('points.maximum')}
          description={t('points.maximumHelp')}
          unit="kW"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps(`${at}.maximumKw`)}
        />
        <Checkbox
          label={t('edit.disabled')}
          description={t('edit.disabledHelp')}
          {...form.getInputProps(`${at}.disabled`, { type: 'checkbox' })}
        />
      </div>
    </FormPart>
  );
}
