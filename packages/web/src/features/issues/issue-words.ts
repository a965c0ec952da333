// Says in a sentence what an issue is.
import { useTranslation } from 'react-i18next';
import type { Issue } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { roughSpanOf, spacedWords } from '../../ui/format/formats.ts';
import { nameOf } from '../../ui/format/name-of.ts';
import { useKnown } from '../../ui/known-words.ts';
import type { commands } from '../commands/en.ts';

export function useIssueWords(nowMs: number): (issue: Issue) => string {
  const { t } = useTranslation(['issues', 'commands']);
  const isNamed = useKnown<keyof (typeof commands)['name']>('commands:name');
  const formats = useFormats();
  const commandOf = (intent: string) => (isNamed(intent) ? t(`commands:name.${intent}`) : spacedWords(intent));
  return ({ kind, code, info, intent, beganAt, closedAt }) => {
    const lastedMs = (closedAt === null ? nowMs : Date.parse(closedAt)) - Date.parse(beganAt);
    switch (kind) {
      case 'error_status':
        return t(info === null ? 'what.error' : 'what.errorInfo', { code: nameOf(code ?? ''), info });
      case 'offline':
        return t(closedAt === null ? 'what.offline' : 'what.wasOffline', { span: roughSpanOf(lastedMs) });
      case 'boot_loop':
        return t('what.bootLoop');
      case 'limit_not_kept': {
        const state = code === 'differs' || code === 'unsupported' ? code : 'waiting';
        return t(`what.limit.${state}`, { limit: info ?? t('what.noLimit') });
      }
      case 'certificate_expiring': {
        const day = formats.shortNameOfDay(formats.calendarDay(info ?? beganAt));
        return t(code === 'expired' ? 'what.certificate.ended' : 'what.certificate.ends', { day });
      }
      case 'rejected_command':
        return t(info === null ? 'what.rejected' : 'what.rejectedInfo', { command: commandOf(intent ?? ''), info });
    }
  };
}
