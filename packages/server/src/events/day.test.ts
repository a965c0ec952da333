import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf, spanOfDay } from './day.ts';

test('the day of an instant is that of the organization’s time zone', () => {
  assert.equal(dayOf(new Date('2026-03-01T22:30:00Z'), 'Europe/Helsinki'), '2026-03-02');
  assert.equal(dayOf(new Date('2026-03-01T22:30:00Z'), 'America/New_York'), '2026-03-01');
});

test('a day with a change of clocks has 23 or 25 hours', () => {
  const hoursOf = (day: string) => {
    const { from, to } = spanOfDay(day, 'Europe/Helsinki');
    return (to.getTime() - from.getTime()) / 3_600_000;
  };
  assert.deepEqual(['2026-03-28', '2026-03-29', '2026-10-25'].map(hoursOf), [24, 23, 25]);
});
