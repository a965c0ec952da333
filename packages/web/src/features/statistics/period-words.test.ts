import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFormats } from '../../ui/format/formats.ts';
import { periodName, shortPeriodName, spanName } from './period-words.ts';

const formats = createFormats('en-GB', 'Europe/Helsinki');
const period = (from: string, to: string) => ({ from, to });
const day = period('2026-10-13T21:00:00Z', '2026-10-14T21:00:00Z');

test('a period is called as the clock of the organization says it, and ends with its last day', () => {
  const week = period('2026-10-11T21:00:00Z', '2026-10-18T21:00:00Z');
  const month = period('2026-09-30T21:00:00Z', '2026-10-31T22:00:00Z');
  const hour = period('2026-10-14T11:00:00Z', '2026-10-14T12:00:00Z');
  assert.deepEqual(
    [
      periodName(hour, 'hour', formats),
      periodName(day, 'day', formats),
      periodName(week, 'week', formats),
      periodName(month, 'month', formats),
    ],
    ['Wed 14 Oct, 14:00 – 15:00', 'Wed 14 Oct 2026', '12 Oct – 18 Oct 2026', 'October 2026'],
  );
  assert.deepEqual([shortPeriodName(hour, 'hour', formats), shortPeriodName(day, 'day', formats)], ['14:00', '14 Oct']);
  assert.equal(shortPeriodName(month, 'month', formats), 'Oct 2026');
});

test('a span is called by its first and its last day, one day by itself', () => {
  assert.equal(spanName(day, formats), '14 Oct 2026');
  assert.equal(spanName({ from: day.from, to: '2026-10-15T21:00:00Z' }, formats), '14 Oct 2026 – 15 Oct 2026');
});
