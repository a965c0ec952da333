// When cars come.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../world/random.ts';
import { type ScenarioName, type Visit, visitsOf } from './scenarios.ts';

const startMs = Date.UTC(2026, 0, 5);
const hourMs = 3_600_000;
const hourOf = (atMs: number) => new Date(atMs).getUTCHours();

function visitsUntil(name: ScenarioName, untilMs: number, points = 100): Visit[] {
  const visits: Visit[] = [];
  for (const visit of visitsOf(name, { startMs, points, random: seededRandom(1), hourOf })) {
    if (visit.atMs >= untilMs) return visits;
    visits.push(visit);
  }
  return visits;
}

const inHour = (visits: Visit[], hour: number) => visits.filter(({ atMs }) => hourOf(atMs) === hour).length;

test('a day has its peaks in the morning and in the evening and sleeps at night', () => {
  const visits = visitsUntil('day', startMs + 24 * hourMs, 2_000);
  for (const peak of [8, 18]) {
    assert.ok(inHour(visits, peak) > 2 * inHour(visits, 11), `hour ${peak}`);
    assert.ok(inHour(visits, peak) > 5 * inHour(visits, 3), `hour ${peak}`);
  }
  assert.ok(visits.length > 4_000 && visits.length < 10_000, `${visits.length} visits at 2,000 points`);
});

test('a steady scenario fills about six of ten points from the first minute on', () => {
  const visits = visitsUntil('steady', startMs + 6 * hourMs);
  for (const atMs of [startMs + 30_000, startMs + hourMs, startMs + 5 * hourMs]) {
    const present = visits.filter((visit) => visit.atMs <= atMs && visit.atMs + visit.stayMs > atMs).length;
    assert.ok(present > 35 && present < 85, `${present} of 100 points in use`);
  }
});

test('a storm brings a car to every point at once, again and again', () => {
  assert.equal(visitsUntil('storm', startMs + 1).length, 100);
  assert.equal(visitsUntil('storm', startMs + hourMs).length, 300);
});

test('visits come in the order of time, never before the beginning, the same for the same seed', () => {
  for (const name of ['day', 'steady', 'storm'] as const) {
    const visits = visitsUntil(name, startMs + 12 * hourMs);
    for (const [index, { atMs, stayMs }] of visits.entries()) {
      assert.ok(atMs >= (visits[index - 1]?.atMs ?? startMs), name);
      assert.ok(stayMs > 0);
    }
    assert.deepEqual(visitsUntil(name, startMs + 12 * hourMs), visits);
  }
});
