// Meter values of sessions, many at once: each instant stored once, and the session's register moved on where it may be.
import type { Reading, SessionSampled, Stored, Told } from '../facts.ts';
import type { IngestTx } from '../db/doors.ts';
import { columns, ofOrganization, type SetFunction } from '../db/sets.ts';
import { readCandidates } from './candidates.ts';
import { matchSample, type Candidate } from './machine.ts';
import { advanceOf } from './register.ts';

/** Readings of one station with the session they were found to belong to. */
export type SampleSet = {
  organizationId: number;
  stationId: number;
  evse: number;
  transactionId: number | null;
  session: Pick<Candidate, 'session_id'> | undefined;
  receivedAt: Date;
  readings: readonly Reading[];
};

const insertSamples = `
insert into samples (organization_id, station_id, evse, session_id, transaction_id, received_at,
  sampled_at, station_at, digest, register_wh, interval_wh, power_w, readings)
select * from unnest($1::bigint[], $2::bigint[], $3::integer[], $4::bigint[], $5::bigint[], $6::timestamptz[],
  $7::timestamptz[], $8::timestamptz[], $9::uuid[], $10::bigint[], $11::bigint[], $12::integer[], $13::text[])
on conflict do nothing`;

// The register moves where the sample is newer and not below the last; every other case asks for a recount (E-14). So does a
// register that has no start to count from, and each quarter of an hour, so that an open session's hours are never far behind.
const moves = `(f.rises and s.ended_at is null and f.at >= coalesce(s.register_at, s.started_at)
  and (f.register_wh is null or f.register_wh >= coalesce(s.register_wh, s.meter_start_wh, 0)))`;
const asksForCount = `(not ${moves} or (s.register_at is null and coalesce(s.meter_start_wh, 0) = 0)
  or date_bin('15 minutes', f.at, 'epoch') > date_bin('15 minutes', coalesce(s.register_at, s.started_at), 'epoch'))`;
const advanceSessions = `
update sessions s set
  register_wh = case when ${moves} then coalesce(f.register_wh, s.register_wh) else s.register_wh end,
  register_at = case when ${moves} and f.register_wh is not null then f.at else s.register_at end,
  power_w = case when ${moves} then f.power_w else s.power_w end,
  recount = s.recount or ${asksForCount},
  revision = s.revision + 1,
  heard_at = greatest(s.heard_at, f.received_at)
from unnest($1::bigint[], $2::timestamptz[], $3::bigint[], $4::integer[], $5::boolean[], $6::timestamptz[], $7::bigint[])
  as f (session_id, at, register_wh, power_w, rises, received_at, organization_id)
where s.id = f.session_id and ${ofOrganization('s')}`;

/** Sends the statements for these samples and returns when they are answered. */
export async function storeSamples(tx: IngestTx, sets: readonly SampleSet[]): Promise<void> {
  const rows = sets.flatMap((set) => set.readings.map((reading) => ({ set, reading })));
  if (rows.length === 0) return;
  const moved = sets.flatMap(({ session, readings, receivedAt, organizationId }) => {
    const advance = advanceOf(readings);
    return session === undefined || advance === undefined
      ? []
      : [{ id: session.session_id, organizationId, receivedAt, ...advance }];
  });
  await Promise.all([
    tx.query({
      name: 'insert-samples',
      text: insertSamples,
      values: columns(
        rows,
        ({ set }) => set.organizationId,
        ({ set }) => set.stationId,
        ({ set }) => set.evse,
        ({ set }) => set.session?.session_id ?? null,
        ({ set }) => set.transactionId,
        ({ set }) => set.receivedAt,
        ({ reading }) => reading.at,
        ({ reading }) => reading.stationAt,
        ({ reading }) => reading.digest,
        ({ reading }) => reading.registerWh,
        ({ reading }) => reading.intervalWh,
        ({ reading }) => reading.powerW,
        ({ reading }) => reading.readings,
      ),
    }),
    tx.query({
      name: 'advance-sessions',
      text: advanceSessions,
      values: columns(
        moved,
        (one) => one.id,
        (one) => one.at,
        (one) => one.registerWh,
        (one) => one.powerW,
        (one) => one.rises,
        (one) => one.receivedAt,
        (one) => one.organizationId,
      ),
    }),
  ]);
}

async function writeSamples(
  tx: IngestTx,
  facts: readonly Told<SessionSampled>[],
  candidates: Candidate[][],
): Promise<Stored[]> {
  const sets = facts.map(({ origin, fact }, index): SampleSet => {
    const at = fact.readings[0]?.at ?? origin.receivedAt;
    const session = matchSample({ transactionId: fact.transactionId, evse: fact.evse, at }, candidates[index] ?? []);
    return { ...origin, evse: fact.evse, transactionId: fact.transactionId, session, readings: fact.readings };
  });
  await storeSamples(tx, sets);
  for (const { organizationId, stationId, session } of sets) {
    if (session !== undefined) tx.news.push({ kind: 'session', organizationId, stationId, id: session.session_id });
  }
  return facts.map(() => ({ stored: true }));
}

export const recordSamples: SetFunction<SessionSampled, Candidate[][], Stored> = {
  read: (tx, facts) =>
    readCandidates(
      tx,
      facts.map(({ origin: { organizationId, stationId }, fact }) => ({
        organizationId,
        stationId,
        transactionId: fact.transactionId,
      })),
    ),
  write: writeSamples,
};
