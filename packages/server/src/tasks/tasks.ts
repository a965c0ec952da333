// Scheduled tasks: what is to happen at a time, as admins list, add, copy, edit and delete it. One save, one transaction.
import { recordAudit } from '../audit/audit.ts';
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import { demandGroup } from '../groups/groups.ts';
import { countLimitsOfRuns } from '../limits/limits.ts';
import type { Actor, Sight, Viewer } from '../viewer.ts';
import * as queries from './queries.ts';
import { faultsOf, targetFields, targetOf } from './rules.ts';
import { endEarly, type EndedEarly } from './runs/end-early.ts';
import { planNext } from './runs/plan.ts';
import { selectRuns } from './runs/queries.ts';
import type { NewTask, Target, Task, TaskEdit, TaskFilter, TaskRun } from './wire.ts';

export { previewTask } from './preview.ts';
export { startForgettingRuns } from './runs/forget.ts';
export { startTaskRunner } from './runs/runner.ts';

type Page = { limit: number; offset: number };

export async function listTasks(tx: TenantTx, sight: Sight, wanted: TaskFilter & Page) {
  return { items: await queries.selectTasks(tx, sight, wanted), total: await queries.countTasks(tx, sight, wanted) };
}

export async function getTask(tx: TenantTx, sight: Sight, id: number): Promise<Task> {
  const task = await queries.findTask(tx, sight, id);
  if (task === undefined) throw new Failure('task_not_found');
  return task;
}

/** What became of it so far, the latest first. */
export async function listRuns(
  tx: TenantTx,
  sight: Sight,
  id: number,
  page: Page,
): Promise<{ items: TaskRun[]; total: number }> {
  await getTask(tx, sight, id);
  const { items, total } = await selectRuns(tx, id, page);
  const counted = await countLimitsOfRuns(
    tx,
    items.map((run) => run.id),
  );
  const limitsOf = new Map(counted.map(({ taskRunId, ...limits }) => [taskRunId, limits]));
  return { items: items.map((run) => ({ ...run, limits: limitsOf.get(run.id) ?? null })), total };
}

export async function createTask(tx: TenantTx, { sight, actor }: Viewer, asked: NewTask, now: Date): Promise<Task> {
  const { homeGroupId = sight.baseGroupId, active = false } = asked;
  const row = await demandRow(tx, sight, { ...asked, homeGroupId, active });
  const id = await queries.insertTask(tx, row, now);
  await recordAudit(tx, actor, { action: 'task.create', subject: { kind: 'task', id }, after: row });
  return planned(tx, sight, id, now);
}

/** A copy is a template: it starts inactive, whatever the other is. */
export async function copyTask(tx: TenantTx, { sight, actor }: Viewer, id: number, now: Date): Promise<Task> {
  const task = await getTask(tx, sight, id);
  if (task.target === null) throw outOfReach();
  const name = `Copy of ${task.name}`.slice(0, 200);
  const row = { ...rowOf(task, task.target), name, active: false };
  const copyId = await queries.insertTask(tx, row, now);
  const subject = { kind: 'task', id: copyId };
  await recordAudit(tx, actor, { action: 'task.create', subject, after: { ...row, copyOf: id } });
  return planned(tx, sight, copyId, now);
}

/** The version is the one that the operator has seen, who saves it now. */
type Seen = { id: number; version: number; now: Date };

export async function editTask(tx: TenantTx, { sight, actor }: Viewer, seen: Seen, asked: TaskEdit): Promise<Task> {
  const { id, now } = seen;
  const task = await demandSeen(tx, sight, seen);
  const row = await demandRow(tx, sight, asked);
  await queries.updateTask(tx, id, row);
  const edited = await planned(tx, sight, id, now);
  const isSameTarget = task.target?.kind === row.target.kind && task.target.id === row.target.id;
  const ended = isSameTarget && edited.holds !== null ? {} : await endWindow(tx, actor, task, now);
  const before = rowOf(task, task.target);
  const after = { ...row, ...ended };
  await recordAudit(tx, actor, { action: 'task.update', subject: { kind: 'task', id }, before, after });
  return getTask(tx, sight, id);
}

