import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterOf, parseOperatorsSearch } from './search.ts';

test('the address of the list says what is looked for, in which order and on which page', () => {
  const said = { search: 'beta', status: 'invited', sort: 'baseGroup', order: 'desc', page: 3, pageSize: 50 };
  assert.deepEqual(parseOperatorsSearch(said), said);
});

test('what nobody meant is left out of it', () => {
  assert.deepEqual(parseOperatorsSearch({ status: 'asleep', sort: 'colour', page: -1, pageSize: 7 }), {});
  assert.deepEqual(filterOf({}), { sort: 'username', order: 'asc', page: 1, pageSize: 25 });
});
