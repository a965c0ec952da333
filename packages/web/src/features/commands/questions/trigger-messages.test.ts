import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messageOfCommand } from '../command-names.ts';
import { messagesFor } from './trigger-messages.ts';

test('a charging point is asked for what it can tell in its version', () => {
  assert.deepEqual(messagesFor('1.6', 1), ['StatusNotification', 'MeterValues']);
  assert.deepEqual(messagesFor('2.0.1', 1), ['StatusNotification', 'MeterValues', 'TransactionEvent']);
});

test('a whole station is asked for its status in 1.6 only', () => {
  assert.ok(messagesFor('1.6', null).includes('StatusNotification'));
  assert.ok(!messagesFor('2.0.1', null).includes('StatusNotification'));
});

test('only a triggered message is named beside its command', () => {
  const named = { message: 'Heartbeat' };
  assert.equal(messageOfCommand({ intent: 'triggerMessage', arguments: named }), 'Heartbeat');
  assert.equal(messageOfCommand({ intent: 'triggerMessage', arguments: { message: 'SignV2GCertificate' } }), null);
  assert.equal(messageOfCommand({ intent: 'clearCache', arguments: named }), null);
});
