import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterOf, parseApiKeysSearch } from './search.ts';

test('the address of the API keys keeps what it may say and nothing else', () => {
  const said = { search: 'bill', role: 'basic', sort: 'expiresAt', order: 'desc', page: 2, pageSize: 50 };
  assert.deepEqual(parseApiKeysSearch({ ...said, theme: 'dark' }), said);
  assert.deepEqual(parseApiKeysSearch({ role: 'owner', sort: 'secret', order: 'up', page: -1, pageSize: 7 }), {});
});

test('without a word the API keys stand by name, on the first page', () => {
  assert.deepEqual(filterOf({}), { sort: 'name', order: 'asc', page: 1, pageSize: 25 });
});
