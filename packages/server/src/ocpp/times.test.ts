import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noon, seenAt } from '../testing/seen.ts';
import { readOptionalTime, readTime, writeTime } from './times.ts';

test('a timestamp with any offset counts, and is kept as the station gave it (F-11)', () => {
  const seen = seenAt();
  const at = new Date('2026-03-01T11:59:00.123Z');
  assert.deepEqual(readTime('2026-03-01T13:59:00.1239999+02:00', seen), { at, stationAt: at, plausible: true });
  assert.deepEqual(seen.noted, []);
});

test('a timestamp without offset is in the time zone of the station, and noted (F-11)', () => {
  const seen = seenAt();
  assert.deepEqual(readTime('2026-03-01T13:59:00', seen).at, new Date('2026-03-01T11:59:00Z'));
  assert.deepEqual(seen.noted, ['no-offset']);
});

test('an unreadable timestamp counts as the time of arrival, flagged (F-11)', () => {
  for (const unreadable of ['yesterday', '', 12, undefined, {}]) {
    const seen = seenAt();
    assert.deepEqual(readTime(unreadable, seen), { at: noon, stationAt: null, plausible: false });
    assert.deepEqual(seen.noted, ['unreadable-timestamp']);
  }
});

test('a clock at 1970 is not believed; what it said is kept (T-10)', () => {
  const seen = seenAt();
  const stationAt = new Date('1970-01-01T00:03:00Z');
  assert.deepEqual(readTime('1970-01-01T00:03:00Z', seen), { at: noon, stationAt, plausible: false });
  assert.deepEqual(seen.noted, ['clock-before-2015']);
});

test('a clock more than five minutes ahead is not believed (T-10)', () => {
  const ahead = seenAt();
  assert.equal(readTime('2026-03-01T15:00:00Z', ahead).plausible, false);
  assert.deepEqual(ahead.noted, ['clock-ahead']);
  assert.equal(readTime('2026-03-01T12:05:00Z', seenAt()).plausible, true);
});

test('a clock that is ahead by its own time zone tells local time and calls it UTC (F-11, T-10)', () => {
  const ahead = seenAt();
  assert.equal(readTime('2026-03-01T14:01:00Z', ahead).plausible, false);
  assert.deepEqual(ahead.noted, ['clock-ahead', 'local-time-as-z']);
});

test('a timestamp of months ago is a backlog and is believed (T-9)', () => {
  assert.deepEqual(readTime('2025-11-01T00:00:00Z', seenAt()).at, new Date('2025-11-01T00:00:00Z'));
});

test('where a timestamp is optional, none means now and is no deviation', () => {
  const seen = seenAt();
  assert.deepEqual(readOptionalTime(undefined, seen), { at: noon, stationAt: null, plausible: true });
  assert.deepEqual(seen.noted, []);
});

test('timestamps go out in UTC with milliseconds, or without where a station is set so (F-11)', () => {
  assert.equal(writeTime(noon, seenAt()), '2026-03-01T12:00:00.000Z');
  assert.equal(writeTime(noon, { ...seenAt(), milliseconds: false }), '2026-03-01T12:00:00Z');
});
