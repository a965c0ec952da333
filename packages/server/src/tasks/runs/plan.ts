// The next run of a task, as a row that waits for its instant; planned anew with every change of the task or of its clock.
import type { TenantTx } from '../../db/doors.ts';
import { firstDueAfter, type Due } from '../calendar.ts';
import { deletePlanned, insertPlanned, readLastDue, readTimeZone, type PlannedTask } from './queries.ts';

/** Never again an instant that this version has had, also where the clock was set back since. */
export async function planNext(tx: TenantTx, task: PlannedTask, after: Date): Promise<void> {
  await deletePlanned(tx, task.id);
  if (!task.active) return;
  const last = await readLastDue(tx, task);
  const { due, timeZone } = await findNext(tx, task, last !== null && last > after ? last : after);
  if (due !== undefined) await insertPlanned(tx, task, { ...due, timeZone });
}

/** With the organization's zone, where it goes by that. */
export async function findNext(
  tx: TenantTx,
  { schedule, clock }: Pick<PlannedTask, 'schedule' | 'clock'>,
  after: Date,
): Promise<{ due: Due | undefined; timeZone: string | null }> {
  const timeZone = clock === 'utc' ? null : await readTimeZone(tx);
  return { due: firstDueAfter(schedule, timeZone ?? 'UTC', after), timeZone };
}
