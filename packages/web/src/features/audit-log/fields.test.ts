import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesOf, isGroup, namedIn } from './fields.ts';

test('of two sides the fields that differ are shown, and the others counted', () => {
  const before = { name: 'Old', ids: [1, 2], note: null, gone: 1 };
  const after = { name: 'New', ids: [1, 2], note: null, added: true };
  assert.deepEqual(changesOf({ before, after }), {
    isComparison: true,
    changes: [
      { field: 'name', before: 'Old', after: 'New' },
      { field: 'gone', before: 1, after: undefined },
      { field: 'added', before: undefined, after: true },
    ],
    unchanged: 2,
  });
});

test('of one side all fields are shown', () => {
  const { isComparison, changes } = changesOf({ before: null, after: { name: 'New', note: null } });
  assert.deepEqual([isComparison, changes.map(({ field }) => field)], [false, ['name', 'note']]);
  assert.deepEqual(changesOf({ before: null, after: null }), { isComparison: false, changes: [], unchanged: 0 });
});

test('groups are told by their names as long as they have one', () => {
  const names = new Map([[3, 'Pine Mall']]);
  assert.deepEqual(namedIn(names, [3, 4]), ['Pine Mall', 4]);
  assert.deepEqual([namedIn(names, 3), namedIn(names, null)], ['Pine Mall', null]);
  const fields = ['groupId', 'groupIds', 'baseGroupId', 'homeGroupId', 'parentId', 'id', 'driverGroupId', 'stationIds'];
  assert.deepEqual(fields.filter(isGroup), fields.slice(0, 5));
});
