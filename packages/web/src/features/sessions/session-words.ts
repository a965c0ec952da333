// The words for why a session was allowed or refused, and for what ended it.
import { useTranslation } from 'react-i18next';
import type { Session } from '../../api/contract.ts';
import { spacedWords } from '../../ui/format/formats.ts';
import { sessions } from './en.ts';

const has = <T extends object>(words: T, key: string): key is keyof T & string => Object.hasOwn(words, key);

export function useSessionWords() {
  const { t } = useTranslation('sessions');
  const reasonText = ({ decision, decisionReason }: Session): string =>
    has(sessions.reason, decisionReason) ? t(`reason.${decisionReason}`) : spacedWords(decision);
  return {
    reasonText,
    decisionText: (session: Session): string =>
      has(sessions.shortReason, session.decisionReason)
        ? t(`shortReason.${session.decisionReason}`)
        : reasonText(session),
    stopText: (reason: string | null): string => {
      if (reason === null) return '–';
      return has(sessions.stop, reason) ? t(`stop.${reason}`) : spacedWords(reason);
    },
  };
}
