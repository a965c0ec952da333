// The question before a task is switched off or deleted.
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../api/contract.ts';
import { ConfirmDialog } from '../../../ui/dialog/ConfirmDialog.tsx';
import { useHoldingWords } from '../use-task-words.ts';

export type Question = { about: 'switchOff' | 'delete'; task: Task };

/** Before what cannot be undone: within its window a task takes along what that has set. */
export function TaskQuestion({
  question: { about, task },
  onYes,
  onClose,
}: {
  question: Question;
  onYes: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('tasks');
  const { holding, endsNow } = useHoldingWords();
  const { name } = task;
  const held = holding(task);
  const within = held === undefined ? [] : [held, endsNow(task)];
  if (about === 'switchOff') {
    return (
      <ConfirmDialog
        title={t('switchOffTitle', { name })}
        text={within.join(' ')}
        action={t('switchOff')}
        tone="main"
        onConfirm={onYes}
        onClose={onClose}
      />
    );
  }
  return (
    <ConfirmDialog
      title={t('deleteTitle', { name })}
      text={held === undefined ? t('deleteText') : [t('deleteWithin'), ...within].join(' ')}
      action={t('deleteAction')}
      onConfirm={onYes}
      onClose={onClose}
    />
  );
}
