// What became of a scheduled task: every run with what it set and how it ended.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Task, TaskRun } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { CapsLink } from '../../ui/page/CapsButton.tsx';
import { Card } from '../../ui/page/Card.tsx';
import { ListStates } from '../../ui/list/ListStates.tsx';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { Pager } from '../../ui/list/Pager.tsx';
import { RowSkeletons } from '../../ui/states/Skeletons.tsx';
import { TableScroll } from '../../ui/list/TableScroll.tsx';
import { WhenThere } from '../../ui/states/WhenThere.tsx';
import table from '../../ui/table.module.css';
import { runsQuery, taskQuery } from './api.ts';
import classes from './table/TasksTable.module.css';
import { resultWords } from './use-task-words.ts';

const pageSize = 25;

type Limits = NonNullable<TaskRun['limits']>;

/** What became of a limit: on how many stations it holds, and what of the others; how, and what they said of it. */
function LimitResult({ limits }: { limits: Limits }) {
  const { t } = useTranslation('tasks');
  const formats = useFormats();
  const all = ['applied', 'waiting', 'untold', 'differs', 'unsupported', 'replaced'] as const;
  const states = all.filter((state) => limits[state] > 0);
  const ways = limits.ways.map((way) => t(`runs.way.${way}`));
  const said = limits.effectiveAmps.map((amps) => t('form.amps', { amps: formats.plain(amps) })).join(', ');
  return (
    <>
      {states.map((state) => t(`runs.state.${state}`, { count: limits[state] })).join(', ')}
      <span className={table.second}>
        {[...ways, ...(said === '' ? [] : [t('runs.readBack', { amps: said })])].join(', ')}
      </span>
    </>
  );
}

function Row({ run: { dueAt, state, result, limitAmps, turnsOn, limits } }: { run: TaskRun }) {
  const { t } = useTranslation('tasks');
  const formats = useFormats();
  const amps = limitAmps === null ? t('runs.setsFree') : t('runs.setsAmps', { amps: limitAmps });
  const sets = turnsOn === null ? amps : t(turnsOn ? 'runs.setsOn' : 'runs.setsOff');
  return (
    <tr>
      <td className={table.nowrap}>
        <time dateTime={dueAt} data-tip={formats.exact(dueAt)}>
          {formats.dayTime(dueAt)}
        </time>
        <span className={`${table.second} ${table.phone}`}>{sets}</span>
      </td>
      <td className={table.wide}>{sets}</td>
      <td className={state === 'done' ? undefined : classes.bad}>
        {limits === null ? t(`runs.said.${resultWords[result]}`) : <LimitResult limits={limits} />}
      </td>
    </tr>
  );
}

function Runs({ task }: { task: Task }) {
  const { t } = useTranslation('tasks');
  const { page = 1 } = useSearch({ from: '/panel/tasks/$taskId/runs' });
  const navigate = useNavigate({ from: '/tasks/$taskId/runs' });
  const query = useQuery(runsQuery(task.id, page, pageSize));
  const { data } = query;
  const isSound = data?.items.every(({ state }) => state === 'done') ?? true;
  return (
    <>
      <PageHeader
        title={t('runs.title', { name: task.name })}
        actions={<CapsLink to={`/tasks/${task.id}`}>{t('runs.edit')}</CapsLink>}
      />
      <Card flush>
        {!isSound && <p className={classes.warning}>{t('runs.warning')}</p>}
        <ListStates query={query} title={t('runs.none')} text={t('runs.noneText')} />
        {data !== undefined && data.total > 0 && (
          <>
            <TableScroll label={t('runs.title', { name: task.name })}>
              <table className={table.table}>
                <thead>
                  <tr>
                    <th scope="col">{t('runs.due')}</th>
                    <th scope="col" className={table.wide}>
                      {t('runs.sets')}
                    </th>
                    <th scope="col">{t('runs.result')}</th>
                  </tr>
                </thead>
                <tbody>
                  {data.items.map((run) => (
                    <Row key={run.id} run={run} />
                  ))}
                </tbody>
              </table>
            </TableScroll>
            <Pager
              rows={data.items.length}
              page={page}
              pageSize={pageSize}
              total={data.total}
              onPage={(next, replace = false) => void navigate({ search: { page: next }, replace })}
            />
          </>
        )}
      </Card>
    </>
  );
}

export function RunsPage() {
  const { taskId } = useParams({ from: '/panel/tasks/$taskId/runs' });
  return (
    <WhenThere query={useQuery(taskQuery(taskId))} awaiting={<RowSkeletons rows={8} />}>
      {(task) => <Runs key={taskId} task={task} />}
    </WhenThere>
  );
}
