// Reads, for a whole batch, the sessions that ends and samples may belong to.
import type { Tx } from '../db/doors.ts';
import { columns } from '../db/sets.ts';
import type { Candidate } from './rules.ts';

const columnsOfCandidate = `x.id as session_id, x.transaction_id, x.evse, x.token_key, x.started_at, x.meter_start_wh,
  x.end_kind, x.end_digest`;

/** The named session, if it is this station's, and those open at the station; one list for each who asks. */
export async function readCandidates(
  tx: Tx,
  asked: readonly { stationId: number; transactionId: number | null }[],
): Promise<Candidate[][]> {
  const lists = asked.map((): Candidate[] => []);
  if (asked.length === 0) return lists;
  const rows = await tx.query<Candidate & { ord: number }>({
    name: 'session-candidates',
    text: `select f.ord, c.* from unnest($1::integer[], $2::bigint[], $3::bigint[]) as f (ord, station_id, transaction_id)
      cross join lateral (
        select ${columnsOfCandidate} from sessions x where x.transaction_id = f.transaction_id and x.station_id = f.station_id
        union all
        select ${columnsOfCandidate} from sessions x where x.station_id = f.station_id and x.ended_at is null
          and x.transaction_id is distinct from f.transaction_id
      ) c`,
    values: columns(
      asked.map((one, ord) => ({ ...one, ord })),
      (one) => one.ord,
      (one) => one.stationId,
      (one) => one.transactionId,
    ),
  });
  for (const row of rows) lists[row.ord]?.push(row);
  return lists;
}
