// The life of sessions as a pure machine: what a start, a sample or an end of a station does to the sessions it has (T-2 to T-7).
import type { SessionEnded, SessionStarted } from '../facts.ts';
import { tokenKey } from '../tokens/tokens.ts';
import { endDigest } from './digests.ts';

/** A session of the station that the fact may concern. */
export type Candidate = {
  session_id: number;
  transaction_id: number;
  evse: number;
  token_key: string | null;
  started_at: Date;
  meter_start_wh: number | null;
  end_kind: 'station' | 'implied' | 'operator' | null;
  end_digest: string | null;
};

/** An end that fitted no session when it came. */
export type StrayEnd = {
  stray_id: number;
  ended_at: Date;
  meter_stop_wh: number | null;
  token_key: string | null;
};

export type StartPlan = {
  /** Open sessions of the charging point that began before: closed as implied. */
  closes: readonly Candidate[];
  /** Where a later session runs there already, this one is closed as implied where that one began. */
  impliedEndAt: Date | null;
  /** The one unassigned end that is this session's. */
  ends: StrayEnd | undefined;
};

/** What a new start does on its charging point; a resend of one does nothing. */
export function planStart(fact: SessionStarted, open: readonly Candidate[], strays: readonly StrayEnd[]): StartPlan {
  const here = open.filter((candidate) => candidate.end_kind === null && candidate.evse === fact.evse);
  const later = here.map((candidate) => candidate.started_at).filter((startedAt) => startedAt > fact.when.at);
  const fitting = strays.filter((end) => endFitsStart(end, fact));
  return {
    closes: here.filter((candidate) => candidate.started_at < fact.when.at),
    impliedEndAt: later.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null,
    // Several that fit are left for an operator to tell apart.
    ends: fitting.length === 1 ? fitting[0] : undefined,
  };
}

function endFitsStart(end: StrayEnd, fact: SessionStarted): boolean {
  return (
    end.ended_at >= fact.when.at &&
    !below(end.meter_stop_wh, fact.meterStartWh) &&
    !differ(end.token_key, fact.token === null ? null : tokenKey(fact.token))
  );
}

export function namedBy(transactionId: number | null, candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.find((candidate) => candidate.transaction_id === transactionId);
}

export type EndMatch =
  | { is: 'first'; session: Candidate; byFit: boolean }
  | { is: 'resend' }
  | { is: 'conflict'; session: Candidate }
  | { is: 'unassigned' };

/**
 * The first stop stands, the same again changes nothing, another one is a conflict (T-2, T-6). An implied end gives way.
 * `seenBefore`: this very end was kept among those whose id named no session.
 */
export function matchEnd(fact: SessionEnded, candidates: readonly Candidate[], seenBefore: boolean): EndMatch {
  const named = namedBy(fact.transactionId, candidates);
  if (named !== undefined) {
    if (named.end_kind === null || named.end_kind === 'implied') return { is: 'first', session: named, byFit: false };
    return named.end_digest === endDigest(fact) ? { is: 'resend' } : { is: 'conflict', session: named };
  }
  if (seenBefore) return { is: 'resend' };
  // An id that names no session of this station is believed only where exactly one session fits (T-5).
  const fitting = candidates.filter((candidate) => startFitsEnd(candidate, fact));
  const only = fitting.length === 1 ? fitting[0] : undefined;
  return only === undefined ? { is: 'unassigned' } : { is: 'first', session: only, byFit: true };
}

function startFitsEnd(candidate: Candidate, fact: SessionEnded): boolean {
  return (
    candidate.end_kind === null &&
    candidate.started_at <= fact.when.at &&
    !below(fact.meterStopWh, candidate.meter_start_wh) &&
    !differ(candidate.token_key, fact.token === null ? null : tokenKey(fact.token))
  );
}

/** A sample belongs to the session it names, else to the one session that was running on its charging point by then. */
export function matchSample(
  sample: { transactionId: number | null; evse: number; at: Date },
  candidates: readonly Candidate[],
): Candidate | undefined {
  const named = namedBy(sample.transactionId, candidates);
  if (named !== undefined) return named;
  const running = candidates.filter(
    (candidate) => candidate.end_kind === null && candidate.evse === sample.evse && candidate.started_at <= sample.at,
  );
  return running.length === 1 ? running[0] : undefined;
}

function below(stopWh: number | null, startWh: number | null): boolean {
  return stopWh !== null && startWh !== null && stopWh < startWh;
}

function differ(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other;
}
