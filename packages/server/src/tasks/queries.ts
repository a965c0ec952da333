// The statements that operators list, read and write scheduled tasks with.
import type { TenantTx } from '../db/doors.ts';
import { asCounted } from '../db/order.ts';
import { groupInSight, groupWithin } from '../groups/groups.ts';
import type { Sight } from '../viewer.ts';
import type { Preview, Target, Task, TaskFilter } from './wire.ts';

/** What a task reaches lies in its home group; each names its target as seen from there. */
const reached = {
  station: `select x.id, x.name, x.identifier from stations x where x.organization_id = $1 and x.id = t.station_id
    and x.removed_at is null and ${groupWithin('x.group_id', 't.home_group_id')}`,
  group: `select x.id, x.name, null from groups x where x.organization_id = $1 and x.id = t.group_id
    and ${groupWithin('x.id', 't.home_group_id')}`,
  driver: `select x.id, trim(x.first_name || ' ' || x.last_name), null from drivers x
    where x.organization_id = $1 and x.id = t.driver_id and ${groupWithin('x.home_group_id', 't.home_group_id')}`,
  driver_group: `select x.id, x.name, null from driver_groups x
    where x.organization_id = $1 and x.id = t.driver_group_id and ${groupWithin('x.home_group_id', 't.home_group_id')}`,
} as const satisfies Record<Target['kind'], string>;

const found = Object.entries(reached).map(
  ([kind, row]) => `select '${kind}' as kind, f.* from (${row}) f (id, name, identifier)`,
);
const target = `(select json_build_object('kind', f.kind, 'id', f.id, 'name', f.name, 'identifier', f.identifier)
  from (${found.join(' union all ')}) f)`;

const switched = ['driver', 'driver_group'].map(
  (kind) =>
    `exists (select from ${kind}s x where x.organization_id = $1 and x.id = t.${kind}_id and x.active = t.turns_on)`,
);
const holds = `(select json_build_object('until', next.due_at, 'stations', case t.type when 'max_current' then held.stations end)
  from (select r.id, r.phase from task_runs r where r.organization_id = $1 and r.task_id = t.id and r.state = 'done'
    order by r.due_at desc, r.id desc limit 1) last
  cross join lateral (select count(*)::integer from wanted_limits w
    where w.organization_id = $1 and w.task_run_id = last.id and w.replaced_at is null) held (stations)
  where last.phase = 'start' and next.phase = 'end' and (held.stations > 0 or ${switched.join(' or ')}))`;

const columns = `t.id, t.version, t.name, t.type, t.active, json_build_object('id', home.id, 'name', home.name) as "homeGroup",
  ${target} as target, t.schedule, t.clock, t.limit_amps as "limitAmps", t.limit_amps_after as "limitAmpsAfter",
  t.turns_on as "turnsOn", next.due_at as "nextRunAt", ${holds} as holds,
  (select json_build_object('dueAt', r.due_at, 'state', r.state, 'result', r.result, 'failedOn',
      (select count(*) from wanted_limits w where w.organization_id = $1 and w.task_run_id = r.id and w.replaced_at is null
        and w.state in ('differs', 'unsupported'))) from task_runs r
    where r.organization_id = $1 and r.task_id = t.id and r.state <> 'planned' order by r.due_at desc, r.id desc limit 1) as "lastRun"`;
const tables = `tasks t join groups home on home.organization_id = $1 and home.id = t.home_group_id
  left join task_runs next on next.organization_id = $1 and next.task_id = t.id and next.state = 'planned'`;
const inSight = `t.organization_id = $1 and ${groupInSight('t.home_group_id')}`;
const matching = `${inSight} and ($3::text is null or position($3 in lower(t.name)) > 0)
  and ($4::text is null or t.type = $4) and ($5::boolean is null or t.active = $5)`;

const sortKeys: Record<NonNullable<TaskFilter['sort']>, string> = {
  name: asCounted('lower(t.name)'),
  next: 'next.due_at',
};

function filterValues(tx: TenantTx, sight: Sight, { search, type, status }: TaskFilter): unknown[] {
  const active = status === undefined ? null : status === 'active';
  return [tx.organizationId, sight.baseGroupId, search?.trim().toLowerCase() || null, type ?? null, active];
}

export function selectTasks(
  tx: TenantTx,
  sight: Sight,
  wanted: TaskFilter & { limit: number; offset: number },
): Promise<Task[]> {
  const order = wanted.order === 'desc' ? 'desc' : 'asc';
  return tx.query<Task>(
    `select ${columns} from ${tables} where ${matching}
     order by ${sortKeys[wanted.sort ?? 'name']} ${order} nulls last, t.id ${order} limit $6 offset $7`,
    [...filterValues(tx, sight, wanted), wanted.limit, wanted.offset],
  );
}

export async function countTasks(tx: TenantTx, sight: Sight, wanted: TaskFilter): Promise<number> {
  const [row] = await tx.query<{ total: number }>(
    `select count(*) as total from tasks t where ${matching}`,
    filterValues(tx, sight, wanted),
  );
  return row?.total ?? 0;
}

