import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterOf, isFiltered, parseTokensSearch } from './search.ts';

test('the address of the list of tokens says what is looked for, in which order and on which page', () => {
  const filters = { search: '04a1', status: 'inactive', owner: 'nobody', type: 'emaid', driverGroupId: 3 } as const;
  const asked = { ...filters, sort: 'validTo', order: 'desc', page: 2, pageSize: 50 } as const;
  assert.deepEqual(parseTokensSearch(asked), asked);
  assert.ok(isFiltered(filters));
  assert.deepEqual(parseTokensSearch({ owner: 'somebody', type: 'paper', status: 1, sort: 'token' }), {});
  assert.deepEqual(filterOf({}), { sort: 'name', order: 'asc', page: 1, pageSize: 25 });
  assert.ok(!isFiltered({ page: 2 }));
});
