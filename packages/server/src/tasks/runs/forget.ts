// Deletes runs of long ago, but the last of each task, its last that was done, and those whose limits are still kept.
import { startForgettingHistory, type History } from '../../db/histories.ts';

const later = 'select from task_runs r where r.task_id = old.task_id and r.due_at > old.due_at and';

const history: History = {
  table: 'task_runs',
  owners: 'tasks',
  ownerColumn: 'task_id',
  since: 'ended_at',
  stays: `not exists (${later} r.state <> 'planned') or (old.state = 'done' and not exists (${later} r.state = 'done'))
    or exists (select from wanted_limits w where w.task_run_id = old.id)`,
};

type Options = Omit<Parameters<typeof startForgettingHistory>[0], 'history'>;

export const startForgettingRuns = (options: Options) => startForgettingHistory({ ...options, history });
