// The question before a command that interrupts, with what it would end.
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../ui/dialog/ConfirmDialog.tsx';
import { waitsForSessions, type Question } from './questions.ts';

export type Asked = {
  ocppVersion: string | null;
  runningSessions: number;
  /** The charging point that is asked; none where it is the whole charging station. */
  point?: { evse: number; driverName: string | null };
};

type Props = Asked & { question: Question; onConfirm: () => void; onClose: () => void };

export function CommandQuestion({ question, ocppVersion, runningSessions: count, point, ...on }: Props) {
  const { t } = useTranslation('commands');
  const number = point?.evse ?? 0;
  const hardText = count > 0 ? t('confirm.resetText', { count }) : t('confirm.resetIdle');
  const softText = count > 0 && waitsForSessions(ocppVersion) ? t('confirm.resetWaits', { count }) : hardText;
  const words = {
    stop: {
      title: t('confirm.stopTitle', { number }),
      text: t('confirm.stopText', { name: point?.driverName ?? t('confirm.someone') }),
      action: t('name.stopCharging'),
    },
    release: {
      title: t('confirm.releaseTitle', { number }),
      text: t('confirm.releaseText'),
      action: t('name.releaseCable'),
    },
    softReset: { title: t('confirm.softTitle'), text: softText, action: t('name.softReset') },
    hardReset: { title: t('confirm.hardTitle'), text: hardText, action: t('name.hardReset') },
  }[question.kind];
  return <ConfirmDialog {...words} {...on} />;
}
