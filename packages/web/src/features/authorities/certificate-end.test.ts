import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysBetween, stageOf } from './certificate-end.ts';

test('a certificate ends soon 30 days before, urgently 7 days before, and is over at its instant', () => {
  const end = '2026-07-01T00:00:00Z';
  const stageAt = (days: number) => stageOf(end, Date.parse(end) - days * 86_400_000);
  assert.deepEqual([30.5, 30, 7.5, 7, 0.1, 0].map(stageAt), ['far', 'soon', 'soon', 'urgent', 'urgent', 'over']);
});

test('the days up to its end are those of the calendar', () => {
  assert.equal(daysBetween('2026-11-30', '2026-12-22'), 22);
  assert.equal(daysBetween('2026-11-30', '2026-11-30'), 0);
});
