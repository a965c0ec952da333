// Typed calls of 1.6: what is wrong is not sent, what comes back is checked.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Deviation } from '../deviation.ts';
import { callsFromStation16, callsToStation16 } from './calls.ts';

function partnerAnswering(answer: unknown) {
  const sent: string[] = [];
  const deviations: Deviation[] = [];
  const session = {
    call(action: string): Promise<unknown> {
      sent.push(action);
      return Promise.resolve(answer);
    },
  };
  return { session, sent, deviations, onDeviation: (deviation: Deviation) => void deviations.push(deviation) };
}

test('a command comes back with the typed answer of the station', async () => {
  const { session, onDeviation } = partnerAnswering({ status: 'Accepted' });
  const { status } = await callsToStation16(session, onDeviation)('Reset', { type: 'Soft' });
  assert.equal(status satisfies 'Accepted' | 'Rejected', 'Accepted');
});

test("a station's call comes back with the typed answer of the central system", async () => {
  const { session, onDeviation } = partnerAnswering({ currentTime: '2024-05-01T10:00:00Z' });
  const { currentTime } = await callsFromStation16(session, onDeviation)('Heartbeat', {});
  assert.equal(currentTime, '2024-05-01T10:00:00Z');
});

test('a command against the standard is not sent (F-10)', async () => {
  const { session, sent, onDeviation } = partnerAnswering({ status: 'Accepted' });
  const call = callsToStation16(session, onDeviation);
  await assert.rejects(call('ChangeConfiguration', { key: 'k', value: 'x'.repeat(501) }), {
    code: 'PropertyConstraintViolation',
  });
  assert.deepEqual(sent, []);
});

test('an odd answer is taken and its deviations are told (F-10)', async () => {
  const { session, deviations, onDeviation } = partnerAnswering({ status: 'Perhaps', extra: 1 });
  assert.equal((await callsToStation16(session, onDeviation)('Reset', { type: 'Hard' })).status, 'Perhaps');
  assert.deepEqual(
    deviations.map(({ rule }) => rule),
    ['unknown-field', 'unknown-enum'],
  );
});

test('an answer without what it must have is an error', async () => {
  const { session, onDeviation } = partnerAnswering(null);
  await assert.rejects(callsToStation16(session, onDeviation)('Reset', { type: 'Hard' }), {
    code: 'OccurenceConstraintViolation',
  });
});
