// One connection's RPC: order, answers, time-outs, repeated messages and the end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeviationRule } from '../deviation.ts';
import { OcppError, RpcClosed, RpcTimeout } from './errors.ts';
import type { IncomingCall, RpcSessionOptions } from './session.ts';
import { createRpcSession } from './session.ts';

function openSession(changes: Partial<RpcSessionOptions> = {}) {
  const sent: unknown[] = [];
  const calls: IncomingCall[] = [];
  const rules: DeviationRule[] = [];
  const timers: (() => void)[] = [];
  let ids = 0;
  const session = createRpcSession({
    version: '1.6',
    send: (text) => sent.push(JSON.parse(text)),
    onCall: (call) => calls.push(call),
    isRepeatable: (action) => action === 'MeterValues',
    startTimer(_timeoutMs, run) {
      timers.push(run);
      return () => timers.splice(timers.indexOf(run), 1);
    },
    newId: () => `own-${(ids += 1)}`,
    callTimeoutMs: 30_000,
    onDeviation: ({ rule }) => rules.push(rule),
    ...changes,
  });
  const nth = (index: number) => calls[index] ?? assert.fail(`no call ${index}`);
  return { session, sent, calls, rules, timers, nth };
}

test('calls are delivered in the order of arrival, the next after the answer to the former (F-5)', () => {
  const { session, sent, calls, nth } = openSession();
  session.receive('[2,"a","Heartbeat",{}]');
  session.receive('[2,"b","Authorize",{"idTag":"x"}]');
  assert.deepEqual([calls.length, session.waitingCalls], [1, 2]);
  nth(0).answer({ ok: 1 });
  assert.deepEqual([calls.length, nth(1).id, session.waitingCalls], [2, 'b', 1]);
  nth(1).fail(new OcppError('FormatViolation', 'no'));
  assert.deepEqual(sent, [
    [3, 'a', { ok: 1 }],
    [4, 'b', 'FormationViolation', 'no', {}],
  ]);
  assert.equal(session.waitingCalls, 0);
});

test('a call is answered once, whatever its handler does', () => {
  const { session, sent, nth } = openSession();
  session.receive('[2,"a","Heartbeat",{}]');
  nth(0).answer({});
  nth(0).answer({ again: true });
  nth(0).fail(new OcppError('InternalError'));
  assert.deepEqual(sent, [[3, 'a', {}]]);
});

test("the station's call is taken while one of ours is outstanding (F-5)", async () => {
  const { session, calls, nth } = openSession();
  const reset = session.call('Reset', { type: 'Soft' });
  session.receive('[2,"a","Heartbeat",{}]');
  assert.equal(calls.length, 1);
  nth(0).answer({});
  session.receive('[3,"own-1",{"status":"Accepted"}]');
  assert.deepEqual(await reset, { status: 'Accepted' });
});

test('an unreadable frame is answered in its turn (F-3)', () => {
  const { session, sent, rules, nth } = openSession();
  session.receive('[2,"a","Heartbeat",{}]');
  session.receive('[2,"","Heartbeat",{}]');
  assert.deepEqual([sent.length, rules], [0, ['malformed-frame']]);
  nth(0).answer({});
  assert.deepEqual(sent[1], [4, '-1', 'FormationViolation', 'message id is not a text of 1 to 255', {}]);
});

test('a 2.0.1 station is told what was wrong in the words of 2.x, each in its turn (F-3, F-4)', () => {
  const { session, sent, nth } = openSession({ version: '2.0.1' });
  session.receive('[2,"a","TransactionEvent",{}]');
  for (const text of ['[2,"b",', '[2,"","Heartbeat",{}]', '[6,"c","NotifyEvent",{}]']) session.receive(text);
  session.receive('[2,"d","Invented",{}]');
  nth(0).answer({});
  nth(1).fail(new OcppError('FormationViolation', 'no'));
  const heads = sent.map((message) => (Array.isArray(message) ? message.slice(0, 3) : message));
  assert.deepEqual(heads, [
    [3, 'a', {}],
    [4, '-1', 'RpcFrameworkError'],
    [4, '-1', 'RpcFrameworkError'],
    [4, 'c', 'MessageTypeNotSupported'],
    [4, 'd', 'FormatViolation'],
  ]);
});

test('a 2.0.1 station that refuses in the spelling of 1.6 is understood (F-4)', async () => {
  const { session } = openSession({ version: '2.0.1' });
  const reset = session.call('Reset', { type: 'Immediate' });
  session.receive('[4,"own-1","OccurenceConstraintViolation","oh",{}]');
  await assert.rejects(reset, new OcppError('OccurrenceConstraintViolation', 'oh'));
});

test('thousands of waiting calls answered at once do not exhaust the stack', () => {
  let first: IncomingCall | undefined;
  const onCall = (call: IncomingCall) => (first ? call.answer({}) : void (first = call));
  const { session, sent } = openSession({ onCall });
  for (let index = 0; index < 20_000; index += 1) session.receive(`[2,"${index}","Heartbeat",{}]`);
  assert.equal(session.waitingCalls, 20_000);
  first?.answer({});
  assert.equal(sent.length, 20_000);
});

