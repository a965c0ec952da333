// Writes the ends that stations tell, many at once: the first of a session, and those that no session takes.
import type { Origin, StationTime } from '../facts.ts';
import type { IngestTx } from '../db/doors.ts';
import { columns, ofOrganization } from '../db/sets.ts';
import { tokenKey } from '../tokens/tokens.ts';
import { meteredWh } from './register.ts';

/** An end as a station told it. */
export type ToldEnd = {
  origin: Origin;
  digest: string;
  when: StationTime;
  token: string | null;
  meterStopWh: number | null;
  reason: string | null;
};
export type FirstEnd = ToldEnd & { sessionId: number; meterStartWh: number | null };
export type StrayToldEnd = ToldEnd & {
  cause: 'unassigned' | 'conflict';
  transactionId: number;
  sessionId: number | null;
  /** Set where it was found a session after all: it is kept to be known when it comes again. */
  attachedAt: Date | null;
};

// Judged once more by the locked row: an operator may have ended the session since the batch read it. What then comes second
// is kept as a conflict, since the station is told that it was stored (T-6).
const endFirst = `
with told as (
  select f.*, s.station_id, s.transaction_id, s.end_kind, s.end_digest
  from unnest($1::bigint[], $2::timestamptz[], $3::timestamptz[], $4::timestamptz[], $5::uuid[], $6::bigint[], $7::text[], $8::text[],
    $9::bigint[], $10::text[], $11::bigint[])
    as f (session_id, at, station_at, received_at, digest, meter_stop_wh, token, reason, energy_wh, token_key, organization_id)
  join sessions s on s.id = f.session_id and ${ofOrganization('s')} order by s.id for no key update of s
), ended as (
  update sessions s set ended_at = f.at, station_ended_at = f.station_at, end_received_at = f.received_at, end_kind = 'station',
    end_digest = f.digest, meter_stop_wh = f.meter_stop_wh, stop_token = f.token, stop_reason = f.reason,
    energy_wh = f.energy_wh, energy_method = case when f.energy_wh is not null then 'register' end,
    power_w = null, recount = true, revision = s.revision + 1, heard_at = greatest(s.heard_at, f.received_at)
  from told f where s.id = f.session_id and ${ofOrganization('s')} and (f.end_kind is null or f.end_kind = 'implied')
)
insert into stray_ends (organization_id, station_id, cause, transaction_id, session_id, token, token_key, meter_stop_wh, stop_reason,
  ended_at, station_ended_at, received_at, end_digest)
select organization_id, station_id, 'conflict', transaction_id, session_id, token, token_key, meter_stop_wh, reason, at, station_at,
  received_at, digest
from told where end_kind in ('station', 'operator') and end_digest is distinct from digest
on conflict do nothing`;

const keepStray = `
insert into stray_ends (organization_id, station_id, cause, transaction_id, session_id, token, token_key, meter_stop_wh, stop_reason,
  ended_at, station_ended_at, received_at, end_digest, attached_at)
select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::text[], $7::text[], $8::bigint[], $9::text[],
  $10::timestamptz[], $11::timestamptz[], $12::timestamptz[], $13::uuid[], $14::timestamptz[])
on conflict do nothing`;

function keyOf({ token }: ToldEnd): string | null {
  return token === null ? null : tokenKey(token);
}

export async function storeFirstEnds(tx: IngestTx, ends: readonly FirstEnd[]): Promise<void> {
  if (ends.length === 0) return;
  const values = columns(
    ends,
    (end) => end.sessionId,
    (end) => end.when.at,
    (end) => end.when.stationAt,
    (end) => end.origin.receivedAt,
    (end) => end.digest,
    (end) => end.meterStopWh,
    (end) => end.token,
    (end) => end.reason,
    (end) => meteredWh(end.meterStartWh, end.meterStopWh),
    keyOf,
    (end) => end.origin.organizationId,
  );
  await tx.query({ name: 'end-first', text: endFirst, values });
}

export async function keepStrayEnds(tx: IngestTx, ends: readonly StrayToldEnd[]): Promise<void> {
  if (ends.length === 0) return;
  const values = columns(
    ends,
    (end) => end.origin.organizationId,
    (end) => end.origin.stationId,
    (end) => end.cause,
    (end) => end.transactionId,
    (end) => end.sessionId,
    (end) => end.token,
    keyOf,
    (end) => end.meterStopWh,
    (end) => end.reason,
    (end) => end.when.at,
    (end) => end.when.stationAt,
    (end) => end.origin.receivedAt,
    (end) => end.digest,
    (end) => end.attachedAt,
  );
  await tx.query({ name: 'keep-stray', text: keepStray, values });
}
