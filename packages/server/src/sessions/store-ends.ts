// Writes the ends that stations tell, many at once: the first of a session, and those that no session takes.
import type { Origin, StationTime } from '../facts.ts';
import type { IngestTx } from '../db/doors.ts';
import { columns } from '../db/sets.ts';
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

const endFirst = `
update sessions s set ended_at = f.at, station_ended_at = f.station_at, end_received_at = f.received_at, end_kind = 'station',
  end_digest = f.digest, meter_stop_wh = f.meter_stop_wh, stop_token = f.token, stop_reason = f.reason,
  energy_wh = f.energy_wh, energy_method = case when f.energy_wh is not null then 'register' end,
  power_w = null, recount = true, revision = s.revision + 1, heard_at = greatest(s.heard_at, f.received_at)
from unnest($1::bigint[], $2::timestamptz[], $3::timestamptz[], $4::timestamptz[], $5::uuid[], $6::bigint[], $7::text[], $8::text[],
  $9::bigint[]) as f (session_id, at, station_at, received_at, digest, meter_stop_wh, token, reason, energy_wh)
where s.id = f.session_id and (s.end_kind is null or s.end_kind = 'implied')`;

const keepStray = `
insert into stray_ends (organization_id, station_id, cause, transaction_id, session_id, token, token_key, meter_stop_wh, stop_reason,
  ended_at, station_ended_at, received_at, end_digest, attached_at)
select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::text[], $7::text[], $8::bigint[], $9::text[],
  $10::timestamptz[], $11::timestamptz[], $12::timestamptz[], $13::uuid[], $14::timestamptz[])
on conflict do nothing`;

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
    (end) => (end.token === null ? null : tokenKey(end.token)),
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
