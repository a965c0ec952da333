// Which events of a transaction are missing, by their numbers, and whether any may still come (T-8).
import type { TenantTx } from '../../db/doors.ts';

export type MissingEvents = {
  /** Spans of numbers between the first and the last one told. A station that numbers all its events 0 leaves none. */
  spans: { from: number; to: number }[];
  /** Complete from Started to Ended, or a day has passed since its end: nothing more is expected. */
  final: boolean;
};

const selectMissing = `
select s.start_told and s.end_kind = 'station' as closed, coalesce(s.end_received_at < coalesce($3::timestamptz, now()) - interval '1 day', false) as old,
  (select coalesce(json_agg(json_build_object('from', seq_no + 1, 'to', next - 1) order by seq_no), '[]') from (
    select e.seq_no, lead(e.seq_no) over (order by e.seq_no) as next from transaction_events e
    where e.organization_id = $1 and e.station_id = s.station_id and e.station_transaction = s.station_transaction and e.seq_no >= 0
  ) told where next > seq_no + 1) as spans
from sessions s where s.organization_id = $1 and s.id = $2 and s.station_transaction is not null`;

/** Undefined where the session is none that its station tells in events. */
export async function findMissingEvents(
  tx: TenantTx,
  sessionId: number,
  now?: Date,
): Promise<MissingEvents | undefined> {
  const [row] = await tx.query<{ closed: boolean | null; old: boolean; spans: { from: number; to: number }[] }>(
    selectMissing,
    [tx.organizationId, sessionId, now ?? null],
  );
  return row && { spans: row.spans, final: (row.closed === true && row.spans.length === 0) || row.old };
}
