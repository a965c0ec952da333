import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf, startOfDay, wallClock } from './wall-clock.ts';

const iso = (atMs: number) => new Date(atMs).toISOString();

test("what the organization's clocks show becomes an instant and the same again", () => {
  assert.equal(iso(instantOf('2026-10-22T14:32', 'Europe/Helsinki')), '2026-10-22T11:32:00.000Z');
  assert.equal(wallClock(Date.parse('2026-10-22T11:32:05.900Z'), 'Europe/Helsinki'), '2026-10-22T14:32:05');
  assert.equal(iso(instantOf('2026-10-22T14:32:05', 'Asia/Kolkata')), '2026-10-22T09:02:05.000Z');
});

test('a time that the clocks show twice is the first of the two', () => {
  assert.equal(iso(instantOf('2026-10-25T03:30', 'Europe/Helsinki')), '2026-10-25T00:30:00.000Z');
});

test('a time that the clocks leap over lies as much behind the leap', () => {
  assert.equal(iso(instantOf('2026-03-29T03:30', 'Europe/Helsinki')), '2026-03-29T01:30:00.000Z');
});

test('days of 23 and 25 hours and a day without midnight begin where they begin', () => {
  const hours = (day: string, next: string, zone: string) =>
    (startOfDay(next, zone) - startOfDay(day, zone)) / 3_600_000;
  assert.equal(hours('2026-03-29', '2026-03-30', 'Europe/Helsinki'), 23);
  assert.equal(hours('2026-10-25', '2026-10-26', 'Europe/Helsinki'), 25);
  assert.equal(hours('2026-10-22', '2026-10-23', 'Asia/Kathmandu'), 24);
  assert.equal(wallClock(startOfDay('2018-11-04', 'America/Sao_Paulo'), 'America/Sao_Paulo'), '2018-11-04T01:00:00');
});

test('what is no time gives no instant', () => {
  assert.ok(Number.isNaN(instantOf('tomorrow', 'Europe/Helsinki')));
  assert.ok(Number.isNaN(instantOf('2026-13-01T10:00', 'Europe/Helsinki')));
});
