// What a charging station is limited to at present, as a sentence beside the field that changes it.
import { useTranslation } from 'react-i18next';

type Present = { limit: { limitAmps: number | null } | null } | null | undefined;

export function usePresent(present: Present): string | undefined {
  const { t } = useTranslation('tasks');
  if (present == null) return undefined;
  const amps = present.limit?.limitAmps;
  return amps == null ? t('form.presentNone') : t('form.present', { limit: t('form.amps', { amps }) });
}
