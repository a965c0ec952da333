// The sentences for how a command ended.
import { useTranslation } from 'react-i18next';
import type { Command } from '../../api/contract.ts';
import { told } from '../../api/told/told.ts';
import { spacedWords } from '../../ui/format/formats.ts';
import { reasonOf } from './command-names.ts';
import { useKnown } from '../../ui/known-words.ts';
import type { commands } from './en.ts';

export type EndingWords = {
  /** Why it failed. */
  reason: string | null;
  /** What an accepted one still waits for. */
  note: string | null;
};

export function useEndingWords() {
  const { t } = useTranslation('commands');
  const isAnswer = useKnown<keyof (typeof commands)['answer']>('commands:answer');
  const isYes = useKnown<keyof (typeof commands)['yes']>('commands:yes');

  /** "Rejected" is the refusal itself, and no reason for it. */
  const refusal = (status: string | null): string => {
    if (status === null || status === 'Rejected') return t('reason.refused');
    if (isAnswer(status)) return t(`answer.${status}`);
    return t('reason.refusedWith', { status: spacedWords(status).toLowerCase() });
  };

  const sentences = ({ intent, state, status, detail: said }: Command): (string | null)[] => {
    const detail = said === null ? null : told(said);
    const reason = reasonOf({ state });
    if (reason === null) return [];
    if (reason === 'unknown') return [detail ?? t('reason.unknown')];
    // What was said to a call in the words of OCPP stands below it, whole.
    if (reason === 'refused') return [t('reason.failed'), refusal(status), intent === 'sendCall' ? null : detail];
    if (status !== null && isAnswer(status)) return [t('reason.failed'), t(`answer.${status}`), detail];
    return [t('reason.failed'), detail ?? (reason === 'timed_out' ? t('reason.timed_out') : null)];
  };

  return (command: Command): EndingWords => {
    const { state, status } = command;
    const said = sentences(command).filter((sentence) => sentence !== null && sentence !== '');
    return {
      reason: said.length === 0 ? null : said.join(' '),
      note: state === 'accepted' && status !== null && isYes(status) ? t(`yes.${status}`) : null,
    };
  };
}
