// Which session an end or a sample belongs to, and when two starts or ends are the same. Pure; knows no database.
import { hash } from 'node:crypto';
import type { Reading, SessionEnded, SessionStarted } from '../facts.ts';
import { tokenKey } from '../tokens/tokens.ts';

/** A session that an end or a sample might belong to: the one its id names, or one that is still open at the station. */
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

function digestOf(...parts: (string | number | null)[]): string {
  const hex = hash('md5', JSON.stringify(parts));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Station, connector, token, instant and meter value make a start the same start (T-3); the station is part of the key. */
export function startDigest(fact: SessionStarted): string {
  const key = fact.token === null ? null : tokenKey(fact.token);
  return digestOf(fact.evse, key, fact.when.stationAt?.getTime() ?? null, fact.meterStartWh);
}

export function endDigest(fact: SessionEnded): string {
  return digestOf(fact.transactionId, fact.when.stationAt?.getTime() ?? null, fact.meterStopWh, fact.reason);
}

export type EndMatch =
  | { is: 'first'; session: Candidate }
  | { is: 'resend' }
  | { is: 'conflict'; session: Candidate }
  | { is: 'unassigned' };

function hasStop(candidate: Candidate): boolean {
  return candidate.end_kind === 'station' || candidate.end_kind === 'operator';
}

/** An id that names no session of this station is believed only where exactly one session fits (T-5). */
function fits(fact: SessionEnded, candidate: Candidate): boolean {
  const key = fact.token === null ? null : tokenKey(fact.token);
  return (
    candidate.end_kind === null &&
    candidate.started_at <= fact.when.at &&
    (fact.meterStopWh === null || candidate.meter_start_wh === null || candidate.meter_start_wh <= fact.meterStopWh) &&
    (key === null || candidate.token_key === null || candidate.token_key === key)
  );
}

/** The first stop stands, the same again changes nothing, another one is a conflict (T-2, T-6). An implied end gives way. */
export function matchEnd(fact: SessionEnded, candidates: readonly Candidate[]): EndMatch {
  const named = candidates.find((candidate) => candidate.transaction_id === fact.transactionId);
  if (named !== undefined) {
    if (!hasStop(named)) return { is: 'first', session: named };
    return named.end_digest === endDigest(fact) ? { is: 'resend' } : { is: 'conflict', session: named };
  }
  const fitting = candidates.filter((candidate) => fits(fact, candidate));
  const only = fitting.length === 1 ? fitting[0] : undefined;
  return only === undefined ? { is: 'unassigned' } : { is: 'first', session: only };
}

/** A sample belongs to the session it names, else to the one session that was running on its charging point by then. */
export function matchSample(
  sample: { transactionId: number | null; evse: number; at: Date },
  candidates: readonly Candidate[],
): Candidate | undefined {
  const named = candidates.find((candidate) => candidate.transaction_id === sample.transactionId);
  if (named !== undefined) return named;
  const running = candidates.filter(
    (candidate) => candidate.end_kind === null && candidate.evse === sample.evse && candidate.started_at <= sample.at,
  );
  return running.length === 1 ? running[0] : undefined;
}

/** How a fact's readings move a session's register on: the newest value, if they only ever rise (E-14). */
export type Advance = { at: Date; registerWh: number | null; powerW: number | null; rises: boolean };

export function advanceOf(readings: readonly Reading[]): Advance | undefined {
  const inTime = readings.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const last = inTime.at(-1);
  if (last === undefined) return undefined;
  let registerWh: number | null = null;
  let rises = true;
  for (const reading of inTime) {
    if (reading.registerWh === null) continue;
    if (registerWh !== null && reading.registerWh < registerWh) rises = false;
    registerWh = reading.registerWh;
  }
  return { at: last.at, registerWh, powerW: last.powerW, rises };
}

/** Register at end minus register at start, where both are known and plausible; otherwise nothing is claimed (E-1, E-2). */
export function meteredWh(meterStartWh: number | null, meterStopWh: number | null): number | null {
  if (meterStartWh === null || meterStopWh === null || meterStopWh < meterStartWh) return null;
  return meterStopWh - meterStartWh;
}
