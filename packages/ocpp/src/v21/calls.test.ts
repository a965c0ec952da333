// Typed calls of 2.1: the same ways as in 2.0.1, with the messages that it adds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callsFromStation21, callsToStation21 } from './calls.ts';

function answering(answer: unknown) {
  return { call: () => Promise.resolve(answer) };
}

const silent = (): void => {};

test('a 2.1 command comes back with the typed answer of the station', async () => {
  const use = callsToStation21(answering({ status: 'NoProfile' }), silent);
  const { status } = await use('UsePriorityCharging', { transactionId: 'tx-1', activate: true });
  assert.equal(status satisfies 'Accepted' | 'Rejected' | 'NoProfile', 'NoProfile');
});

test("a 2.1 station's question comes back with the typed answer of the central system", async () => {
  const pull = callsFromStation21(answering({ status: 'Accepted', scheduleUpdate: { limit: 6 } }), silent);
  const { scheduleUpdate } = await pull('PullDynamicScheduleUpdate', { chargingProfileId: 7 });
  assert.equal(scheduleUpdate?.limit, 6);
});

test('a 2.1 command against the standard is not sent, an answer without what it must have is an error (F-10)', async () => {
  const call = callsToStation21(answering({}), silent);
  await assert.rejects(call('ClearTariffs', { tariffIds: [] }), /must NOT have fewer than 1 items/);
  await assert.rejects(call('GetTariffs', { evseId: 0 }), { code: 'OccurrenceConstraintViolation' });
});
