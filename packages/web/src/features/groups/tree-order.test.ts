import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTreeOrder } from './tree-order.ts';

test('groups stand below their parents, brothers in the order of their names', () => {
  const groups = [
    { id: 3, parentId: 1, name: 'Pine' },
    { id: 1, parentId: 9, name: 'Malls' },
    { id: 4, parentId: 3, name: 'Garage' },
    { id: 2, parentId: 1, name: 'Birch' },
  ];
  assert.deepEqual(
    inTreeOrder(groups).map(({ group, depth, path }) => [group.id, depth, path.join('/')]),
    [
      [1, 0, ''],
      [2, 1, 'Malls'],
      [3, 1, 'Malls'],
      [4, 2, 'Malls/Pine'],
    ],
  );
});
