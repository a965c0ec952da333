// How many charging points were used in a period: where a session began, energy flowed, or one runs still.
import type { TenantTx } from '../../db/doors.ts';
import { placed, tablesOfSessions, type Question } from './by-session.ts';

/** Of a session that began before the period and ended in it without energy nothing is known here: it used no energy. */
export async function countUsedPoints(tx: TenantTx, { from, to, where }: Question): Promise<number> {
  const { values, and, next, after } = placed(tx, where);
  const [row] = await tx.query<{ used: number }>(
    `select count(*) as used from (
       select s.station_id, s.evse from ${tablesOfSessions}
       where s.organization_id = $1 and s.charged and s.started_at >= ${next} and s.started_at < ${after} ${and}
       union
       select s.station_id, s.evse from ${tablesOfSessions}
       where s.organization_id = $1 and s.charged and s.ended_at is null and s.started_at < ${after} ${and}
       union
       select b.station_id, b.evse from energy_buckets b join ${tablesOfSessions} on s.id = b.session_id
       where b.organization_id = $1 and b.bucket_at >= ${next} and b.bucket_at < ${after} ${and}
     ) points`,
    [...values, from, to],
  );
  return row?.used ?? 0;
}
