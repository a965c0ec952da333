// How transaction ids find their way into messages that were made before they were known.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Transactions } from './transactions.ts';

const timestamp = '2026-01-05T08:00:00.000Z';
const about = { point: 1, idTag: 'A', startWh: 100, sampleNumber: 0 };
const values = {
  admissionKey: 1,
  place: 'between',
  about,
  action: 'MeterValues',
  payload: { connectorId: 1, meterValue: [] },
} as const;
const stop = {
  admissionKey: 1,
  place: 'last',
  about,
  action: 'StopTransaction',
  payload: { meterStop: 200, timestamp },
} as const;

test('the id of an offline start is put into what was queued behind it', () => {
  const transactions = new Transactions();
  transactions.started(1, { transactionId: 77, idTagInfo: { status: 'Accepted' } });
  assert.deepEqual(transactions.payloadOf(values), { connectorId: 1, meterValue: [], transactionId: 77 });
  assert.deepEqual(transactions.payloadOf(stop), { meterStop: 200, timestamp, transactionId: 77 });
  transactions.over(stop);
  assert.equal(transactions.idOf(1), undefined);
});

test('a session whose start was dropped is stopped with the transaction id -1', () => {
  const transactions = new Transactions();
  assert.deepEqual(transactions.payloadOf(values), { connectorId: 1, meterValue: [] });
  assert.deepEqual(transactions.payloadOf(stop), { meterStop: 200, timestamp, transactionId: -1 });
});
