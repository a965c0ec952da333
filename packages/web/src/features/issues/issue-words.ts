// Says in a sentence what an issue is.
import { useTranslation } from 'react-i18next';
import type { Issue } from '../../api/contract.ts';
import { panelLocale, useFormats } from '../../ui/format/formats-context.ts';
import { roughSpanOf, shortNameOfDay, spacedWords } from '../../ui/format/formats.ts';
import { commands } from '../commands/en.ts';

const isNamed = (intent: string): intent is keyof typeof commands.name => Object.hasOwn(commands.name, intent);

export function useIssueWords(nowMs: number): (issue: Issue) => string {
  const { t } = useTranslation(['issues', 'commands']);
  const formats = useFormats();
  const commandOf = (intent: string) => (isNamed(intent) ? t(`commands:name.${intent}`) : spacedWords(intent));
  return ({ kind, code, info, intent, beganAt, closedAt }) => {
    const lastedMs = (closedAt === null ? nowMs : Date.parse(closedAt)) - Date.parse(beganAt);
    switch (kind) {
      case 'error_status':
        return t(info === null ? 'what.error' : 'what.errorInfo', { code: spacedWords(code ?? ''), info });
      case 'offline':
        return t(closedAt === null ? 'what.offline' : 'what.wasOffline', { span: roughSpanOf(lastedMs) });
      case 'boot_loop':
        return t('what.bootLoop');
      case 'limit_not_kept': {
        const state = code === 'differs' || code === 'unsupported' ? code : 'waiting';
        return t(`what.limit.${state}`, { limit: info ?? t('what.noLimit') });
      }
      case 'certificate_expiring': {
        const day = shortNameOfDay(panelLocale, formats.calendarDay(info ?? beganAt));
        return t(code === 'expired' ? 'what.certificate.ended' : 'what.certificate.ends', { day });
      }
      case 'rejected_command':
        return t(info === null ? 'what.rejected' : 'what.rejectedInfo', { command: commandOf(intent ?? ''), info });
    }
  };
}
