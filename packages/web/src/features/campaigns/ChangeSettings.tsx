// Asks which settings of many charging stations are to be changed to what: known ones with their meaning, or the vendor's own.
import { ActionIcon, Autocomplete, Button, Checkbox, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { NewCampaign } from '../../api/contract.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import layout from '../../ui/dialog/Form.module.css';
import { faultOf, isSecret, knownNames, knownSetting, ruleOf } from '../advanced-settings/known-settings.ts';
import classes from './ChangeSettings.module.css';

type Wanted = { key: string; value: string };
type Values = { settings: Wanted[]; lasting: boolean };
type SettingsRequest = Pick<NewCampaign, 'settings' | 'lasting'> & { intent: 'changeSetting' };

const mostSettings = 10;
const none: Wanted = { key: '', value: '' };

/** As stations spell them; passwords have a way of their own. */
const knownKeys = knownNames.map((name) => name.replace('_', '.')).filter((key) => !isSecret(key));

type Props = { onSend: (request: SettingsRequest) => void; onClose: () => void };

export function ChangeSettings({ onSend, onClose }: Props) {
  const { t } = useTranslation(['campaigns', 'advancedSettings', 'ui']);
  const form = useForm<Values>({
    initialValues: { settings: [none], lasting: false },
    validate: {
      settings: {
        key: (key) => (key.trim() === '' ? t('change.keyMissing') : isSecret(key) ? t('change.secret') : null),
        value: (value, { settings }, path) => {
          const fault = faultOf(settings[Number(path.split('.')[1])]?.key ?? '', value);
          return fault === undefined ? null : t(`advancedSettings:fault.${fault}`);
        },
      },
    },
  });
  const send = ({ settings, lasting }: Values) => {
    onClose();
    const trimmed = settings.map(({ key, value }) => ({ key: key.trim(), value: value.trim() }));
    onSend({ intent: 'changeSetting', settings: trimmed, lasting });
  };
  const { settings } = form.values;
  return (
    <Dialog title={t('change.title')} widthPx={600} keepsInput onClose={onClose}>
      <form className={layout.form} noValidate onSubmit={form.onSubmit(send)}>
        <p className={layout.note}>{t('change.text')}</p>
        {settings.map(({ key }, index) => {
          const known = knownSetting(key);
          const number = index + 1;
          return (
            <div key={index} className={classes.setting}>
              <Autocomplete
                label={t('change.key', { number })}
                description={known === undefined ? undefined : t(`advancedSettings:explained.${known}`)}
                inputWrapperOrder={['label', 'input', 'error', 'description']}
                data={knownKeys}
                limit={30}
                maxLength={255}
                data-autofocus={index === 0 || undefined}
                {...form.getInputProps(`settings.${index}.key`)}
              />
              <TextInput
                label={t('change.value', { number })}
                rightSection={ruleOf(known)?.unit}
                autoComplete="off"
                maxLength={1000}
                {...form.getInputProps(`settings.${index}.value`)}
              />
              {settings.length > 1 && (
                <ActionIcon
                  className={classes.remove}
                  aria-label={t('change.remove', { number })}
                  onClick={() => form.removeListItem('settings', index)}
                >
                  <IconX size={16} stroke={1.5} />
                </ActionIcon>
              )}
            </div>
          );
        })}
        {settings.length < mostSettings && (
          <Button
            className={classes.add}
            size="xs"
            leftSection={<IconPlus size={14} stroke={1.75} />}
            onClick={() => form.insertListItem('settings', none)}
          >
            {t('change.add')}
          </Button>
        )}
        <Checkbox
          label={t('change.lasting')}
          description={t('change.lastingText')}
          {...form.getInputProps('lasting', { type: 'checkbox' })}
        />
        <div className={layout.buttons}>
          <CapsButton onClick={onClose}>{t('ui:cancel')}</CapsButton>
          <CapsButton tone="main" submit>
            {t('change.save')}
          </CapsButton>
        </div>
      </form>
    </Dialog>
  );
}
