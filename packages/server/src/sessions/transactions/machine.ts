// The life of a transaction that a 2.x station tells in events, as a pure machine: what each does to its session (T-2, T-7, T-8).
import type { Origin, StationTime, TransactionTold } from '../../facts.ts';
import { tokenKey } from '../../tokens/tokens.ts';
import type { Candidate } from '../machine.ts';

/** What events have made of a transaction so far, but for its end. */
export type Transaction = {
  /** 0 while no event has named it. */
  evse: number;
  /** Until the Started came, the first event known stands for it. */
  startTold: boolean;
  start: StationTime;
  startReceivedAt: Date;
  meterStartWh: number | null;
  chargingState: string | null;
  chargingStateAt: Date | null;
};

/** The session of a transaction as it stands. */
export type KnownTransaction = Transaction & {
  sessionId: number;
  tokenKey: string | null;
  endKind: Candidate['end_kind'];
};

export type TransactionPlan = {
  after: Transaction;
  begins: boolean;
  /** Whether anything of the session changed. */
  changes: boolean;
  /** Whether anything changed that its energy is counted from. */
  restarts: boolean;
  /** Open sessions of the charging point that began before: closed as implied. */
  closes: readonly Candidate[];
  /** Where a later session runs there already, this one is closed as implied where that one began. */
  impliedEndAt: Date | null;
  end: 'first' | 'conflict' | undefined;
  /** Whether the token is the one to charge with, that one again, or another's. */
  token: 'starts' | 'same' | 'other' | undefined;
};

type Event = { origin: Pick<Origin, 'receivedAt'>; fact: TransactionTold };

/** What an event that was not told before does. `open` are the station's open sessions. */
export function planTransaction(
  { origin, fact }: Event,
  known: KnownTransaction | undefined,
  open: readonly Candidate[],
): TransactionPlan {
  const after = transactionAfter(known, { origin, fact });
  const state = known?.chargingState !== after.chargingState || known.chargingStateAt !== after.chargingStateAt;
  const moved = known === undefined || !sameStart(known, after);
  const ends = fact.event === 'ended';
  const others = open.filter((one) => one.session_id !== known?.sessionId && one.evse === after.evse);
  // One that only its end is known of says nothing of when it kept the charging point busy.
  const occupies = moved && after.evse > 0 && (after.startTold || !ends);
  const later = others.map(({ started_at }) => started_at).filter((startedAt) => startedAt > after.start.at);
  const impliedEndAt = occupies && !ends && !known?.endKind ? (later.toSorted((a, b) => +a - +b)[0] ?? null) : null;
  const restarts = moved || known.meterStartWh !== after.meterStartWh;
  return {
    after,
    begins: known === undefined,
    changes: restarts || state || impliedEndAt !== null,
    restarts,
    closes: occupies ? others.filter(({ started_at }) => started_at < after.start.at) : [],
    impliedEndAt,
    end: ends ? endOf(known) : undefined,
    token: tokenOf(fact, known),
  };
}

/** Events in any order, and each however often, make the same of a transaction (T-8). */
export function transactionAfter(known: Transaction | undefined, { origin, fact }: Event): Transaction {
  const starts = fact.event === 'started' && known?.startTold !== true;
  const earlier = known === undefined || (!known.startTold && fact.when.at < known.start.at);
  const own = starts || earlier ? { start: fact.when, startReceivedAt: origin.receivedAt } : known;
  const { start, startReceivedAt } = own;
  return {
    evse: (starts ? (fact.evse ?? known?.evse) : known?.evse || fact.evse) ?? 0,
    startTold: starts || known?.startTold === true,
    start,
    startReceivedAt,
    meterStartWh: starts
      ? (fact.meterStartWh ?? known?.meterStartWh ?? null)
      : (known?.meterStartWh ?? fact.meterStartWh),
    ...stateAfter(known, fact),
  };
}

type State = Pick<Transaction, 'chargingState' | 'chargingStateAt'>;

/** Sequence numbers may all be 0, so what is newer goes by time. */
function stateAfter(known: State | undefined, { chargingState, when }: TransactionTold): State {
  const { chargingState: before = null, chargingStateAt = null } = known ?? {};
  const isOld = chargingStateAt !== null && when.at < chargingStateAt;
  if (chargingState === null || isOld) return { chargingState: before, chargingStateAt };
  return { chargingState, chargingStateAt: when.at };
}

function sameStart(known: Transaction, after: Transaction): boolean {
  return known.evse === after.evse && known.startTold === after.startTold && +known.start.at === +after.start.at;
}

/** The first stop stands, also one by hand; an implied end gives way (T-6). */
function endOf(known: KnownTransaction | undefined): TransactionPlan['end'] {
  return !known?.endKind || known.endKind === 'implied' ? 'first' : 'conflict';
}

/** Only the first token to charge with starts anything; a Started that comes late knows best which one that was. */
function tokenOf(fact: TransactionTold, known: KnownTransaction | undefined): TransactionPlan['token'] {
  const shown = fact.token ?? fact.stopToken;
  if (shown === null) return undefined;
  if (known?.tokenKey === tokenKey(shown)) return 'same';
  if (fact.token === null) return 'other';
  const isFirst = known === undefined || known.tokenKey === null;
  return isFirst || (fact.event === 'started' && !known.startTold) ? 'starts' : 'other';
}
