// Scheduled tasks as rows, and what happens when one is switched, copied or deleted.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../api/contract.ts';
import { ErrorLine } from '../../../ui/states/ErrorState.tsx';
import { SortHead, type Sorting } from '../../../ui/list/SortHead.tsx';
import { TableScroll } from '../../../ui/list/TableScroll.tsx';
import table from '../../../ui/table.module.css';
import { copyTask, deleteTask, switchTask, tasksKey } from '../api.ts';
import type { TaskSort } from '../search.ts';
import { TaskQuestion, type Question } from './TaskQuestion.tsx';
import { TaskRow } from './TaskRow.tsx';
import classes from './TasksTable.module.css';

/** The rows are asked for anew before the button is free again: the next click begins from what is there then. */
function useDeeds() {
  const queries = useQueryClient();
  const navigate = useNavigate({ from: '/tasks/' });
  const refresh = () => queries.invalidateQueries({ queryKey: tasksKey });
  const switching = useMutation({
    mutationFn: ({ task, active }: { task: Task; active: boolean }) => switchTask(task, active),
    onSettled: refresh,
  });
  const copying = useMutation({
    mutationFn: (task: Task) => copyTask(task.id),
    onSuccess: async ({ id }) => {
      await refresh();
      await navigate({ to: '/tasks/$taskId', params: { taskId: id }, search: (old) => old });
    },
  });
  const deleting = useMutation({ mutationFn: deleteTask, onSettled: refresh });
  return { switching, copying, deleting, error: switching.error ?? copying.error ?? deleting.error };
}

export function TasksTable({ tasks, sorting }: { tasks: Task[]; sorting: Sorting<TaskSort> }) {
  const { t } = useTranslation('tasks');
  const [question, setQuestion] = useState<Question>();
  const { switching, copying, deleting, error } = useDeeds();
  const turn = (task: Task, active: boolean) =>
    !active && task.holds !== null ? setQuestion({ about: 'switchOff', task }) : switching.mutate({ task, active });
  const answerYes = ({ about, task }: Question) =>
    about === 'delete' ? deleting.mutate(task) : switching.mutate({ task, active: false });
  return (
    <>
      {error !== null && (
        <div className={classes.error}>
          <ErrorLine error={error} />
        </div>
      )}
      <TableScroll label={t('title')}>
        <table className={table.table}>
          <thead>
            <tr>
              <SortHead by="name" sorting={sorting}>
                {t('column.name')}
              </SortHead>
              <th scope="col" className={table.wide}>
                {t('column.key')}
              </th>
              <th scope="col" className={table.wide}>
                {t('column.schedule')}
              </th>
              <SortHead by="next" sorting={sorting} className={table.wide}>
                {t('column.next')}
              </SortHead>
              <th scope="col" className={table.wide}>
                {t('column.last')}
              </th>
              <th scope="col">{t('column.active')}</th>
              <th scope="col" className={classes.actionsHead}>
                {t('column.actions')}
              </th>
            </tr>
          </thead>
          <tbody>
            {tasks.map((task) => (
              <TaskRow
                key={task.id}
                task={task}
                deeds={{
                  switchingTo:
                    switching.isPending && switching.variables.task.id === task.id
                      ? switching.variables.active
                      : undefined,
                  onSwitch: (active) => turn(task, active),
                  onCopy: () => copying.mutate(task),
                  onDelete: () => setQuestion({ about: 'delete', task }),
                }}
              />
            ))}
          </tbody>
        </table>
      </TableScroll>
      {question !== undefined && (
        <TaskQuestion question={question} onYes={() => answerYes(question)} onClose={() => setQuestion(undefined)} />
      )}
    </>
  );
}
