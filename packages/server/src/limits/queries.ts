// The statements with which operators and tasks want limits, and read what became of them.
import type { TenantTx } from '../db/doors.ts';
import { columns } from '../db/sets.ts';
import { groupWithin, sightValues, stationInSight } from '../groups/groups.ts';
import type { Sight } from '../viewer.ts';
import type { GroupLimits, WantedLimit } from './wire.ts';

const phaseVoltageV = 230;

export type WantRow = {
  stationId: number;
  limitAmps: number | null;
  operatorId: number | null;
  apiKeyId: number | null;
  taskRunId: number | null;
};

// The row of a station is taken first: of two that want something at once one waits, and the later one stands.
const take = `
insert into limits as l (station_id, organization_id, due_at)
select f.station_id, $1, $3 from unnest($2::bigint[]) as f (station_id)
join stations s on s.id = f.station_id and s.organization_id = $1 and s.removed_at is null order by f.station_id
on conflict (station_id) do update set due_at = excluded.due_at where l.organization_id = $1
returning l.station_id as id`;

const newer = `
select w.station_id as id from wanted_limits w
where w.organization_id = $1 and w.station_id = any ($2) and w.replaced_at is null and w.wanted_at > $3`;

const replace = `
update wanted_limits w set replaced_at = $3
where w.organization_id = $1 and w.station_id = any ($2) and w.replaced_at is null`;

const want = `
insert into wanted_limits (organization_id, station_id, limit_amps, operator_id, api_key_id, task_run_id, wanted_at)
select $1, f.*, $7 from unnest($2::bigint[], $3::integer[], $4::bigint[], $5::bigint[], $6::bigint[])
  as f (station_id, limit_amps, operator_id, api_key_id, task_run_id) order by f.station_id`;

const point = `
update limits l set wanted_id = w.id from wanted_limits w
where l.organization_id = $1 and l.station_id = any ($2)
  and w.organization_id = $1 and w.station_id = l.station_id and w.replaced_at is null`;

type When = { now: Date; unlessSince?: Date | undefined };

/** Says of which stations it is wanted now: not of those that were removed. */
export async function insertWants(
  tx: TenantTx,
  wants: readonly WantRow[],
  { now, unlessSince }: When,
): Promise<number[]> {
  const ids = wants.map(({ stationId }) => stationId);
  const rows = await tx.query<{ id: number }>(take, [tx.organizationId, ids, now]);
  const taken = new Set(rows.map(({ id }) => id));
  if (unlessSince !== undefined) {
    const others = await tx.query<{ id: number }>(newer, [tx.organizationId, [...taken], unlessSince]);
    for (const { id } of others) taken.delete(id);
  }
  await tx.query(replace, [tx.organizationId, [...taken], now]);
  const values = columns(
    wants.filter(({ stationId }) => taken.has(stationId)),
    (one) => one.stationId,
    (one) => one.limitAmps,
    (one) => one.operatorId,
    (one) => one.apiKeyId,
    (one) => one.taskRunId,
  );
  await tx.query(want, [tx.organizationId, ...values, now]);
  await tx.query(point, [tx.organizationId, [...taken]]);
  return [...taken];
}

const wantedColumns = `w.id, w.limit_amps as "limitAmps", w.wanted_at as "wantedAt", w.state, w.way,
  w.effective_amps as "effectiveAmps", w.checked_at as "checkedAt", w.applied_at as "appliedAt", w.replaced_at as "replacedAt",
  case when o.id is not null then json_build_object('id', o.id, 'name', coalesce(nullif(o.name, ''), o.username)) end as operator,
  case when k.id is not null then json_build_object('id', k.id, 'name', k.name) end as "apiKey",
  (select json_build_object('id', t.id, 'name', t.name) from task_runs r
    join tasks t on t.organization_id = $1 and t.id = r.task_id
    where r.organization_id = $1 and r.id = w.task_run_id) as task`;
const wantedTables = `wanted_limits w left join operators o on o.id = w.operator_id left join api_keys k on k.id = w.api_key_id`;

/** What is wanted last of each. */
export function selectLimits(
  tx: TenantTx,
  stationIds: readonly number[],
): Promise<(WantedLimit & { stationId: number })[]> {
  return tx.query(
    `select w.station_id as "stationId", ${wantedColumns} from ${wantedTables}
     where w.organization_id = $1 and w.station_id = any ($2) and w.replaced_at is null`,
    [tx.organizationId, stationIds],
  );
}

