import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterOf, parseStationSearch, parseStationsSearch } from './search.ts';

test('an address without a filter asks for the first page by name', () => {
  assert.deepEqual(parseStationsSearch({}), {});
  assert.deepEqual(filterOf({}), { sort: 'name', order: 'asc', page: 1, pageSize: 25 });
});

test('what an address says wrongly is left out', () => {
  const search = { state: 'sleeping', page: -1, pageSize: 7, groupId: 'x', sort: 'colour', order: 'up' };
  assert.deepEqual(parseStationsSearch(search), {});
  assert.deepEqual(parseStationSearch({ tab: 'other', day: '22.10.2026' }), {});
});

test('a search for a number is a search for its digits', () => {
  assert.deepEqual(parseStationsSearch({ search: 13 }), { search: '13' });
});
