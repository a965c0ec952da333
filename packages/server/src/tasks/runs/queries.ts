// The statements about runs of tasks: planning the next, taking what is due, writing down what came of it.
import type { DirectoryTx, TenantTx } from '../../db/doors.ts';
import { groupWithin } from '../../groups/groups.ts';
import type { Due, Schedule } from '../calendar.ts';
import type { Task, TaskRun } from '../wire.ts';

export async function readTimeZone(tx: TenantTx): Promise<string> {
  const [row] = await tx.query<{ zone: string }>('select o.time_zone as zone from organizations o where o.id = $1', [
    tx.organizationId,
  ]);
  return row?.zone ?? 'UTC';
}

export async function deletePlanned(tx: TenantTx, taskId: number): Promise<void> {
  await tx.query(`delete from task_runs r where r.organization_id = $1 and r.task_id = $2 and r.state = 'planned'`, [
    tx.organizationId,
    taskId,
  ]);
}

type Version = { id: number; version: number };

export async function insertPlanned(
  tx: TenantTx,
  { id, version }: Version,
  { at, phase, timeZone }: Due & { timeZone: string | null },
): Promise<void> {
  await tx.query(
    `insert into task_runs (organization_id, task_id, version, due_at, phase, time_zone) values ($1, $2, $3, $4, $5, $6)`,
    [tx.organizationId, id, version, at, phase, timeZone],
  );
}

/** The latest instant that this version of the task has had. */
export async function readLastDue(tx: TenantTx, { id, version }: Version): Promise<Date | null> {
  const [row] = await tx.query<{ last: Date | null }>(
    `select max(r.due_at) as last from task_runs r
     where r.organization_id = $1 and r.task_id = $2 and r.version = $3 and r.state <> 'planned'`,
    [tx.organizationId, id, version],
  );
  return row?.last ?? null;
}

/** What the last run of the task was that took place. */
export async function findLastDone(tx: TenantTx, taskId: number): Promise<Due['phase'] | undefined> {
  const [row] = await tx.query<{ phase: Due['phase'] }>(
    `select r.phase from task_runs r where r.organization_id = $1 and r.task_id = $2 and r.state = 'done'
     order by r.due_at desc, r.id desc limit 1`,
    [tx.organizationId, taskId],
  );
  return row?.phase;
}

/** Where something is due, or planned by a clock that is no longer the organization's. */
export async function selectOrganizationsDue(tx: DirectoryTx, now: Date): Promise<number[]> {
  const rows = await tx.query<{ id: number }>({
    name: 'due-tasks',
    text: `select r.organization_id as id from task_runs r where r.state = 'planned' and r.due_at <= $1
      union select r.organization_id from task_runs r join organizations o on o.id = r.organization_id
      where r.state = 'planned' and r.time_zone <> o.time_zone`,
    values: [now],
  });
  return rows.map(({ id }) => id);
}

/** One pass at a time for each organization, on whatever node: of two runs that meet, the later one is to win. */
export async function takeTurn(tx: TenantTx): Promise<boolean> {
  const [row] = await tx.query<{ mine: boolean }>(
    `select pg_try_advisory_xact_lock(hashtextextended('tasks of ' || $1::text, 0)) as mine`,
    [tx.organizationId],
  );
  return row?.mine === true;
}

export type PlannedTask = Version & Pick<Task, 'active' | 'clock'> & { schedule: Schedule };

export function selectByAnotherClock(tx: TenantTx, limit: number): Promise<PlannedTask[]> {
  return tx.query<PlannedTask>(
    `select t.id, t.version, t.active, t.schedule, t.clock from task_runs r
     join organizations o on o.id = $1 join tasks t on t.organization_id = $1 and t.id = r.task_id
     where r.organization_id = $1 and r.state = 'planned' and r.time_zone <> o.time_zone order by t.id limit $2 for no key update of t skip locked`,
    [tx.organizationId, limit],
  );
}

export type DueRun = { id: number; dueAt: Date; phase: Due['phase']; task: TaskAtWork };
export type TaskAtWork = PlannedTask &
  Pick<Task, 'name' | 'type' | 'limitAmps' | 'limitAmpsAfter' | 'turnsOn'> & {
    homeGroupId: number;
    stationId: number | null;
    groupId: number | null;
    driverId: number | null;
    driverGroupId: number | null;
  };

