import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFormats, roughSpanOf, shiftDay, spacedWords, spanOf } from './formats.ts';

const helsinki = createFormats('en-GB', 'Europe/Helsinki');
const minuteMs = 60_000;

test('energy is shown in kilowatt-hours with two decimals, zero as 0.00', () => {
  assert.equal(helsinki.kilowattHours(412_360), '412.36');
  assert.equal(helsinki.kilowattHours(0), '0.00');
});

test("times stand in the organization's zone, which is named", () => {
  const at = '2026-10-22T11:32:05Z';
  assert.equal(helsinki.time(at), '14:32');
  assert.equal(helsinki.dayTime(at), 'Thu 22 Oct 2026, 14:32');
  assert.equal(helsinki.shortDayTime(at), 'Thu 22 Oct, 14:32');
  assert.equal(helsinki.zone(at), 'Europe/Helsinki, UTC+3');
});

test('an instant before midnight in UTC may fall on the next day of the organization', () => {
  assert.equal(helsinki.calendarDay('2026-11-22T22:30:00Z'), '2026-11-23');
});

test('spans are told in the two largest units, or roughly in one', () => {
  assert.equal(spanOf(45_000), '45 s');
  assert.equal(spanOf(34 * minuteMs), '34 min');
  assert.equal(spanOf(105 * minuteMs), '1 h 45 min');
  assert.equal(spanOf(120 * minuteMs), '2 h');
  assert.equal(spanOf(25 * 60 * minuteMs), '1 d 1 h');
  assert.equal(roughSpanOf(105 * minuteMs), '1 h');
  assert.equal(roughSpanOf(0), '1 s');
});

test('the day before the first of March is the last of February', () => {
  assert.equal(shiftDay('2028-03-01', -1), '2028-02-29');
  assert.equal(helsinki.nameOfDay('2026-11-22'), 'Sunday 22 November 2026');
});

test('joined words of a station are taken apart', () => {
  assert.equal(spacedWords('GroundFailure'), 'Ground failure');
  assert.equal(spacedWords('EVDisconnected'), 'EV disconnected');
  assert.equal(spacedWords('SuspendedEVSE'), 'Suspended EVSE');
  assert.equal(spacedWords('UnlockFailed'), 'Unlock failed');
});

test('a share that is nearly the whole is not written as the whole', () => {
  const { percent } = createFormats('en-GB', 'Europe/Helsinki');
  assert.deepEqual([percent(0.9998), percent(1), percent(0.089), percent(0)], ['99.9', '100.0', '8.9', '0.0']);
});

test('in German, numbers, days and lists are written as Germans do', () => {
  const berlin = createFormats('de-DE', 'Europe/Berlin');
  const at = '2026-10-22T12:32:05Z';
  assert.deepEqual(
    [berlin.kilowattHours(1_412_360), berlin.count(12_345), berlin.percent(0.089)],
    ['1.412,36', '12.345', '8,9'],
  );
  assert.deepEqual([berlin.dayTime(at), berlin.shortDayTime(at)], ['Do 22. Okt. 2026, 14:32', 'Do 22. Okt., 14:32']);
  assert.equal(berlin.nameOfDay('2026-10-22'), 'Donnerstag, 22. Oktober 2026');
  assert.equal(berlin.zone(at), 'Europe/Berlin, UTC+2');
  assert.equal(berlin.list(['Montag', 'Freitag']), 'Montag und Freitag');
});
