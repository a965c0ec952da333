import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readColumns } from './columns.ts';

test('columns are those that were kept, in their order; the usual ones where none were', () => {
  assert.deepEqual(readColumns(null), ['group', 'power', 'firmware', 'lastSeen']);
  assert.deepEqual(readColumns('lastSeen,group,colour'), ['group', 'lastSeen']);
  assert.deepEqual(readColumns(''), []);
});
