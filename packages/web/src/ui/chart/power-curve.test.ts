import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curvePath, nearestIndex, powerSteps, scalesFor, timeTicks } from './power-curve.ts';

const minuteMs = 60_000;

test('the power axis has at most five round steps and ends above the highest value', () => {
  for (const highestW of [0, 3680, 7400, 11_000, 22_080, 49_900, 61_300, 150_000, 350_000]) {
    const { steps, topW } = powerSteps(highestW);
    assert.ok(topW >= highestW, `${topW} is below ${highestW}`);
    assert.ok(steps.length <= 6, `${steps.length - 1} steps for ${highestW}`);
  }
  assert.deepEqual(powerSteps(11_000), { steps: [0, 4000, 8000, 12_000], topW: 12_000 });
});

test('ticks of time are round and keep away from both ends', () => {
  const startMs = Date.parse('2026-10-22T09:47:00Z');
  const endMs = Date.parse('2026-10-22T11:32:00Z');
  const ticks = timeTicks(startMs, endMs, 5).map((atMs) => new Date(atMs).toISOString().slice(11, 16));
  assert.deepEqual(ticks, ['10:30', '11:00']);
  assert.deepEqual(timeTicks(startMs + 20_000, startMs + 75_000, 5), [], 'no minute stands there twice');
});

test('a curve runs from its first to its last point within the box', () => {
  const scales = scalesFor({ left: 0, right: 100, top: 0, bottom: 50 }, 0, 10 * minuteMs, 10_000);
  const path = curvePath(
    [
      { atMs: 0, powerW: 0 },
      { atMs: 5 * minuteMs, powerW: 10_000 },
      { atMs: 10 * minuteMs, powerW: 5000 },
    ],
    scales,
  );
  assert.equal(path, 'M0.0 50.0L50.0 0.0L100.0 25.0');
});

test('the point nearest to the pointer is shown', () => {
  const instants = [0, 10, 20];
  assert.equal(nearestIndex(instants, 14), 1);
  assert.equal(nearestIndex(instants, 16), 2);
  const { x, atMs } = scalesFor({ left: 40, right: 240, top: 0, bottom: 50 }, 5 * minuteMs, 10 * minuteMs, 10_000);
  assert.equal(atMs(x(7 * minuteMs)), 7 * minuteMs);
});
