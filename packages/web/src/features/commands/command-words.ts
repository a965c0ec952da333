// The sentence for how a command failed.
import { useTranslation } from 'react-i18next';
import type { Command } from '../../api/contract.ts';
import { spacedWords } from '../../ui/format/formats.ts';
import { reasonOf } from './command-names.ts';

/** "Rejected" is the refusal itself, and no reason for it. */
const saysMore = (command: Command): command is Command & { status: string } =>
  command.state === 'rejected' && command.status !== null && command.status !== 'Rejected';

export function useReasonWords() {
  const { t } = useTranslation('commands');
  return (command: Command): string | null => {
    const reason = reasonOf(command);
    if (reason === null) return null;
    if (command.detail !== null && reason !== 'refused') return command.detail;
    const sentence = saysMore(command)
      ? t('reason.refusedWith', { status: spacedWords(command.status).toLowerCase() })
      : t(`reason.${reason}`);
    return command.detail === null ? sentence : `${sentence} ${command.detail}`;
  };
}