export async function switchTask(tx: TenantTx, { sight, actor }: Viewer, seen: Seen, active: boolean): Promise<Task> {
  const { id, now } = seen;
  const task = await demandSeen(tx, sight, seen);
  if (active && task.target === null) throw outOfReach();
  await queries.switchTask(tx, id, active);
  const before = { active: task.active };
  const after = { active, ...(active ? {} : await endWindow(tx, actor, task, now)) };
  await recordAudit(tx, actor, { action: 'task.update', subject: { kind: 'task', id }, before, after });
  return planned(tx, sight, id, now);
}

export async function deleteTask(tx: TenantTx, { sight, actor }: Viewer, seen: Seen): Promise<void> {
  const { id, now } = seen;
  const task = await demandSeen(tx, sight, seen);
  const before = rowOf(task, task.target);
  const after = await endWindow(tx, actor, task, now);
  await recordAudit(tx, actor, { action: 'task.delete', subject: { kind: 'task', id }, before, after });
  await queries.deleteTask(tx, id, now);
  await planNext(tx, { ...task, active: false }, now);
  announce(tx);
}

/** A window that lasts would hold for ever, since the task no longer ends it. What came of it is for the audit log. */
async function endWindow(tx: TenantTx, actor: Actor, task: Task, now: Date): Promise<{ endedWindow?: EndedEarly }> {
  return task.holds === null ? {} : { endedWindow: await endEarly(tx, { actor, now }, task) };
}

async function demandSeen(tx: TenantTx, sight: Sight, { id, version }: Seen): Promise<Task> {
  await queries.lockTask(tx, id);
  const task = await getTask(tx, sight, id);
  if (task.version !== version) throw new Failure('edited_meanwhile');
  return task;
}

async function demandRow(tx: TenantTx, sight: Sight, asked: TaskEdit): Promise<queries.TaskRow> {
  const { type, schedule, clock, active, homeGroupId, turnsOn = null, limitAmps = null, limitAmpsAfter = null } = asked;
  const target = targetOf(type, asked);
  const faults = faultsOf(asked);
  if (target === undefined || Object.keys(faults).length > 0) throw new Failure('invalid_input', { fields: faults });
  await demandGroup(tx, sight, homeGroupId);
  await demandTarget(tx, sight, target, homeGroupId);
  const limits = type === 'max_current' ? { limitAmps, limitAmpsAfter } : { limitAmps: null, limitAmpsAfter: null };
  const row = { name: asked.name.trim(), type, active, homeGroupId, target, schedule, clock };
  return { ...row, ...limits, turnsOn: type === 'max_current' ? null : turnsOn };
}

const notFound = {
  station: 'station_not_found',
  group: 'group_not_found',
  driver: 'driver_not_found',
  driver_group: 'driver_group_not_found',
} as const;

async function demandTarget(tx: TenantTx, sight: Sight, target: Pick<Target, 'kind' | 'id'>, homeGroupId: number) {
  if (!(await queries.liesWithin(tx, target, sight.baseGroupId))) throw new Failure(notFound[target.kind]);
  if (await queries.liesWithin(tx, target, homeGroupId)) return;
  throw new Failure('invalid_input', { fields: { [targetFields[target.kind]]: 'It lies outside the home group.' } });
}

function outOfReach(): Failure {
  return new Failure('invalid_input', { detail: 'What this task is for is gone, or has left its home group.' });
}

function rowOf({ name, type, active, schedule, clock, homeGroup, ...task }: Task, target: Task['target']) {
  const { limitAmps, limitAmpsAfter, turnsOn } = task;
  const sets = { limitAmps, limitAmpsAfter, turnsOn };
  return { name, type, active, homeGroupId: homeGroup.id, target: target as Target, schedule, clock, ...sets };
}

/** The task as it is now, with its next run. */
async function planned(tx: TenantTx, sight: Sight, id: number, now: Date): Promise<Task> {
  await planNext(tx, await getTask(tx, sight, id), now);
  announce(tx);
  return getTask(tx, sight, id);
}

function announce(tx: TenantTx): void {
  tx.news.push({ kind: 'task', organizationId: tx.organizationId, stationId: null });
}
