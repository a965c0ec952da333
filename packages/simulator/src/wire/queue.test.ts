// How messages about sessions wait for their answers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type SessionMessage, TransactionQueue } from './queue.ts';

const timestamp = '2026-01-05T08:00:00.000Z';
const about = { startWh: 100, sampleNumber: 0 };
const start: SessionMessage = {
  sessionKey: 1,
  about,
  action: 'StartTransaction',
  payload: { connectorId: 1, idTag: 'A', meterStart: 100, timestamp },
};
const values: SessionMessage = {
  sessionKey: 1,
  about,
  action: 'MeterValues',
  payload: { connectorId: 1, meterValue: [] },
};
const stop: SessionMessage = {
  sessionKey: 1,
  about,
  action: 'StopTransaction',
  payload: { meterStop: 200, timestamp },
};

function queueOf(...messages: SessionMessage[]): TransactionQueue {
  const queue = new TransactionQueue();
  for (const message of messages) queue.add(message);
  return queue;
}

test('the id of an offline start is put into what was queued behind it', () => {
  const queue = queueOf(start, values, stop);
  queue.answered(77);
  assert.deepEqual(queue.payloadOf(values), { connectorId: 1, meterValue: [], transactionId: 77 });
  queue.answered();
  assert.deepEqual(queue.payloadOf(stop), { meterStop: 200, timestamp, transactionId: 77 });
  queue.answered();
  assert.equal(queue.length, 0);
  assert.equal(queue.transactionId(1), undefined);
});

test('a message stays at the head until it is answered or refused too often', () => {
  const queue = queueOf(start, stop);
  assert.equal(queue.refused(3), 1);
  assert.equal(queue.refused(3), 2);
  assert.equal(queue.head, start);
  assert.equal(queue.refused(3), 3);
  assert.equal(queue.head, stop);
  assert.equal(queue.refused(3), 1);
});

test('a session whose start was dropped is stopped with the transaction id -1', () => {
  const queue = queueOf(start, values, stop);
  queue.refused(1);
  assert.deepEqual(queue.payloadOf(values), { connectorId: 1, meterValue: [] });
  assert.deepEqual(queue.payloadOf(stop), { meterStop: 200, timestamp, transactionId: -1 });
});
