import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldedOf, parseGroupsSearch, withFolded } from './search.ts';
import { treeRows, withAllBelow } from './tree-rows.ts';

const groups = [
  { id: 1, parentId: null, name: 'ACME' },
  { id: 2, parentId: 1, name: 'Malls' },
  { id: 3, parentId: 2, name: 'Pine Mall' },
  { id: 4, parentId: 2, name: 'Birch Mall' },
  { id: 5, parentId: 1, name: 'Hotels' },
];
const none = new Set<number>();
const shown = (search: string, folded: ReadonlySet<number> = none) =>
  treeRows(groups, { search, folded }).map(({ group, depth }) => `${depth} ${group.name}`);

test('a small tree is open altogether, and a branch closes where it is folded', () => {
  assert.deepEqual(shown(''), ['0 ACME', '1 Hotels', '1 Malls', '2 Birch Mall', '2 Pine Mall']);
  assert.deepEqual(shown('', new Set([2])), ['0 ACME', '1 Hotels', '1 Malls']);
  assert.deepEqual(shown('', new Set([1])), ['0 ACME']);
});

test('of a large tree the top is open, and a branch where it is unfolded', () => {
  const many = Array.from({ length: 100 }, (_, index) => ({ id: 100 + index, parentId: 5, name: `Room ${index}` }));
  const rows = (folded: ReadonlySet<number>) => treeRows([...groups, ...many], { folded }).length;
  assert.deepEqual([rows(none), rows(new Set([5])), rows(new Set([1]))], [3, 103, 1]);
});

test('what is found stands below all groups above it, whatever is folded', () => {
  assert.deepEqual(shown('pine', new Set([1, 2])), ['0 ACME', '1 Malls', '2 Pine Mall']);
  assert.deepEqual(shown('mall'), ['0 ACME', '1 Malls', '2 Birch Mall', '2 Pine Mall']);
  assert.deepEqual(shown('nowhere'), []);
  const rows = treeRows(groups, { search: 'PINE', folded: none });
  assert.deepEqual(
    rows.map(({ isFound }) => isFound),
    [false, false, true],
  );
});

test('a group goes with all below it', () => {
  assert.deepEqual(withAllBelow(groups, 2), new Set([2, 3, 4]));
});

test('what is folded stays in the address', () => {
  assert.deepEqual(parseGroupsSearch({ folded: 7, search: 13 }), { folded: '7', search: '13' });
  assert.deepEqual(parseGroupsSearch({ folded: 'all' }), {});
  assert.equal(withFolded(foldedOf({ folded: '7' }), 3), '3-7');
  assert.equal(withFolded(foldedOf({ folded: '7' }), 7), undefined);
});
