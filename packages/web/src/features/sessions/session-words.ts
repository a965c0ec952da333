// The words for who charged, why it was allowed or refused, what ended it, and what is odd about it.
import { useTranslation } from 'react-i18next';
import type { Session } from '../../api/contract.ts';
import { spacedWords } from '../../ui/format/formats.ts';
import { useKnown } from '../../ui/known-words.ts';
import type { sessions } from './en.ts';

type Words = typeof sessions;

export function useSessionWords() {
  const { t } = useTranslation('sessions');
  const isReason = useKnown<keyof Words['reason']>('sessions:reason');
  const isShortReason = useKnown<keyof Words['shortReason']>('sessions:shortReason');
  const isFlag = useKnown<keyof Words['flag']>('sessions:flag');
  const isStop = useKnown<keyof Words['stop']>('sessions:stop');
  const reasonText = ({ decision, decisionReason }: Pick<Session, 'decision' | 'decisionReason'>): string =>
    isReason(decisionReason) ? t(`reason.${decisionReason}`) : spacedWords(decision);
  return {
    reasonText,
    decisionText: (session: Session): string =>
      isShortReason(session.decisionReason) ? t(`shortReason.${session.decisionReason}`) : reasonText(session),
    /** The person, or what stands where nobody is known. */
    whoText: ({ driver, free, token }: Session): string => {
      if (driver !== null) return driver.name;
      if (free) return t('free');
      return token === null ? t('anonymous') : (token.name ?? t('unknownToken'));
    },
    tokenText: ({ token }: Session): string => [token?.name, token?.id].filter(Boolean).join(' '),
    /** A newer server may know flags that this panel does not. */
    flagText: (flag: string): string => (isFlag(flag) ? t(`flag.${flag}`) : spacedWords(flag)),
    stopText: (reason: string | null): string => {
      if (reason === null) return '–';
      return isStop(reason) ? t(`stop.${reason}`) : spacedWords(reason);
    },
  };
}