test('the same message of a transaction again gets its stored answer, without the handler (F-6)', () => {
  const { session, sent, calls, rules, nth } = openSession();
  session.receive('[2,"a","MeterValues",{"connectorId":1}]');
  session.receive('[2,"a","MeterValues",{"connectorId":1}]');
  nth(0).answer({ first: true });
  assert.deepEqual(sent, [
    [3, 'a', { first: true }],
    [3, 'a', { first: true }],
  ]);
  assert.deepEqual([calls.length, rules], [1, []]);
});

test('the same id with another payload, or of another kind of message, is handled anew (F-6)', () => {
  const { session, calls, rules, nth } = openSession();
  session.receive('[2,"a","MeterValues",{"connectorId":1}]');
  nth(0).answer({});
  session.receive('[2,"a","MeterValues",{"connectorId":2}]');
  nth(1).answer({});
  session.receive('[2,"b","Heartbeat",{}]');
  nth(2).answer({});
  session.receive('[2,"b","Heartbeat",{}]');
  assert.deepEqual([calls.length, rules], [4, ['repeated-id', 'repeated-id']]);
});

test('only the last four answers are kept (F-6)', () => {
  const { session, calls } = openSession({});
  for (const id of ['a', 'b', 'c', 'd', 'e', 'b', 'a']) {
    session.receive(`[2,"${id}","MeterValues",{}]`);
    calls.at(-1)?.answer({});
  }
  assert.deepEqual(
    calls.map(({ id }) => id),
    ['a', 'b', 'c', 'd', 'e', 'a'],
  );
});

test('a refusal is not kept: the message is handled anew (F-6)', () => {
  const { session, calls, nth } = openSession();
  session.receive('[2,"a","MeterValues",{}]');
  nth(0).fail(new OcppError('InternalError'));
  session.receive('[2,"a","MeterValues",{}]');
  assert.equal(calls.length, 2);
});

test('one call of ours is outstanding, the others wait in line (F-5)', async () => {
  const { session, sent, timers } = openSession();
  const first = session.call('Reset', {});
  const second = session.call('ClearCache', {});
  assert.deepEqual(sent, [[2, 'own-1', 'Reset', {}]]);
  session.receive('[3,"own-1",{"n":1}]');
  assert.deepEqual(sent[1], [2, 'own-2', 'ClearCache', {}]);
  session.receive('[4,"own-2","NotSupported","never",{"why":1}]');
  assert.deepEqual(await first, { n: 1 });
  await assert.rejects(second, new OcppError('NotSupported', 'never', { why: 1 }));
  assert.equal(timers.length, 0);
});

test('a time-out frees the place, and the late answer is recorded and ignored (F-5)', async () => {
  const { session, sent, rules, timers } = openSession();
  const first = session.call('Reset', {});
  const second = session.call('ClearCache', {});
  timers.shift()?.();
  await assert.rejects(first, new RpcTimeout('Reset', 30_000));
  assert.equal(sent.length, 2);
  session.receive('[3,"own-1",{"late":true}]');
  session.receive('[3,"never-asked",{}]');
  session.receive('[3,"own-2",{}]');
  assert.deepEqual(await second, {});
  assert.deepEqual(rules, ['late-answer', 'unknown-answer']);
});

test('the end of the connection fails what is pending and what waits, and drops later answers (F-7)', async () => {
  const { session, sent, timers, nth } = openSession();
  session.receive('[2,"a","Heartbeat",{}]');
  const first = session.call('Reset', {});
  const second = session.call('ClearCache', {});
  session.close('replaced');
  await assert.rejects(first, new RpcClosed('Reset', 'replaced', true));
  await assert.rejects(second, new RpcClosed('ClearCache', 'replaced', false));
  await assert.rejects(session.call('Reset', {}), new RpcClosed('Reset', 'replaced', false));
  nth(0).answer({});
  session.receive('[2,"b","Heartbeat",{}]');
  assert.deepEqual([sent.length, timers.length, session.waitingCalls], [1, 0, 0]);
});

test('a failing handler tells nothing of our insides (F-4)', () => {
  const faults: unknown[] = [];
  const { session, sent } = openSession({
    onCall: () => assert.fail('secret'),
    onHandlerError: (error) => faults.push(error),
  });
  session.receive('[2,"a","Heartbeat",{}]');
  assert.deepEqual([sent, faults.length], [[[4, 'a', 'InternalError', '', {}]], 1]);
});

test('a failing handler leaves a message of a transaction unanswered, so that it comes again (T-1)', () => {
  const { session, sent } = openSession({ onCall: () => assert.fail('secret') });
  session.receive('[2,"a","MeterValues",{}]');
  assert.deepEqual([sent, session.waitingCalls], [[], 0]);
});

test('over-long ids and mended JSON are taken and recorded (F-10)', () => {
  const { session, calls, rules, nth } = openSession();
  session.receive(`[2,"${'i'.repeat(37)}","Heartbeat",{}]`);
  nth(0).answer({});
  session.receive('[2,"a","MeterValues",{"meterValue":[,]}]');
  assert.deepEqual([calls.length, rules], [2, ['long-id', 'broken-json']]);
});

test('every frame of both directions is shown to the log', () => {
  const log: string[] = [];
  const { session, nth } = openSession({ onFrame: (direction, text) => log.push(`${direction} ${text}`) });
  session.receive('[2,"a","Heartbeat",{}]');
  nth(0).answer({});
  assert.deepEqual(log, ['in [2,"a","Heartbeat",{}]', 'out [3,"a",{}]']);
});
