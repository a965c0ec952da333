import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from '../../api/contract.ts';
import { callOf, nameOfCommand, pointOfCommand, reasonOf, waitsForCable } from './command-names.ts';

const command = (more: Partial<Command>): Command => ({
  id: '00000000-0000-4000-8000-000000000000',
  stationId: 13,
  evse: null,
  intent: 'clearCache',
  arguments: {},
  state: 'accepted',
  status: null,
  detail: null,
  queuedAt: '2026-10-22T11:32:00Z',
  sentAt: null,
  answeredAt: null,
  operator: null,
  apiKey: null,
  campaignId: null,
  taskRunId: null,
  ...more,
});

test('of a call in the words of OCPP its answer is told once there is one', () => {
  const call = { intent: 'sendCall', arguments: { action: 'GetTariffs', payload: {} }, detail: '{}' } as const;
  assert.deepEqual(callOf(command({ ...call, state: 'rejected' })), { action: 'GetTariffs', answer: '{}' });
  assert.deepEqual(callOf(command({ ...call, state: 'timed_out' })), { action: 'GetTariffs', answer: null });
  assert.equal(callOf(command({})), null);
});

test("commands have the manual's names", () => {
  assert.equal(nameOfCommand({ intent: 'setAvailability', arguments: { available: false } }), 'setUnavailable');
  assert.equal(nameOfCommand({ intent: 'reset', arguments: { resetKind: 'hard' } }), 'hardReset');
  assert.equal(nameOfCommand({ intent: 'releaseCable', arguments: {} }), 'releaseCable');
});

test('charging point 0 is the whole charging station', () => {
  assert.equal(pointOfCommand({ evse: 0 }), null);
  assert.equal(pointOfCommand({ evse: 2 }), 2);
});

test('only a command that ended badly has a reason', () => {
  assert.equal(reasonOf({ state: 'rejected' }), 'refused');
  assert.equal(reasonOf({ state: 'timed_out' }), 'timed_out');
  assert.equal(reasonOf({ state: 'accepted' }), null);
  assert.equal(reasonOf({ state: 'sent' }), null);
});

test('an accepted start waits five minutes for the cable', () => {
  const answeredAt = '2026-10-22T11:32:01Z';
  const start = command({ intent: 'startCharging', answeredAt });
  const minutesLater = (minutes: number) => Date.parse(answeredAt) + minutes * 60_000;
  assert.ok(waitsForCable(start, 'available', minutesLater(1)));
  assert.ok(!waitsForCable(start, 'charging', minutesLater(1)));
  assert.ok(!waitsForCable(start, 'available', minutesLater(5)));
  assert.ok(!waitsForCable({ ...start, state: 'rejected' }, 'available', minutesLater(1)));
});
