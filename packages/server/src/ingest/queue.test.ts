import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFactQueue, type Waiting } from './queue.ts';

function waiting(stationId: number, token: string): Waiting {
  const origin = { organizationId: 1, stationId, epoch: 1, receivedAt: new Date(0) };
  return { told: { origin, fact: { kind: 'tokenShown', token } }, resolve: () => undefined, reject: () => undefined };
}

function tokensOf(batch: readonly Waiting[]): string[] {
  return batch.map(({ told }) => (told.fact.kind === 'tokenShown' ? told.fact.token : ''));
}

test('a batch takes one fact of each station, so that each is answered in its order', () => {
  const queue = createFactQueue();
  for (const token of ['a1', 'a2', 'a3']) queue.add(waiting(1, token));
  queue.add(waiting(2, 'b1'));
  assert.deepEqual(tokensOf(queue.takeBatch(500)), ['a1', 'b1']);
  assert.deepEqual(tokensOf(queue.takeBatch(500)), ['a2']);
  assert.equal(queue.length, 1);
});

test('a station with many facts does not keep the others waiting', () => {
  const queue = createFactQueue();
  for (const token of ['a1', 'a2']) queue.add(waiting(1, token));
  for (const station of [2, 3, 4]) queue.add(waiting(station, `s${station}`));
  assert.deepEqual(tokensOf(queue.takeBatch(2)), ['a1', 's2']);
  assert.deepEqual(tokensOf(queue.takeBatch(2)), ['s3', 's4']);
  assert.deepEqual(tokensOf(queue.takeBatch(2)), ['a2']);
});

test('all that waits can be sent away at once', () => {
  const queue = createFactQueue();
  for (const token of ['a1', 'a2']) queue.add(waiting(1, token));
  assert.deepEqual(tokensOf(queue.takeAll()), ['a1', 'a2']);
  assert.equal(queue.length, 0);
});
