// Says what is wanted of a station's current, and what became of it.
import { useTranslation } from 'react-i18next';
import type { WantedLimit } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';

export type LimitWords = {
  limit(wanted: Pick<WantedLimit, 'limitAmps'>): string;
  state(
    wanted: Pick<WantedLimit, 'limitAmps' | 'state' | 'way' | 'checkedAt' | 'replacedAt'>,
    connected: boolean,
  ): string;
  /** What the station itself said, and in which way it was told. */
  notes(wanted: WantedLimit): string[];
  who(wanted: Pick<WantedLimit, 'operator' | 'apiKey' | 'task'>): string;
};

export function useLimitWords(): LimitWords {
  const { t } = useTranslation('limits');
  const { plain } = useFormats();
  return {
    limit: ({ limitAmps }) => (limitAmps === null ? t('none') : t('amps', { amps: limitAmps })),
    state({ limitAmps, state, way, checkedAt, replacedAt }, connected) {
      if (state === 'waiting' && way !== null && checkedAt === null) return t('state.untold');
      if (state === 'applied' && limitAmps === null) return t('state.lifted');
      if (state === 'applied' && replacedAt !== null) return t('state.was');
      return t(state === 'waiting' && !connected ? 'state.waitingAway' : `state.${state}`);
    },
    notes({ effectiveAmps, checkedAt, way }) {
      const said =
        effectiveAmps === null
          ? t('inEffectNone')
          : t('inEffect', { amps: plain(Math.round(effectiveAmps * 10) / 10) });
      return [...(checkedAt === null ? [] : [said]), ...(way === null ? [] : [t(`way.${way}`)])];
    },
    who({ operator, apiKey, task }) {
      if (operator !== null) return operator.name;
      if (apiKey !== null) return t('program', { name: apiKey.name });
      return task === null ? t('nobody') : t('task', { name: task.name });
    },
  };
}
