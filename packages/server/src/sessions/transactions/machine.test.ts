import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { TransactionTold } from '../../facts.ts';
import { tokenKey } from '../../tokens/tokens.ts';
import type { Candidate } from '../machine.ts';
import { planTransaction, transactionAfter, type KnownTransaction, type Transaction } from './machine.ts';

const zero = Date.UTC(2026, 5, 15);

function instant(minutes: number): Date {
  return new Date(zero + minutes * 60_000);
}

function told(
  event: TransactionTold['event'],
  minutes: number,
  more: Partial<TransactionTold> = {},
): Parameters<typeof planTransaction>[0] {
  const at = instant(minutes);
  const said = { seqNo: 0, trigger: null, offline: false, evse: 1, token: null, stopToken: null, remoteStartId: null };
  const metered = { chargingState: null, stopReason: null, meterStartWh: null, meterStopWh: null, readings: [] };
  const when = { at, stationAt: at, plausible: true };
  return {
    origin: { receivedAt: instant(100 + minutes) },
    fact: { kind: 'transactionTold', transaction: 'T', event, when, ...said, ...metered, ...more },
  };
}

function known(from: Transaction, more: Partial<KnownTransaction> = {}): KnownTransaction {
  return { sessionId: 1, tokenKey: null, endKind: null, ...from, ...more };
}

function open(id: number, minutes: number, evse = 1): Candidate {
  const told = { session_id: id, transaction_id: id, evse, token_key: null, started_at: instant(minutes) };
  return { ...told, meter_start_wh: null, end_kind: null, end_digest: null };
}

test('an Ended that overtakes the others makes the session; the late Started completes it (T-8)', () => {
  const end = planTransaction(told('ended', 30, { meterStartWh: 900 }), undefined, []);
  assert.deepEqual([end.begins, end.end, end.after.startTold, end.after.start.at], [true, 'first', false, instant(30)]);
  const late = told('started', 0, { token: 'CARD', meterStartWh: 1000 });
  const start = planTransaction(late, known(end.after, { endKind: 'station' }), []);
  assert.deepEqual([start.restarts, start.end, start.token], [true, undefined, 'starts']);
  assert.deepEqual([start.after.start.at, start.after.meterStartWh], [instant(0), 1000]);
});

test('a transaction started without EVSE or token is completed by later events', () => {
  const bare = planTransaction(told('started', 0, { evse: null }), undefined, [open(9, -10)]);
  assert.deepEqual([bare.after.evse, bare.closes, bare.token], [0, [], undefined]);
  const named = planTransaction(told('updated', 1, { token: 'CARD' }), known(bare.after), [open(9, -10)]);
  assert.deepEqual([named.after.evse, named.token, named.after.start.at], [1, 'starts', instant(0)]);
  assert.deepEqual(
    named.closes.map(({ session_id }) => session_id),
    [9],
  );
});

test('a transaction on a busy charging point closes what began before it, and is closed where a later one began (T-7)', () => {
  const plan = planTransaction(told('started', 10), undefined, [open(5, 0), open(6, 0, 2), open(7, 20)]);
  assert.deepEqual(
    plan.closes.map(({ session_id }) => session_id),
    [5],
  );
  assert.deepEqual(plan.impliedEndAt, instant(20));
});

test('an end of which no start is known says nothing of what else ran on its charging point', () => {
  assert.deepEqual(planTransaction(told('ended', 10), undefined, [open(5, 0)]).closes, []);
});

test('the first stop stands, also one by hand; an implied one gives way (T-6)', () => {
  const { after } = planTransaction(told('started', 0), undefined, []);
  const endAfter = (endKind: KnownTransaction['endKind']) =>
    planTransaction(told('ended', 9), known(after, { endKind }), []).end;
  assert.deepEqual(
    [endAfter(null), endAfter('implied'), endAfter('station'), endAfter('operator')],
    ['first', 'first', 'conflict', 'conflict'],
  );
});

test('only the first token to charge with starts anything', () => {
  const { after } = planTransaction(told('started', 0, { token: 'CARD' }), undefined, []);
  const own = known(after, { tokenKey: 'CARD' });
  const tokenOf = (more: Partial<TransactionTold>) => planTransaction(told('updated', 1, more), own, []).token;
  assert.deepEqual(
    [tokenOf({ token: ' card' }), tokenOf({ stopToken: 'CARD' }), tokenOf({ token: 'B' }), tokenOf({ stopToken: 'B' })],
    ['same', 'same', 'other', 'other'],
  );
  const stopped = planTransaction(told('ended', 9, { stopToken: 'B' }), known(after), []);
  assert.equal(stopped.token, 'other');
});

