// Says in a sentence what is wrong with a session or an end.
import { useTranslation } from 'react-i18next';
import type { Review, Session, StrayEnd } from '../../api/contract.ts';
import { roughSpanOf } from '../../ui/format/formats.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { isDoubt } from '../sessions/doubts.ts';
import { useFlagWords } from '../sessions/flag-words.ts';

export function useReviewWords(nowMs: number) {
  const { t } = useTranslation('reviews');
  const formats = useFormats();
  const flagWords = useFlagWords();

  const endText = (end: StrayEnd): string => {
    if (end.meterStopWh === null) return t(`what.${end.kind}`);
    return t(`what.${end.kind}At`, { register: formats.kilowattHours(end.meterStopWh) });
  };
  const oddText = (session: Session | null): string =>
    (session?.flags ?? [])
      .filter(isDoubt)
      .map((flag) => flagWords(flag).meaning)
      .join(' ');

  return {
    oddText,
    whatText: ({ kind, end, session, since }: Review): string => {
      if (kind === 'stale') return t('what.stale', { span: roughSpanOf(nowMs - Date.parse(since)) });
      if (kind === 'implausible') return oddText(session);
      return end === null ? t(`what.${kind}`) : endText(end);
    },
  };
}
