// Does what is due in one organization, in order; what is done and that it was done are one commit.
import { recordAudit } from '../../audit/audit.ts';
import type { TenantTx } from '../../db/doors.ts';
import { switchDriverGroup } from '../../driver-groups/driver-groups.ts';
import { switchDriver } from '../../drivers/drivers.ts';
import { wantLimits } from '../../limits/limits.ts';
import type { Actor } from '../../viewer.ts';
import { isOwed, isTooLate, setBy } from '../rules.ts';
import type { RunResult } from '../wire.ts';
import { findNext, planNext } from './plan.ts';
import {
  claimDue,
  endRun,
  findLastDone,
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

async function perform(tx: TenantTx, run: DueRun, now: Date): Promise<void> {
  const { id, dueAt, phase, task } = run;
  const sets = setBy(phase, task);
  const isLate = isTooLate(dueAt, now);
  const result = isLate && !(await owes(tx, run, now)) ? 'late' : await set(tx, { run, isLate, now, ...sets });
  const state = result === 'late' ? 'missed' : result === 'out_of_reach' ? 'failed' : 'done';
  await endRun(tx, id, { ...sets, state, result, endedAt: now });
  await recordAudit(tx, actorOf(task), {
    action: 'task.run',
    subject: { kind: 'task', id: task.id },
    after: { dueAt, ...sets, result },
    outcome: state === 'done' ? 'done' : 'failed',
  });
  await planNext(tx, task, dueAt);
}

async function owes(tx: TenantTx, { phase, dueAt, task }: DueRun, now: Date): Promise<boolean> {
  const { due } = await findNext(tx, task, dueAt);
  const lastDone = await findLastDone(tx, task.id);
  return isOwed({ phase, isWindow: task.schedule.to !== undefined, nextAt: due?.at, lastDone }, now);
}

type Setting = { run: DueRun; isLate: boolean; now: Date } & ReturnType<typeof setBy>;

async function set(tx: TenantTx, setting: Setting): Promise<RunResult> {
  const { task } = setting.run;
  const { driverId, driverGroupId, homeGroupId } = task;
  const wanted = { actor: actorOf(task), homeGroupId, active: setting.turnsOn === true };
  if (task.type === 'max_current') return limit(tx, setting);
  if (task.type === 'driver' && driverId !== null) return switchDriver(tx, driverId, wanted);
  if (task.type === 'driver_group' && driverGroupId !== null) return switchDriverGroup(tx, driverGroupId, wanted);
  return 'out_of_reach';
}

/** What stations shall take is desired state: it waits for those that are away, and is read back. */
async function limit(
  tx: TenantTx,
  { run: { id, dueAt, phase, task }, isLate, limitAmps, now }: Setting,
): Promise<RunResult> {
  const stationIds = await selectStationsOf(tx, task, phase);
  if (stationIds.length === 0) return 'out_of_reach';
  const source = { taskRunId: id };
  const wants = stationIds.map((stationId) => ({ stationId, limitAmps, source }));
  const wanted = await wantLimits(tx, wants, { now, unlessSince: isLate ? dueAt : undefined });
  return wanted === 0 ? 'late' : 'wanted';
}

function actorOf({ name }: TaskAtWork): Actor {
  return { operatorId: null, name: `${name} (scheduled task)`, address: null };
}
