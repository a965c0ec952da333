import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dueAfter, firstDueAfter, nextSpans, noteOn, type Schedule } from './calendar.ts';

const helsinki = 'Europe/Helsinki';

/** The next so many spans, on the clock of the zone. */
function spansOf(schedule: Schedule, after: string, { timeZone = helsinki, count = 5 } = {}): string[] {
  const local = (at: Date) => at.toTemporalInstant().toZonedDateTimeISO(timeZone).toString({ timeZoneName: 'never' });
  return nextSpans(schedule, timeZone, new Date(after), count).map(({ startsAt, endsAt }) =>
    [startsAt, endsAt]
      .filter((at) => at !== null)
      .map(local)
      .join(' to '),
  );
}

function notesOf(schedule: Schedule, after: string, count = 5): string[] {
  return nextSpans(schedule, helsinki, new Date(after), count).map((span) => {
    const note = noteOn(span, schedule, helsinki);
    return note === null ? '' : `${note.kind} ${note.minutes}`;
  });
}

describe('the calendar of scheduled tasks', () => {
  test('daily, weekly, monthly and once are what the clock of the organization shows (M-task-daily, M-task-weekly, M-task-monthly, M-task-time-zone)', () => {
    const after = '2026-06-03T09:30:00Z';
    assert.deepEqual(spansOf({ every: 'daily', from: '13:00' }, after, { count: 2 }), [
      '2026-06-03T13:00:00+03:00',
      '2026-06-04T13:00:00+03:00',
    ]);
    assert.deepEqual(spansOf({ every: 'weekly', weekdays: [1, 5], from: '23:59' }, after, { count: 3 }), [
      '2026-06-05T23:59:00+03:00',
      '2026-06-08T23:59:00+03:00',
      '2026-06-12T23:59:00+03:00',
    ]);
    assert.deepEqual(spansOf({ every: 'monthly', dayOfMonth: 15, from: '00:00' }, after, { count: 2 }), [
      '2026-06-15T00:00:00+03:00',
      '2026-07-15T00:00:00+03:00',
    ]);
    assert.deepEqual(spansOf({ every: 'once', day: '2027-02-01', from: '08:00' }, after), [
      '2027-02-01T08:00:00+02:00',
    ]);
    assert.deepEqual(spansOf({ every: 'once', day: '2026-06-03', from: '08:00' }, after), []);
  });

  test('what is due at this instant is not due after it: nothing comes twice', () => {
    const schedule: Schedule = { every: 'daily', from: '13:00', to: '14:00' };
    const first = firstDueAfter(schedule, 'UTC', new Date('2026-06-03T12:59:59.999Z'));
    assert.deepEqual(first, { at: new Date('2026-06-03T13:00:00Z'), phase: 'start' });
    const second = firstDueAfter(schedule, 'UTC', new Date('2026-06-03T13:00:00Z'));
    assert.deepEqual(second, { at: new Date('2026-06-03T14:00:00Z'), phase: 'end' });
  });

  test('a window over midnight belongs to the day it begins on', () => {
    const friday: Schedule = { every: 'weekly', weekdays: [5], from: '22:00', to: '06:00' };
    assert.deepEqual(spansOf(friday, '2026-06-03T09:30:00Z', { count: 1 }), [
      '2026-06-05T22:00:00+03:00 to 2026-06-06T06:00:00+03:00',
    ]);
  });

  test('whole days that follow each other are one window', () => {
    const workdays: Schedule = { every: 'weekly', weekdays: [1, 2, 3, 4, 5], from: '00:00', to: '00:00' };
    assert.deepEqual(spansOf(workdays, '2026-06-03T09:30:00Z', { count: 1 }), [
      '2026-06-08T00:00:00+03:00 to 2026-06-13T00:00:00+03:00',
    ]);
    const inside = firstDueAfter(workdays, helsinki, new Date('2026-06-03T09:30:00Z'));
    assert.deepEqual(inside, { at: new Date('2026-06-05T21:00:00Z'), phase: 'end' });
  });

  test('a window that never ends has no runs', () => {
    const always: Schedule = { every: 'daily', from: '06:00', to: '06:00' };
    assert.deepEqual([...dueAfter(always, helsinki, new Date('2026-06-03T09:30:00Z'))], []);
  });

  test('in shorter months day 31 is the last day, and it is said', () => {
    const last: Schedule = { every: 'monthly', dayOfMonth: 31, from: '12:00' };
    assert.deepEqual(spansOf(last, '2027-01-31T12:00:00Z', { count: 3 }), [
      '2027-02-28T12:00:00+02:00',
      '2027-03-31T12:00:00+03:00',
      '2027-04-30T12:00:00+03:00',
    ]);
    assert.deepEqual(notesOf(last, '2027-01-31T12:00:00Z', 3), ['lastDay 0', '', 'lastDay 0']);
  });

  test('a time that the clock skips runs right after the gap, one that comes twice runs once', () => {
    const skipped: Schedule = { every: 'daily', from: '03:30' };
    assert.deepEqual(spansOf(skipped, '2026-03-28T02:00:00Z', { count: 2 }), [
      '2026-03-29T04:00:00+03:00',
      '2026-03-30T03:30:00+03:00',
    ]);
    assert.deepEqual(notesOf(skipped, '2026-03-28T02:00:00Z', 2), ['skipped 0', '']);
    assert.deepEqual(spansOf(skipped, '2026-10-24T02:00:00Z', { count: 2 }), [
      '2026-10-25T03:30:00+03:00',
      '2026-10-26T03:30:00+02:00',
    ]);
    assert.deepEqual(notesOf(skipped, '2026-10-24T02:00:00Z', 2), ['twice 0', '']);
  });

  test('a window over a clock change is longer or shorter, and it is said', () => {
    const night: Schedule = { every: 'daily', from: '01:00', to: '06:00' };
    assert.deepEqual(notesOf(night, '2026-10-22T11:00:00Z'), ['', '', 'longer 360', '', '']);
    assert.deepEqual(notesOf(night, '2026-03-27T11:00:00Z', 3), ['', 'shorter 240', '']);
  });

  test('a window that lies in a gap does not happen that day', () => {
    const inGap: Schedule = { every: 'daily', from: '03:10', to: '03:50' };
    assert.deepEqual(spansOf(inGap, '2026-03-28T02:00:00Z', { count: 1 }), [
      '2026-03-30T03:10:00+03:00 to 2026-03-30T03:50:00+03:00',
    ]);
  });
});
