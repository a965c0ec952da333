import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PointState } from './point-look.ts';
import { countByState, lookOf, pointSizeFor } from './point-look.ts';
import { powerOf } from './power-of.ts';
import { stateCounts } from './state-counts.ts';

const point = (state: PointState, sessionId: number | null = null) => ({ state, sessionId });

test('preparing, finishing and reserved share one look', () => {
  for (const state of ['preparing', 'finishing', 'reserved', 'occupied'] as const) {
    assert.equal(lookOf(point(state), true), 'waiting');
  }
});

test('an offline station’s point keeps its bolt where a session was running', () => {
  assert.equal(lookOf(point('charging', 7), false), 'offlineCharging');
  assert.equal(lookOf(point('suspended', 7), false), 'offlineCharging');
  assert.equal(lookOf(point('issue'), false), 'offline');
});

test('points of an offline station count as offline, whatever they were', () => {
  const counts = countByState([
    { connected: false, points: [point('charging', 1), point('issue')] },
    { connected: true, points: [point('charging', 2), point('suspended', 3)] },
  ]);
  assert.equal(counts.offline, 2);
  assert.equal(counts.charging, 1);
  assert.equal(counts.suspended, 1);
  assert.equal(counts.issue, 0);
});

test('squares are smaller from 200 points on, and smallest from 600 on', () => {
  assert.deepEqual([199, 200, 599, 600].map(pointSizeFor), [36, 24, 24, 16]);
});

test('the most noteworthy state of a station comes first', () => {
  const states = stateCounts([point('available'), point('charging'), point('available'), point('issue')]);
  assert.deepEqual(states, [
    { state: 'issue', count: 1 },
    { state: 'charging', count: 1 },
    { state: 'available', count: 2 },
  ]);
});

test('a reading left at a point that no longer charges is not power drawn', () => {
  const points = [
    { state: 'charging', powerW: 7400 },
    { state: 'available', powerW: 11_000 },
    { state: 'charging', powerW: null },
  ] as const;
  assert.equal(powerOf(points), 7400);
});
