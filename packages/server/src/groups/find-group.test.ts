import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupFinder, groupPaths } from './find-group.ts';

const groups = [
  { id: 1, parentId: null, name: 'Garage' },
  { id: 2, parentId: 1, name: 'Malls' },
  { id: 3, parentId: 2, name: 'Garage' },
  { id: 4, parentId: 1, name: 'North / South' },
  { id: 5, parentId: 4, name: 'Garage' },
  { id: 6, parentId: 2, name: 'Twin' },
  { id: 7, parentId: 2, name: 'twin' },
];
const find = groupFinder(groups);

test('a group is found by its name, by an end of its path where that is enough, and by the whole path', () => {
  assert.deepEqual([find('malls'), find('Malls/ garage'), find('Garage / Malls / Garage')], [2, 3, 3]);
  assert.deepEqual(
    [find('Twin'), find('Malls / Twin'), find('Nowhere'), find('')],
    ['several', 'several', undefined, undefined],
  );
});

test('the path that we tell of a group finds this group again, unless another has the same', () => {
  for (const [id, path] of groupPaths(groups)) assert.equal(find(path), id > 5 ? 'several' : id, path);
});