test('where all sequence numbers are 0 the newest charging state goes by time (T-8)', () => {
  const charging = transactionAfter(undefined, told('started', 5, { chargingState: 'Charging' }));
  const old = transactionAfter(charging, told('updated', 3, { chargingState: 'EVConnected' }));
  const next = transactionAfter(old, told('updated', 8, { chargingState: 'SuspendedEV' }));
  assert.deepEqual([old.chargingState, next.chargingState], ['Charging', 'SuspendedEV']);
});

type Said = { event: TransactionTold['event']; minutes: number; evse: number | null; state: string | null };

const middle = fc.record<Said>({
  event: fc.constant('updated'),
  minutes: fc.integer({ min: 1, max: 40 }),
  evse: fc.constantFrom(null, 1),
  state: fc.constantFrom(null, 'Charging', 'SuspendedEV'),
});
/** One transaction: a Started, any Updated, perhaps an Ended, no two of them at one instant. */
const transaction = fc
  .tuple(fc.uniqueArray(middle, { selector: ({ minutes }) => minutes, maxLength: 8 }), fc.boolean())
  .map(([updates, ends]): Said[] => {
    const start: Said = { event: 'started', minutes: 0, evse: 1, state: 'EVConnected' };
    const end: Said = { event: 'ended', minutes: 50, evse: null, state: null };
    return ends ? [start, ...updates, end] : [start, ...updates];
  });
const runs = { numRuns: process.env['DEEP'] ? 200_000 : 2000, seed: Number(process.env['SEED'] ?? 1) };

function saidToTold({ event, minutes, evse, state }: Said) {
  const meterStartWh = event === 'started' ? 1000 : null;
  return told(event, minutes, { evse, chargingState: state, meterStartWh });
}

test('events in any order, some of them twice, make the same of a transaction (T-2, T-8)', () => {
  const orders = transaction.chain((said) =>
    fc.tuple(fc.constant(said), fc.shuffledSubarray([...said, ...said], { minLength: said.length })),
  );
  const fold = (said: readonly Said[]) =>
    said.reduce<Transaction | undefined>((before, one) => transactionAfter(before, saidToTold(one)), undefined);
  fc.assert(
    fc.property(orders, ([said, mixed]) => {
      const rest = said.filter((one) => !mixed.includes(one));
      assert.deepEqual(fold([...mixed, ...rest]), fold(said));
    }),
    runs,
  );
});

/** A station's sessions in memory, moved by the machine as the set function moves its rows. */
class World {
  readonly sessions = new Map<string, KnownTransaction>();

  tell(transactionId: string, event: ReturnType<typeof told>): void {
    const before = this.sessions.get(transactionId);
    const plan = planTransaction(event, before, this.#open());
    const { token } = event.fact;
    const endKind = before?.endKind ?? (plan.impliedEndAt === null ? null : 'implied');
    this.sessions.set(transactionId, {
      sessionId: before?.sessionId ?? this.sessions.size + 1,
      ...plan.after,
      tokenKey: plan.token === 'starts' && token !== null ? tokenKey(token) : (before?.tokenKey ?? null),
      endKind: plan.end === 'first' ? 'station' : endKind,
    });
    for (const { session_id } of plan.closes) this.#close(session_id);
  }

  #open(): Candidate[] {
    const opened = [...this.sessions.values()].filter(({ endKind }) => endKind === null);
    return opened.map(({ sessionId, evse, start }) => ({ ...open(sessionId, 0, evse), started_at: start.at }));
  }

  #close(sessionId: number): void {
    for (const [key, one] of this.sessions) {
      if (one.sessionId === sessionId) this.sessions.set(key, { ...one, endKind: 'implied' });
    }
  }
}

const tale = fc.array(
  fc.record({
    id: fc.constantFrom('A', 'B', 'C', 'D'),
    event: fc.constantFrom<TransactionTold['event']>('started', 'updated', 'ended'),
    minutes: fc.integer({ min: 0, max: 12 }),
    evse: fc.constantFrom(null, 1, 2),
    token: fc.constantFrom(null, 'X', 'y'),
  }),
  { maxLength: 14 },
);

test('whatever comes in whatever order, each transaction has its session and no end is lost (T-7, T-8)', () => {
  fc.assert(
    fc.property(tale, (events) => {
      const world = new World();
      for (const { id, event, minutes, evse, token } of events) {
        world.tell(id, told(event, minutes, { evse, [event === 'ended' ? 'stopToken' : 'token']: token }));
      }
      for (const { id, event } of events) {
        const session = world.sessions.get(id);
        assert.ok(session);
        if (event === 'ended') assert.equal(session.endKind, 'station');
      }
    }),
    runs,
  );
});
