// When two starts or two ends are the same (T-2, T-3). Pure; the station is part of each key and stands beside it.
import { hash } from 'node:crypto';
import type { SessionEnded, SessionStarted, TransactionTold } from '../facts.ts';
import { tokenKey } from '../tokens/tokens.ts';

function digestOf(...parts: (string | number | null)[]): string {
  const hex = hash('md5', JSON.stringify(parts));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Connector, token, instant and meter value make a start the same start. */
export function startDigest(fact: SessionStarted): string {
  const key = fact.token === null ? null : tokenKey(fact.token);
  return digestOf(fact.evse, key, fact.when.stationAt?.getTime() ?? null, fact.meterStartWh);
}

export function endDigest(fact: SessionEnded): string {
  return digestOf(fact.transactionId, fact.when.stationAt?.getTime() ?? null, fact.meterStopWh, fact.reason);
}

/** A transaction that the station names itself is the same whatever its start says. */
export function transactionDigest(transaction: string): string {
  return digestOf('transaction', transaction);
}

/** What an event says beside its number (T-8). Whether it came late is no part of it: a resend may say so for the first time. */
export function eventDigest(fact: TransactionTold): string {
  return digestOf(
    fact.event,
    fact.when.stationAt?.getTime() ?? null,
    fact.trigger,
    fact.evse,
    fact.token,
    fact.stopToken,
    fact.remoteStartId,
    fact.chargingState,
    fact.stopReason,
    fact.meterStartWh,
    fact.meterStopWh,
    ...fact.readings.map(({ digest }) => digest),
  );
}
