// Charging events over time, for charts: how many began in each period, and how long points were in one.
import type { TenantTx } from '../db/doors.ts';
import { staleSql } from './review/conditions.ts';

/** One bound more than there are periods; `where` is a condition on `s` and its `station`, its values come from $2 on. */
type Question = { bounds: readonly Date[]; where: { sql: string; values: readonly unknown[] } };

const tables = 'sessions s join stations station on station.id = s.station_id';

/** In the order of the periods. */
export async function countStartedOver(tx: TenantTx, { bounds, where }: Question): Promise<number[]> {
  const all = `$${where.values.length + 2}`;
  const rows = await tx.query<{ period: number; figure: number }>(
    `select width_bucket(s.started_at, ${all}::timestamptz[]) as period, count(*) as figure from ${tables}
     where s.organization_id = $1 and s.charged and s.started_at >= (${all})[1] and s.started_at < (${all})[cardinality(${all})] and ${where.sql}
     group by 1`,
    [tx.organizationId, ...where.values, bounds],
  );
  return inOrder(rows, bounds);
}

/**
 * Two at one point at a time count both. One that fell silent counts up to when it was last heard; one that ended more than a
 * month after the last period is not looked for, so that a year long past asks no more than itself.
 */
export async function secondsInSessionOver(
  tx: TenantTx,
  { bounds, where, now }: Question & { now: Date },
): Promise<number[]> {
  const next = where.values.length + 2;
  const [all, present] = [`$${next}`, `$${next + 1}::timestamptz`];
  const last = `(${all})[cardinality(${all})]`;
  const rows = await tx.query<{ period: number; figure: number }>(
    `with held as (
       select s.started_at as began, s.ended_at as ended from ${tables}
       where s.organization_id = $1 and s.charged and s.ended_at > (${all}::timestamptz[])[1] and s.ended_at < ${last} + interval '31 days'
         and s.started_at < ${last} and ${where.sql}
       union all
       select s.started_at, case when ${staleSql} then s.heard_at else ${present} end from ${tables}
       where s.organization_id = $1 and s.charged and s.ended_at is null and s.started_at < ${last} and ${where.sql}
     )
     select period, round(sum(greatest(extract(epoch from least(ended, (${all})[period + 1]) - greatest(began, (${all})[period]))::float8, 0)))
       ::bigint as figure
     from held, generate_series(greatest(width_bucket(began, ${all}), 1), least(width_bucket(ended, ${all}), cardinality(${all}) - 1)) period
     group by period`,
    [tx.organizationId, ...where.values, bounds, now],
  );
  return inOrder(rows, bounds);
}

function inOrder(rows: readonly { period: number; figure: number }[], bounds: readonly Date[]): number[] {
  const figures = new Map(rows.map(({ period, figure }) => [period, figure]));
  return bounds.slice(1).map((_, index) => figures.get(index + 1) ?? 0);
}