/** What the limit of a station that keeps one comes to, in watts. */
export async function findLimitW(tx: TenantTx, stationId: number): Promise<number | null> {
  const [row] = await tx.query<{ watts: number | null }>(
    `select round(w.effective_amps * ${phaseVoltageV} * (l.written ->> 'phases')::integer) as watts
     from limits l join wanted_limits w on w.id = l.wanted_id and w.organization_id = $1
     where l.organization_id = $1 and l.station_id = $2 and w.state = 'applied' and w.limit_amps is not null`,
    [tx.organizationId, stationId],
  );
  return row?.watts ?? null;
}

/** The latest first. */
export function selectWants(
  tx: TenantTx,
  stationId: number,
  { limit, offset }: { limit: number; offset: number },
): Promise<WantedLimit[]> {
  return tx.query<WantedLimit>(
    `select ${wantedColumns} from ${wantedTables} where w.organization_id = $1 and w.station_id = $2
     order by w.id desc limit $3 offset $4`,
    [tx.organizationId, stationId, limit, offset],
  );
}

export async function countWants(tx: TenantTx, stationId: number): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    'select count(*) from wanted_limits w where w.organization_id = $1 and w.station_id = $2',
    [tx.organizationId, stationId],
  );
  return row?.count ?? 0;
}

export async function isStationInSight(tx: TenantTx, sight: Sight, stationId: number): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from stations station where ${stationInSight} and station.removed_at is null and station.id = $4`,
    [...sightValues(tx, sight), stationId],
  );
  return rows.length > 0;
}

/** Those of a group and of all below it. */
export async function selectStationsWithin(tx: TenantTx, groupId: number): Promise<number[]> {
  const rows = await tx.query<{ id: number }>(
    `select s.id from stations s where s.organization_id = $1 and s.removed_at is null and ${groupWithin('s.group_id', '$2')}
     order by s.id`,
    [tx.organizationId, groupId],
  );
  return rows.map(({ id }) => id);
}

const isUntold = `w.state = 'waiting' and w.way is not null and w.checked_at is null`;
const counted = (name: string, condition: string) => `(count(*) filter (where ${condition}))::integer as ${name}`;

/** Of the stations in a group and below it, by what is wanted of them at present. */
export function countOfGroup(tx: TenantTx, groupId: number): Promise<GroupLimits['items']> {
  return tx.query(
    `select w.limit_amps as "limitAmps", count(*)::integer as stations, ${counted('applied', `w.id is null or w.state = 'applied'`)},
       ${counted('waiting', `w.state = 'waiting' and not (${isUntold})`)}, ${counted('untold', isUntold)},
       ${counted('differs', `w.state = 'differs'`)}, ${counted('unsupported', `w.state = 'unsupported'`)}
     from stations s
     left join wanted_limits w on w.organization_id = $1 and w.station_id = s.id and w.replaced_at is null
     where s.organization_id = $1 and s.removed_at is null and ${groupWithin('s.group_id', '$2')}
     group by w.limit_amps order by count(*) desc, w.limit_amps nulls last`,
    [tx.organizationId, groupId],
  );
}

type RunLimits = {
  stations: number;
  applied: number;
  waiting: number;
  untold: number;
  differs: number;
  unsupported: number;
  /** Something else was wanted before it came to hold. */
  replaced: number;
  ways: NonNullable<WantedLimit['way']>[];
  /** What the stations said when they were asked. */
  effectiveAmps: number[];
};

/** What became of the limits that runs of scheduled tasks wanted; nothing of runs that wanted none. */
export function countOfRuns(
  tx: TenantTx,
  taskRunIds: readonly number[],
): Promise<(RunLimits & { taskRunId: number })[]> {
  return tx.query(
    `select w.task_run_id as "taskRunId", count(*)::integer as stations, ${counted('applied', `w.state = 'applied'`)},
       ${counted('waiting', `w.state = 'waiting' and w.replaced_at is null and not (${isUntold})`)}, ${counted('untold', isUntold)},
       ${counted('differs', `w.state = 'differs'`)}, ${counted('unsupported', `w.state = 'unsupported'`)},
       ${counted('replaced', `w.state = 'waiting' and w.replaced_at is not null and not (${isUntold})`)},
       coalesce(array_agg(distinct w.way) filter (where w.way is not null), '{}') as ways,
       coalesce(array_agg(distinct w.effective_amps) filter (where w.effective_amps is not null), '{}') as "effectiveAmps"
     from wanted_limits w where w.organization_id = $1 and w.task_run_id = any ($2) group by w.task_run_id`,
    [tx.organizationId, taskRunIds],
  );
}
