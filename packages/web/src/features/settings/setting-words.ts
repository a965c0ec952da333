// Each setting's value as an operator reads it.
import { useTranslation } from 'react-i18next';
import { forever, type SettingsValues } from './settings-form.ts';

export function useSettingWords() {
  const { t } = useTranslation('settings');
  const heartbeat = (text: string): string => {
    const seconds = Number(text);
    return seconds % 60 === 0 ? t('minutes', { count: seconds / 60 }) : t('seconds', { count: seconds });
  };
  const kept = (text: string): string => (text === forever ? t('forever') : t('days', { count: Number(text) }));
  const valueOf = (field: keyof SettingsValues, value: SettingsValues[keyof SettingsValues]): string => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (field === 'heartbeatSeconds') return heartbeat(value);
    if (field === 'eventsKeptDays') return kept(value);
    if (value === 'nowhere' || value === 'everywhere') return t(`rights.${value}`);
    return value === '' ? t('none') : value;
  };
  return { heartbeat, kept, valueOf };
}
