import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOwed } from './rules.ts';

test('of what comes too late only the end of a window is owed, whose limit holds and after which nothing came', () => {
  const now = new Date('2026-06-15T12:00:00Z');
  const end = {
    phase: 'end',
    type: 'max_current',
    nextAt: new Date('2026-06-16T01:00:00Z'),
    lastDone: 'start',
  } as const;
  assert.equal(isOwed(end, now), true);
  assert.equal(isOwed({ ...end, nextAt: undefined }, now), true, 'a window that came once');
  assert.equal(isOwed({ ...end, nextAt: new Date('2026-06-15T11:00:00Z') }, now), false, 'the next window began');
  assert.equal(isOwed({ ...end, lastDone: 'end' }, now), false, 'this window never began');
  assert.equal(isOwed({ ...end, lastDone: undefined }, now), false);
  assert.equal(isOwed({ ...end, phase: 'start' }, now), false);
  assert.equal(isOwed({ ...end, type: 'driver' }, now), false);
});
