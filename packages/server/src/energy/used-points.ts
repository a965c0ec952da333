// How many charging points were used in a period: where a session began, energy flowed, or one runs still.
import type { TenantTx } from '../db/doors.ts';
import { tablesOfBuckets } from './flow-over.ts';
import { placed, tablesOfSessions, type Question, type Where } from './by-session.ts';

/** Of a session that began before the period and ended in it without energy nothing is known here: it used no energy. */
export async function countUsedPoints(tx: TenantTx, { from, to, where }: Question): Promise<number> {
  const { values, and, next, after } = placed(tx, where);
  const [row] = await tx.query<{ used: number }>(
    `select count(*) as used from (
       select s.station_id, s.evse from ${tablesOfSessions}
       where s.organization_id = $1 and s.started_at >= ${next} and s.started_at < ${after} ${and}
       union
       select s.station_id, s.evse from ${tablesOfSessions}
       where s.organization_id = $1 and s.ended_at is null and s.started_at < ${after} ${and}
       union
       select b.station_id, b.evse from energy_buckets b join ${tablesOfSessions} on s.id = b.session_id
       where b.organization_id = $1 and b.bucket_at >= ${next} and b.bucket_at < ${after} ${and}
     ) points`,
    [...values, from, to],
  );
  return row?.used ?? 0;
}

type Over = { bounds: readonly Date[]; where: Where; now: Date };

/** The same for each period, in their order; a session that runs uses its point in every period up to now. */
export async function countUsedPointsOver(tx: TenantTx, { bounds, where, now }: Over): Promise<number[]> {
  const { values, and, next: all, after: present } = placed(tx, where);
  const within = (column: string) =>
    `${column} >= (${all}::timestamptz[])[1] and ${column} < (${all})[cardinality(${all})]`;
  const rows = await tx.query<{ period: number; used: number }>(
    `select period, count(*) as used from (
       select width_bucket(s.started_at, ${all}) as period, s.station_id, s.evse from ${tablesOfSessions}
       where s.organization_id = $1 and ${within('s.started_at')} ${and}
       union
       select period, s.station_id, s.evse from ${tablesOfSessions},
         generate_series(greatest(width_bucket(s.started_at, ${all}), 1), width_bucket(${present}::timestamptz, ${all})) period
       where s.organization_id = $1 and s.ended_at is null and period < cardinality(${all}) ${and}
       union
       select width_bucket(b.bucket_at, ${all}), b.station_id, b.evse from ${tablesOfBuckets(where)}
       where b.organization_id = $1 and ${within('b.bucket_at')} ${and}
     ) points group by period`,
    [...values, bounds, now],
  );
  const used = new Map(rows.map((row) => [row.period, row.used]));
  return bounds.slice(1).map((_, index) => used.get(index + 1) ?? 0);
}
