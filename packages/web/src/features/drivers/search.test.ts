import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterOf, isFiltered, parseDriversSearch } from './search.ts';

test('the address of the list says what is looked for, in which order and on which page', () => {
  const filters = { search: 'duck', status: 'inactive', driverGroupId: 3, withoutRights: true } as const;
  const asked = { ...filters, sort: 'email', order: 'desc', page: 2, pageSize: 50 } as const;
  assert.deepEqual(parseDriversSearch(asked), asked);
  assert.ok(isFiltered(filters));
});

test('what nobody meant is left out of it', () => {
  assert.deepEqual(parseDriversSearch({ status: 'asleep', withoutRights: 'yes', driverGroupId: -1, sort: 'x' }), {});
  assert.deepEqual(filterOf({}), { sort: 'name', order: 'asc', page: 1, pageSize: 25 });
  assert.ok(!isFiltered({ page: 2 }));
});