/** Taken until the transaction ends; what an operator is changing is due again when that has ended. */
export async function claimDue(tx: TenantTx, now: Date, limit: number): Promise<DueRun[]> {
  const rows = await tx.query<Omit<DueRun, 'task'> & TaskAtWork & { runId: number }>(
    `select r.id as "runId", r.due_at as "dueAt", r.phase, t.id, t.version, t.active, t.schedule, t.clock, t.name, t.type,
       t.limit_amps as "limitAmps", t.limit_amps_after as "limitAmpsAfter", t.turns_on as "turnsOn",
       t.home_group_id as "homeGroupId", t.station_id as "stationId", t.group_id as "groupId", t.driver_id as "driverId",
       t.driver_group_id as "driverGroupId"
     from task_runs r join tasks t on t.organization_id = $1 and t.id = r.task_id
     where r.organization_id = $1 and r.state = 'planned' and r.due_at <= $2
     order by r.due_at, r.task_id limit $3 for no key update of r, t skip locked`,
    [tx.organizationId, now, limit],
  );
  return rows.map(({ runId, dueAt, phase, ...task }) => ({ id: runId, dueAt, phase, task }));
}

/** Those that hold what a window of the task ($2) has set as it began, wherever they were moved since. */
const heldByStart = `s.id in (select w.station_id from task_runs r
  join wanted_limits w on w.organization_id = $1 and w.task_run_id = r.id and w.replaced_at is null
  where r.organization_id = $1 and r.task_id = $2 and r.phase = 'start')`;
const inReach = `s.organization_id = $1 and s.removed_at is null and ${groupWithin('s.group_id', '$3')}`;

/** The stations of a task that lie in its home group; for the end of a window, also those that were moved within it. */
export async function selectStationsOf(
  tx: TenantTx,
  { id, stationId, groupId, homeGroupId }: Pick<TaskAtWork, 'id' | 'stationId' | 'groupId' | 'homeGroupId'>,
  phase: Due['phase'],
): Promise<number[]> {
  const rows = await tx.query<{ id: number }>(
    `select s.id from stations s where ${inReach}
       and (s.id = $4 or ${groupWithin('s.group_id', '$5')} or ($6 and ${heldByStart})) order by s.id`,
    [tx.organizationId, id, homeGroupId, stationId, groupId, phase === 'end'],
  );
  return rows.map((row) => row.id);
}

/** Of which nothing else was wanted since a window of the task began. */
export async function selectStationsHeld(tx: TenantTx, id: number, homeGroupId: number): Promise<number[]> {
  const rows = await tx.query<{ id: number }>(
    `select s.id from stations s where ${inReach} and ${heldByStart} order by s.id`,
    [tx.organizationId, id, homeGroupId],
  );
  return rows.map((row) => row.id);
}

export type Ended = Pick<TaskRun, 'state' | 'result' | 'limitAmps' | 'turnsOn' | 'endedAt'>;

export async function endRun(tx: TenantTx, id: number, ended: Ended): Promise<void> {
  const { state, result, limitAmps, turnsOn, endedAt } = ended;
  await tx.query(
    `update task_runs r set state = $3, result = $4, limit_amps = $5, turns_on = $6, ended_at = $7
     where r.organization_id = $1 and r.id = $2`,
    [tx.organizationId, id, state, result, limitAmps, turnsOn, endedAt],
  );
}

export async function selectRuns(
  tx: TenantTx,
  taskId: number,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ items: Omit<TaskRun, 'limits'>[]; total: number }> {
  const values = [tx.organizationId, taskId];
  const past = `task_runs r where r.organization_id = $1 and r.task_id = $2 and r.state <> 'planned'`;
  const items = await tx.query<Omit<TaskRun, 'limits'>>(
    `select r.id, r.due_at as "dueAt", r.phase, r.state, r.result, r.ended_at as "endedAt", r.limit_amps as "limitAmps",
       r.turns_on as "turnsOn" from ${past} order by r.due_at desc, r.id desc limit $3 offset $4`,
    [...values, limit, offset],
  );
  const [counted] = await tx.query<{ total: number }>(`select count(*) as total from ${past}`, values);
  return { items, total: counted?.total ?? 0 };
}
