// Ends of sessions, many at once: the first stop stands, what fits no session is kept for review.
import type { SessionEnded, Stored, Told } from '../facts.ts';
import type { IngestTx } from '../db/doors.ts';
import { columns, type SetFunction } from '../db/sets.ts';
import { tokenKey } from '../tokens/tokens.ts';
import { readCandidates, readSeenEnds } from './candidates.ts';
import { endDigest } from './digests.ts';
import { matchEnd, type Candidate, type EndMatch } from './machine.ts';
import { meteredWh } from './register.ts';
import { storeSamples, type SampleSet } from './samples.ts';

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

type Matched = { told: Told<SessionEnded>; match: EndMatch };

function sessionOf(match: EndMatch): Candidate | undefined {
  return 'session' in match ? match.session : undefined;
}

function endedColumns(ends: readonly { told: Told<SessionEnded>; session: Candidate }[]): unknown[] {
  return columns(
    ends,
    ({ session }) => session.session_id,
    ({ told }) => told.fact.when.at,
    ({ told }) => told.fact.when.stationAt,
    ({ told }) => told.origin.receivedAt,
    ({ told }) => endDigest(told.fact),
    ({ told }) => told.fact.meterStopWh,
    ({ told }) => told.fact.token,
    ({ told }) => told.fact.reason,
    ({ told, session }) => meteredWh(session.meter_start_wh, told.fact.meterStopWh),
  );
}

function strayColumns(strays: readonly Matched[]): unknown[] {
  return columns(
    strays,
    ({ told }) => told.origin.organizationId,
    ({ told }) => told.origin.stationId,
    ({ match }) => (match.is === 'conflict' ? 'conflict' : 'unassigned'),
    ({ told }) => told.fact.transactionId,
    ({ match }) => sessionOf(match)?.session_id ?? null,
    ({ told }) => told.fact.token,
    ({ told }) => (told.fact.token === null ? null : tokenKey(told.fact.token)),
    ({ told }) => told.fact.meterStopWh,
    ({ told }) => told.fact.reason,
    ({ told }) => told.fact.when.at,
    ({ told }) => told.fact.when.stationAt,
    ({ told }) => told.origin.receivedAt,
    ({ told }) => endDigest(told.fact),
    ({ told, match }) => (match.is === 'first' ? told.origin.receivedAt : null),
  );
}

type Read = { candidates: Candidate[][]; seen: ReadonlySet<string> };

async function readEnds(tx: IngestTx, facts: readonly Told<SessionEnded>[]): Promise<Read> {
  const asked = facts.map(({ origin: { stationId }, fact }) => ({
    stationId,
    transactionId: fact.transactionId,
    digest: endDigest(fact),
  }));
  const [candidates, seen] = await Promise.all([readCandidates(tx, asked), readSeenEnds(tx, asked)]);
  return { candidates, seen };
}

async function writeEnds(tx: IngestTx, facts: readonly Told<SessionEnded>[], read: Read): Promise<Stored[]> {
  const matched = facts.map((told, index): Matched => {
    const seenBefore = read.seen.has(`${told.origin.stationId} ${endDigest(told.fact)}`);
    return { told, match: matchEnd(told.fact, read.candidates[index] ?? [], seenBefore) };
  });
  const first = matched.flatMap(({ told, match }) => (match.is === 'first' ? [{ told, session: match.session }] : []));
  // One that was attached because it fitted is kept too: that is how it is known when it comes again.
  const strays = matched.filter(({ match }) => match.is !== 'resend' && !(match.is === 'first' && !match.byFit));
  const sampled = matched.map(({ told, match }): SampleSet => {
    const session = sessionOf(match);
    const { transactionId, readings } = told.fact;
    return { ...told.origin, evse: session?.evse ?? 0, transactionId, session, readings };
  });
  const sent: Promise<unknown>[] = [];
  if (first.length > 0) sent.push(tx.query({ name: 'end-first', text: endFirst, values: endedColumns(first) }));
  if (strays.length > 0) sent.push(tx.query({ name: 'keep-stray', text: keepStray, values: strayColumns(strays) }));
  sent.push(storeSamples(tx, sampled));
  await Promise.all(sent);
  for (const { told } of first) {
    const { organizationId, stationId } = told.origin;
    tx.news.push({ kind: 'session', organizationId, stationId }, { kind: 'point', organizationId, stationId });
  }
  return facts.map(() => ({ stored: true }));
}

export const endSessions: SetFunction<SessionEnded, Read, Stored> = { read: readEnds, write: writeEnds };
