// Typed calls of 2.0.1: the same ways as in 1.6, with the messages of 2.0.1.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callsFromStation201, callsToStation201 } from './calls.ts';

function answering(answer: unknown) {
  return { call: () => Promise.resolve(answer) };
}

const silent = (): void => {};

test('a 2.0.1 command comes back with the typed answer of the station', async () => {
  const { status } = await callsToStation201(answering({ status: 'Scheduled' }), silent)('Reset', { type: 'OnIdle' });
  assert.equal(status satisfies 'Accepted' | 'Rejected' | 'Scheduled', 'Scheduled');
});

test("a 2.0.1 station's event comes back with the typed answer of the central system", async () => {
  const answer = { idTokenInfo: { status: 'Accepted', groupIdToken: { idToken: 'G', type: 'Central' } } };
  const { idTokenInfo } = await callsFromStation201(answering(answer), silent)('TransactionEvent', {
    eventType: 'Ended',
    timestamp: '2024-05-01T10:00:00Z',
    triggerReason: 'EVDeparted',
    seqNo: 4,
    transactionInfo: { transactionId: 'tx-1', stoppedReason: 'EVDisconnected' },
  });
  assert.equal(idTokenInfo?.groupIdToken?.idToken, 'G');
});

test('a 2.0.1 command against the standard is not sent, an answer without what it must have is an error (F-10)', async () => {
  const call = callsToStation201(answering({}), silent);
  await assert.rejects(call('GetVariables', { getVariableData: [] }), /must NOT have fewer than 1 items/);
  await assert.rejects(call('ClearCache', {}), { code: 'OccurrenceConstraintViolation' });
});
