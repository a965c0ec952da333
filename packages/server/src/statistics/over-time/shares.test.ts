import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pointSeconds, shareOf } from './shares.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour));
const bounds = [at(0), at(1), at(2), at(3)];

test('points count from when they are known until they are gone, and never beyond now', () => {
  const lives = [
    { since: at(-5), until: null, count: 2 },
    { since: new Date(at(1).getTime() + 1_800_000), until: null, count: 1 },
    { since: at(-5), until: at(1), count: 1 },
  ];
  const now = new Date(at(2).getTime() + 900_000);
  assert.deepEqual(pointSeconds(lives, bounds, now), [3 * 3600, 2 * 3600 + 1800, 3 * 900]);
});

test('a share lies between nothing and all, and there is none of nothing', () => {
  assert.deepEqual([shareOf(1, 3), shareOf(5, 4), shareOf(0, 4), shareOf(3, 0)], [0.3333, 1, 0, null]);
});
