// Ends of sessions, many at once: the first stop stands, what fits no session is kept for review.
import type { SessionEnded, Stored, Told } from '../facts.ts';
import type { IngestTx } from '../db/doors.ts';
import type { SetFunction } from '../db/sets.ts';
import { readCandidates, readSeenEnds } from './candidates.ts';
import { endDigest } from './digests.ts';
import { matchEnd, namedBy, type Candidate, type EndMatch } from './machine.ts';
import { storeSamples, type SampleSet } from './samples.ts';
import { keepStrayEnds, storeFirstEnds, type FirstEnd, type StrayToldEnd, type ToldEnd } from './store-ends.ts';

type Matched = { told: Told<SessionEnded>; match: EndMatch };

function sessionOf(match: EndMatch): Candidate | undefined {
  return 'session' in match ? match.session : undefined;
}

function toldEnd({ origin, fact }: Told<SessionEnded>): ToldEnd {
  const { when, token, meterStopWh, reason } = fact;
  return { origin, digest: endDigest(fact), when, token, meterStopWh, reason };
}

function firstEnd({ told, match }: Matched): FirstEnd[] {
  if (match.is !== 'first') return [];
  const { session_id: sessionId, meter_start_wh: meterStartWh } = match.session;
  return [{ ...toldEnd(told), sessionId, meterStartWh }];
}

/** One that was attached because it fitted is kept too: that is how it is known when it comes again. */
function strayEnd({ told, match }: Matched): StrayToldEnd[] {
  if (match.is === 'resend' || (match.is === 'first' && !match.byFit)) return [];
  return [
    {
      ...toldEnd(told),
      cause: match.is === 'conflict' ? 'conflict' : 'unassigned',
      transactionId: told.fact.transactionId,
      sessionId: sessionOf(match)?.session_id ?? null,
      attachedAt: match.is === 'first' ? told.origin.receivedAt : null,
    },
  ];
}

type Read = { candidates: Candidate[][]; seen: ReadonlySet<string> };

async function readEnds(tx: IngestTx, facts: readonly Told<SessionEnded>[]): Promise<Read> {
  const asked = facts.map(({ origin: { organizationId, stationId }, fact }) => ({
    organizationId,
    stationId,
    transactionId: fact.transactionId,
    digest: endDigest(fact),
  }));
  const candidates = await readCandidates(tx, asked);
  // Seldom, so that a third wait costs nothing: nearly every end names its session.
  const unnamed = asked.filter((one, nth) => namedBy(one.transactionId, candidates[nth] ?? []) === undefined);
  return { candidates, seen: await readSeenEnds(tx, unnamed) };
}

async function writeEnds(tx: IngestTx, facts: readonly Told<SessionEnded>[], read: Read): Promise<Stored[]> {
  const matched = facts.map((told, index): Matched => {
    const seenBefore = read.seen.has(`${told.origin.stationId} ${endDigest(told.fact)}`);
    return { told, match: matchEnd(told.fact, read.candidates[index] ?? [], seenBefore) };
  });
  const first = matched.flatMap(firstEnd);
  const sampled = matched.map(({ told, match }): SampleSet => {
    const session = sessionOf(match);
    const { transactionId, readings } = told.fact;
    return { ...told.origin, evse: session?.evse ?? 0, transactionId, session, readings };
  });
  await Promise.all([
    storeFirstEnds(tx, first),
    keepStrayEnds(tx, matched.flatMap(strayEnd)),
    storeSamples(tx, sampled),
  ]);
  for (const { origin } of first) {
    const { organizationId, stationId } = origin;
    tx.news.push({ kind: 'session', organizationId, stationId }, { kind: 'point', organizationId, stationId });
  }
  return facts.map(() => ({ stored: true }));
}

export const endSessions: SetFunction<SessionEnded, Read, Stored> = { read: readEnds, write: writeEnds };
