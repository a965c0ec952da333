import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summedUpwards } from './rules.ts';

const tree = [
  { id: 1, parentId: null },
  { id: 2, parentId: 1 },
  { id: 3, parentId: 2 },
  { id: 4, parentId: 1 },
];

test('a group’s total is its own and that of all below it', () => {
  const own = new Map([
    [1, { stations: 1, points: 1 }],
    [3, { stations: 2, points: 5 }],
  ]);
  assert.deepEqual(
    [...summedUpwards(tree, own, { stations: 0, points: 0 })],
    [
      [1, { stations: 3, points: 6 }],
      [2, { stations: 2, points: 5 }],
      [3, { stations: 2, points: 5 }],
      [4, { stations: 0, points: 0 }],
    ],
  );
});

test('what hangs in a group that is out of the tree adds to nothing', () => {
  const sums = summedUpwards(tree, new Map([[99, { stations: 7 }]]), { stations: 0 });
  assert.deepEqual(sums.get(1), { stations: 0 });
});
