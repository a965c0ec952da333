import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterOf, isFiltered, parseIssuesSearch } from './search.ts';

test('an address of the list of issues keeps what is right and loses the rest', () => {
  const asked = {
    search: 42,
    state: 'closed',
    kind: 'offline',
    groupId: 3,
    stationId: -1,
    order: 'asc',
    page: 2,
    pageSize: 50,
  };
  const kept = { search: '42', state: 'closed', kind: 'offline', groupId: 3, order: 'asc', page: 2, pageSize: 50 };
  assert.deepEqual(parseIssuesSearch({ ...asked, other: true }), kept);
  assert.deepEqual(parseIssuesSearch({ state: 'gone', kind: 7, order: 'desc', pageSize: 3, page: 0 }), {});
});

test('the order is no filter, and the first page is asked for unless another is', () => {
  assert.equal(isFiltered({ order: 'asc', page: 2 }), false);
  assert.equal(isFiltered({ kind: 'boot_loop' }), true);
  assert.deepEqual(filterOf({ state: 'open' }), { page: 1, pageSize: 25, state: 'open' });
});
