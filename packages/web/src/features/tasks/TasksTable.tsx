// Scheduled tasks as rows, each with its tick and what can be done with it.
import { ActionIcon, Checkbox } from '@mantine/core';
import { IconCopy, IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { ConfirmDialog } from '../../ui/dialog/ConfirmDialog.tsx';
import { ErrorLine } from '../../ui/states/ErrorState.tsx';
import { SortHead, type Sorting } from '../../ui/list/SortHead.tsx';
import { TableScroll } from '../../ui/list/TableScroll.tsx';
import table from '../../ui/table.module.css';
import { copyTask, deleteTask, switchTask, tasksKey } from './api.ts';
import type { TaskSort } from './search.ts';
import classes from './TasksTable.module.css';
import { resultWords, typeWords, useHoldingWords, useTaskWords } from './use-task-words.ts';

function LastRun({ task: { id, lastRun } }: { task: Task }) {
  const { t } = useTranslation('tasks');
  const formats = useFormats();
  if (lastRun === null) return <span className={classes.quiet}>{t('neverRan')}</span>;
  const isKept = lastRun.failedOn === 0;
  return (
    <Link
      className={classes.last}
      to="/tasks/$taskId/runs"
      params={{ taskId: id }}
      data-state={isKept ? lastRun.state : 'failed'}
      data-tip={formats.exact(lastRun.dueAt)}
    >
      {isKept ? t(`result.${resultWords[lastRun.result]}`) : t('notKept', { count: lastRun.failedOn })}
    </Link>
  );
}

type Deeds = {
  switchingTo: boolean | undefined;
  onSwitch: (active: boolean) => void;
  onCopy: () => void;
  onDelete: () => void;
};

function Row({ task, deeds }: { task: Task; deeds: Deeds }) {
  const { t } = useTranslation('tasks');
  const formats = useFormats();
  const words = useTaskWords();
  const search = useSearch({ from: '/panel/tasks/list' });
  const { id, name, type, target, active, nextRunAt } = task;
  return (
    <tr>
      <td className={`${table.tall} ${classes.text}`}>
        <Link className={table.first} to="/tasks/$taskId" params={{ taskId: id }} search={search}>
          {name}
        </Link>
        <span className={table.second}>{t(`types.${typeWords[type]}`)}</span>
        <span className={`${table.second} ${table.phone}`}>
          {target?.name}, {words.schedule(task)}, {words.sets(task)}
        </span>
      </td>
      <td className={`${classes.text} ${table.wide}`}>
        {target === null ? <span className={classes.bad}>{t('gone')}</span> : target.name}
        {target?.identifier != null && <span className={table.second}>{target.identifier}</span>}
      </td>
      <td className={table.wide}>
        {words.schedule(task)}
        <span className={table.second}>{words.sets(task)}</span>
      </td>
      <td className={`${table.nowrap} ${table.wide}`}>
        {nextRunAt === null ? (
          <span className={classes.quiet}>{active ? t('noNext') : '–'}</span>
        ) : (
          <time dateTime={nextRunAt}>{formats.shortDayTime(nextRunAt)}</time>
        )}
      </td>
      <td className={table.wide}>
        <LastRun task={task} />
      </td>
      <td>
        <Checkbox
          checked={deeds.switchingTo ?? active}
          disabled={deeds.switchingTo !== undefined || (target === null && !active)}
          aria-label={t('activate', { name })}
          onChange={(event) => deeds.onSwitch(event.currentTarget.checked)}
        />
      </td>
      <td className={classes.actions}>
        <ActionIcon
          aria-label={t('edit', { name })}
          data-tip={t('edit', { name })}
          renderRoot={(props) => <Link to="/tasks/$taskId" params={{ taskId: id }} search={search} {...props} />}
        >
          <IconPencil size={16} stroke={1.5} />
        </ActionIcon>
        <ActionIcon
          disabled={target === null}
          aria-label={t('copy', { name })}
          data-tip={t('copy', { name })}
          onClick={deeds.onCopy}
        >
          <IconCopy size={16} stroke={1.5} />
        </ActionIcon>
        <ActionIcon aria-label={t('delete', { name })} data-tip={t('delete', { name })} onClick={deeds.onDelete}>
          <IconTrash size={16} stroke={1.5} />
        </ActionIcon>
      </td>
    </tr>
  );
}

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

type Question = { about: 'switchOff' | 'delete'; task: Task };

/** Before what cannot be undone: within its window a task takes along what that has set. */
function Ask({
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
              <Row
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
        <Ask question={question} onYes={() => answerYes(question)} onClose={() => setQuestion(undefined)} />
      )}
    </>
  );
}
