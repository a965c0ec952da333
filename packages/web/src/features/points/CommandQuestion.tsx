// The question before a command that interrupts, with what it would end.
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/page/ConfirmDialog.tsx';
import type { Question } from './point-commands.ts';

type Props = {
  question: Question;
  evse: number;
  driverName: string | null;
  runningSessions: number;
  onConfirm: () => void;
  onClose: () => void;
};

export function CommandQuestion({ question, evse, driverName, runningSessions, onConfirm, onClose }: Props) {
  const { t } = useTranslation('commands');
  const resetText = runningSessions > 0 ? t('confirm.resetText', { count: runningSessions }) : t('confirm.resetIdle');
  const words = {
    stop: {
      title: t('confirm.stopTitle', { number: evse }),
      text: t('confirm.stopText', { name: driverName ?? t('confirm.someone') }),
      action: t('name.stopCharging'),
    },
    release: {
      title: t('confirm.releaseTitle', { number: evse }),
      text: t('confirm.releaseText'),
      action: t('name.releaseCable'),
    },
    softReset: { title: t('confirm.softTitle'), text: resetText, action: t('name.softReset') },
    hardReset: { title: t('confirm.hardTitle'), text: resetText, action: t('name.hardReset') },
  }[question.kind];
  return <ConfirmDialog {...words} onConfirm={onConfirm} onClose={onClose} />;
}
