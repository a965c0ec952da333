// What the chosen charging station or group is limited to at present, as a sentence beside the field that changes it.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { GroupLimit } from '../../api/contract.ts';
import { presentQuery } from './api.ts';

const doubtful = ['waiting', 'untold', 'differs', 'unsupported'] as const;

export function usePresent(target: { kind: string; id: number } | null): string | undefined {
  const { t } = useTranslation('tasks');
  const { data } = useQuery(presentQuery(target));
  if (data == null) return undefined;
  if ('limitAmps' in data) {
    const { limitAmps: amps } = data;
    return amps === null ? t('form.presentNone') : t('form.present', { limit: t('form.amps', { amps }) });
  }
  const partOf = ({ limitAmps: amps, stations, ...counts }: GroupLimit) => {
    const limit = amps === null ? t('form.lifted') : t('form.amps', { amps });
    const part = t('form.presentPart', { limit, count: stations });
    const doubts = doubtful.filter((state) => counts[state] > 0);
    const words = doubts.map((state) => t(`runs.state.${state}`, { count: counts[state] })).join(', ');
    return doubts.length === 0 ? part : t('form.presentDoubts', { part, doubts: words });
  };
  return data.items.length === 0 ? undefined : t('form.presentOf', { parts: data.items.map(partOf).join('; ') });
}
