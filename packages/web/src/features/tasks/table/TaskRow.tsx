// A scheduled task as a row: what it does, when it runs, its tick and what can be done with it.
import { ActionIcon, Checkbox } from '@mantine/core';
import { IconCopy, IconPencil, IconTrash } from '@tabler/icons-react';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../api/contract.ts';
import { useFormats } from '../../../ui/format/formats-context.ts';
import table from '../../../ui/table.module.css';
import classes from './TasksTable.module.css';
import { resultWords, typeWords, useTaskWords } from '../use-task-words.ts';

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

export type Deeds = {
  switchingTo: boolean | undefined;
  onSwitch: (active: boolean) => void;
  onCopy: () => void;
  onDelete: () => void;
};

export function TaskRow({ task, deeds }: { task: Task; deeds: Deeds }) {
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
