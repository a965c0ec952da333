// The sentence for how a command failed.
import { useTranslation } from 'react-i18next';
import type { Command } from '../../api/contract.ts';
import { spacedWords } from '../../ui/format/formats.ts';
import { reasonOf } from './command-names.ts';

export function useReasonWords() {
  const { t } = useTranslation('commands');
  return (command: Command): string | null => {
    const reason = reasonOf(command);
    if (reason === null) return null;
    if (command.detail !== null && reason !== 'refused') return command.detail;
    const status = command.status === null ? '…' : spacedWords(command.status).toLowerCase();
    const sentence = t(`reason.${reason}`, { status });
    return command.detail === null ? sentence : `${sentence} ${command.detail}`;
  };
}
