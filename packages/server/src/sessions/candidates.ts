// Reads, for a whole batch, the sessions and the stray ends that a fact may concern.
import type { Tx } from '../db/doors.ts';
import { askedTogether, columns, ofOrganization } from '../db/sets.ts';
import type { Candidate, StrayEnd } from './machine.ts';

const columnsOf = (
  session: string,
) => `${session}.id as session_id, ${session}.transaction_id, ${session}.evse, ${session}.token_key,
  ${session}.started_at, ${session}.meter_start_wh, ${session}.end_kind, ${session}.end_digest`;

// More than any station has: one that makes them up is not to hold up the batch that it shares with others.
const mostOpen = 500;
const mostStray = 200;

// The open sessions matter only where the id names none. "+ 0" keeps the planner from reading all sessions of a station
// where the id alone finds the one.
const candidates = `
select f.ord, c.* from unnest($1::integer[], $2::bigint[], $3::bigint[], $4::bigint[])
  as f (ord, station_id, transaction_id, organization_id)
left join sessions named on named.transaction_id = f.transaction_id and named.station_id + 0 = f.station_id
  and ${ofOrganization('named')}
cross join lateral (
  select ${columnsOf('named')} where named.id is not null
  union all
  (select ${columnsOf('x')} from sessions x where named.id is null and x.station_id = f.station_id and x.end_kind is null
    and ${ofOrganization('x')} limit ${mostOpen})
) c`;

/** Whose station a fact came from. */
type OfStation = { organizationId: number; stationId: number };

type AskedFor = OfStation & { transactionId: number | null };

async function selectCandidates(tx: Tx, asked: readonly AskedFor[]): Promise<Candidate[][]> {
  const lists = asked.map((): Candidate[] => []);
  const rows = await tx.query<Candidate & { ord: number }>({
    name: 'session-candidates',
    text: candidates,
    values: columns(
      asked.map((one, ord) => ({ ...one, ord })),
      (one) => one.ord,
      (one) => one.stationId,
      (one) => one.transactionId,
      (one) => one.organizationId,
    ),
  });
  for (const row of rows) lists[row.ord]?.push(row);
  return lists;
}

/** The named session, if it is this station's, else those open at the station; one list for each who asks. */
export const readCandidates = askedTogether(selectCandidates);

/** Ends of the stations that fitted no session yet, by station: the newest of each. */
export async function readStrayEnds(tx: Tx, stations: readonly OfStation[]): Promise<Map<number, StrayEnd[]>> {
  const rows = await tx.query<StrayEnd & { station_id: number }>({
    name: 'stray-ends',
    text: `select e.station_id, e.id as stray_id, e.ended_at, e.meter_stop_wh, e.token_key
      from unnest($1::bigint[], $2::bigint[]) as f (station_id, organization_id)
      cross join lateral (select x.* from stray_ends x where x.station_id = f.station_id and x.cause = 'unassigned'
        and x.attached_at is null and ${ofOrganization('x')} order by x.id desc limit ${mostStray}) e`,
    values: columns(
      stations,
      (one) => one.stationId,
      (one) => one.organizationId,
    ),
  });
  return Map.groupBy(rows, (row) => row.station_id);
}

/** Which of these ends were kept before, among those whose id named no session. */
export async function readSeenEnds(tx: Tx, ends: readonly (OfStation & { digest: string })[]): Promise<Set<string>> {
  if (ends.length === 0) return new Set();
  const rows = await tx.query<{ key: string }>({
    name: 'seen-ends',
    text: `select e.station_id || ' ' || e.end_digest as key
      from unnest($1::bigint[], $2::uuid[], $3::bigint[]) as f (station_id, digest, organization_id)
      join stray_ends e on e.station_id = f.station_id and e.cause = 'unassigned' and e.end_digest = f.digest and ${ofOrganization('e')}`,
    values: columns(
      ends,
      (one) => one.stationId,
      (one) => one.digest,
      (one) => one.organizationId,
    ),
  });
  return new Set(rows.map(({ key }) => key));
}
