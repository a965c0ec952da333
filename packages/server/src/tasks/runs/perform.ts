// Does what is due in one organization, in order; what is done and that it was done are one commit.
import { recordAudit } from '../../audit/audit.ts';
import type { TenantTx } from '../../db/doors.ts';
import { switchDriverGroup } from '../../driver-groups/driver-groups.ts';
import { switchDriver } from '../../drivers/drivers.ts';
import { wantLimits } from '../../limits/limits.ts';
import type { Actor } from '../../viewer.ts';
import { isTooLate, setBy } from '../rules.ts';
import type { RunResult } from '../wire.ts';
import { planNext } from './plan.ts';
import {
  claimDue,
  endRun,
  selectByAnotherClock,
  selectStationsOf,
  takeTurn,
  type DueRun,
  type TaskAtWork,
} from './queries.ts';

export const atOnce = 100;

export type Faults = { onFault(error: unknown): void };

/** Returns how many runs it took; none where another node is at it. */
export async function performDue(tx: TenantTx, now: Date, faults: Faults): Promise<number> {
  if (!(await takeTurn(tx))) return 0;
  for (const task of await selectByAnotherClock(tx, atOnce)) await planNext(tx, task, now);
  const due = await claimDue(tx, now, atOnce);
  let ended = 0;
  for (const run of due) if (await apart(tx, () => perform(tx, run, now), faults)) ended += 1;
  if (ended > 0) tx.news.push({ kind: 'task', organizationId: tx.organizationId, stationId: null });
  return ended;
}

/** What fails leaves the others alone, and waits as it was: tried again until it is too late. */
async function apart(tx: TenantTx, run: () => Promise<void>, { onFault }: Faults): Promise<boolean> {
  await tx.query('savepoint run');
  try {
    await run();
    return true;
  } catch (error) {
    await tx.query('rollback to savepoint run');
    onFault(error);
    return false;
  } finally {
    await tx.query('release savepoint run');
  }
}

async function perform(tx: TenantTx, { id, dueAt, phase, task }: DueRun, now: Date): Promise<void> {
  const sets = setBy(phase, task);
  const isLate = isTooLate(dueAt, now);
  const result = isLate ? 'late' : await set(tx, { id, task, now, ...sets });
  const state = isLate ? 'missed' : result === 'out_of_reach' ? 'failed' : 'done';
  await endRun(tx, id, { ...sets, state, result, endedAt: now });
  await recordAudit(tx, actorOf(task), {
    action: 'task.run',
    subject: { kind: 'task', id: task.id },
    after: { dueAt, ...sets, result },
    outcome: state === 'done' ? 'done' : 'failed',
  });
  await planNext(tx, task, dueAt);
}

type Setting = Pick<DueRun, 'id' | 'task'> & ReturnType<typeof setBy> & { now: Date };

async function set(tx: TenantTx, run: Setting): Promise<RunResult> {
  const { task, turnsOn } = run;
  const { driverId, driverGroupId, homeGroupId } = task;
  const wanted = { actor: actorOf(task), homeGroupId, active: turnsOn === true };
  if (task.type === 'max_current') return limit(tx, run);
  if (task.type === 'driver' && driverId !== null) return switchDriver(tx, driverId, wanted);
  if (task.type === 'driver_group' && driverGroupId !== null) return switchDriverGroup(tx, driverGroupId, wanted);
  return 'out_of_reach';
}

/** What stations shall take is desired state: it waits for those that are away, and is read back. */
async function limit(tx: TenantTx, { id, task, limitAmps, now }: Setting): Promise<RunResult> {
  const stationIds = await selectStationsOf(tx, task);
  const source = { taskRunId: id };
  await wantLimits(
    tx,
    stationIds.map((stationId) => ({ stationId, limitAmps, source })),
    now,
  );
  return stationIds.length === 0 ? 'out_of_reach' : 'wanted';
}

function actorOf({ name }: TaskAtWork): Actor {
  return { operatorId: null, name: `${name} (scheduled task)`, address: null };
}
