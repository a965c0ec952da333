// The next run of a task, as a row that waits for its instant; planned anew with every change of the task or of its clock.
import type { TenantTx } from '../../db/doors.ts';
import { firstDueAfter } from '../calendar.ts';
import { deletePlanned, insertPlanned, readLastDue, readTimeZone, type PlannedTask } from './queries.ts';

/** Never again an instant that this version has had, also where the clock was set back since. */
export async function planNext(tx: TenantTx, task: PlannedTask, after: Date): Promise<void> {
  await deletePlanned(tx, task.id);
  if (!task.active) return;
  const timeZone = task.clock === 'utc' ? null : await readTimeZone(tx);
  const last = await readLastDue(tx, task);
  const due = firstDueAfter(task.schedule, timeZone ?? 'UTC', last !== null && last > after ? last : after);
  if (due !== undefined) await insertPlanned(tx, task, { ...due, timeZone });
}