export async function findTask(tx: TenantTx, sight: Sight, id: number): Promise<Task | undefined> {
  const [row] = await tx.query<Task>(`select ${columns} from ${tables} where ${inSight} and t.id = $3`, [
    tx.organizationId,
    sight.baseGroupId,
    id,
  ]);
  return row;
}

/** Held until the transaction ends; a run that is under way comes first. */
export async function lockTask(tx: TenantTx, id: number): Promise<void> {
  await tx.query('select t.id from tasks t where t.organization_id = $1 and t.id = $2 for no key update', [
    tx.organizationId,
    id,
  ]);
}

const homeOf: Readonly<Record<Target['kind'], string>> = {
  station: 'stations x where x.removed_at is null and x.group_id is not null and x.id = $3 and',
  group: 'groups x where x.id = $3 and',
  driver: 'drivers x where x.id = $3 and',
  driver_group: 'driver_groups x where x.id = $3 and',
};
const homeColumn: Readonly<Record<Target['kind'], string>> = {
  station: 'x.group_id',
  group: 'x.id',
  driver: 'x.home_group_id',
  driver_group: 'x.home_group_id',
};

/** Whether it lies in the group, or below it. */
export async function liesWithin(
  tx: TenantTx,
  { kind, id }: Pick<Target, 'kind' | 'id'>,
  groupId: number,
): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from ${homeOf[kind]} x.organization_id = $1 and ${groupInSight(homeColumn[kind])}`,
    [tx.organizationId, groupId, id],
  );
  return rows.length > 0;
}

export type TaskRow = Pick<
  Task,
  'name' | 'type' | 'active' | 'schedule' | 'clock' | 'limitAmps' | 'limitAmpsAfter' | 'turnsOn'
> & { homeGroupId: number; target: Pick<Target, 'kind' | 'id'> };

function rowValues({ target: { kind, id }, ...row }: TaskRow): unknown[] {
  const idOf = (wanted: Target['kind']) => (kind === wanted ? id : null);
  return [
    row.homeGroupId,
    row.name,
    row.type,
    row.active,
    idOf('station'),
    idOf('group'),
    idOf('driver'),
    idOf('driver_group'),
    JSON.stringify(row.schedule),
    row.clock,
    row.limitAmps,
    row.limitAmpsAfter,
    row.turnsOn,
  ];
}

const written = `home_group_id, name, type, active, station_id, group_id, driver_id, driver_group_id, schedule, clock,
  limit_amps, limit_amps_after, turns_on`;

export async function insertTask(tx: TenantTx, row: TaskRow, createdAt: Date): Promise<number> {
  const [inserted] = await tx.query<{ id: number }>(
    `insert into tasks (organization_id, created_at, ${written})
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) returning id`,
    [tx.organizationId, createdAt, ...rowValues(row)],
  );
  if (inserted === undefined) throw new Error('The new task has no row.');
  return inserted.id;
}

export async function updateTask(tx: TenantTx, id: number, row: TaskRow): Promise<void> {
  await tx.query(
    `update tasks t set version = t.version + 1,
       (${written}) = ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     where t.organization_id = $1 and t.id = $2`,
    [tx.organizationId, id, ...rowValues(row)],
  );
}

export async function switchTask(tx: TenantTx, id: number, active: boolean): Promise<void> {
  await tx.query('update tasks t set active = $3, version = t.version + 1 where t.organization_id = $1 and t.id = $2', [
    tx.organizationId,
    id,
    active,
  ]);
}

/** Its runs stay, and so does its name; nothing holds on to groups any more. */
export async function deleteTask(tx: TenantTx, id: number, deletedAt: Date): Promise<void> {
  await tx.query(
    `update tasks t set deleted_at = $3, active = false, version = t.version + 1, home_group_id = null, group_id = null
     where t.organization_id = $1 and t.id = $2`,
    [tx.organizationId, id, deletedAt],
  );
}

const stationsBelow = (group: string) => `select s.id from stations s where s.organization_id = $1
  and ${groupWithin('s.group_id', group)}`;
const groupsAbove = (groups: string) => `select a.ancestor_id from group_ancestors a
  where a.organization_id = $1 and a.group_id in (${groups})`;

/** True for a task that reaches what $3 names. */
const meeting: Readonly<Record<Target['kind'], string>> = {
  station: `(t.station_id = $3 or t.group_id in (${groupsAbove('select s.group_id from stations s where s.organization_id = $1 and s.id = $3')}))`,
  group: `(t.station_id in (${stationsBelow('$3')}) or t.group_id in (${groupsAbove('$3')}) or ${groupWithin('t.group_id', '$3')})`,
  driver: 't.driver_id = $3',
  driver_group: 't.driver_group_id = $3',
};

/** Active tasks within one's sight that reach the same, but for the one in question. */
export function selectMeeting(
  tx: TenantTx,
  sight: Sight,
  { kind, id, taskId }: Pick<Target, 'kind' | 'id'> & { taskId: number | undefined },
): Promise<Preview['meets']> {
  return tx.query<Preview['meets'][number]>(
    `select t.id, t.name, next.due_at as "nextRunAt" from ${tables}
     where ${inSight} and t.active and ${meeting[kind]} and t.id is distinct from $4::bigint
     order by next.due_at nulls last, t.id limit 10`,
    [tx.organizationId, sight.baseGroupId, id, taskId ?? null],
  );
}
