import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOwed } from './rules.ts';

const now = new Date('2026-06-15T12:00:00Z');
const later = new Date('2026-06-16T01:00:00Z');
const before = new Date('2026-06-15T11:00:00Z');

test('of what comes too late the end of a window is owed that has begun, and after which nothing came', () => {
  const end = { phase: 'end', isWindow: true, nextAt: later, lastDone: 'start' } as const;
  assert.equal(isOwed(end, now), true);
  assert.equal(isOwed({ ...end, nextAt: undefined }, now), true, 'a window that came once');
  assert.equal(isOwed({ ...end, nextAt: before }, now), false, 'the next window began');
  assert.equal(isOwed({ ...end, lastDone: 'end' }, now), false, 'this window never began');
  assert.equal(isOwed({ ...end, lastDone: undefined }, now), false);
});

test('of what comes too late a window is owed that is not over, and never what has but one time', () => {
  const start = { phase: 'start', isWindow: true, nextAt: later, lastDone: 'end' } as const;
  assert.equal(isOwed(start, now), true);
  assert.equal(isOwed({ ...start, nextAt: before }, now), false, 'the window is over');
  assert.equal(isOwed({ ...start, isWindow: false }, now), false);
});
