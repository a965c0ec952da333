import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endAfter, nearnessOf } from './expiry.ts';

const now = Date.parse('2026-03-01T12:00:00Z');

test('an API key that was chosen to live for days ends at the same time of day', () => {
  assert.equal(endAfter(30, now), '2026-03-31T12:00:00.000Z');
});

test('an API key warns for its last two weeks', () => {
  const nearness = (expiresAt: string) => nearnessOf(expiresAt, now);
  assert.equal(nearness('2026-03-15T12:00:01Z'), 'far');
  assert.equal(nearness('2026-03-15T12:00:00Z'), 'soon');
  assert.equal(nearness('2026-03-01T12:00:01Z'), 'soon');
  assert.equal(nearness('2026-03-01T12:00:00Z'), 'ended');
});
