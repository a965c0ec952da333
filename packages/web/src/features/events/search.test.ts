import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFiltered, parseEventsSearch } from './search.ts';

test('the address of the event feed says day, filters and page, and nothing else', () => {
  const said = { day: '2026-03-01', point: 0, status: 'Faulted', kind: 'boot', errors: true, search: 'fan', page: 2 };
  assert.deepEqual(parseEventsSearch(said), said);
  assert.deepEqual(parseEventsSearch({ day: '2026-13-01', point: -1, kind: 'nonsense', errors: 'yes', page: 0 }), {});
});

test('a day and a page are no filter, the station as a whole is one', () => {
  assert.equal(isFiltered({ day: '2026-03-01', page: 2 }), false);
  assert.equal(isFiltered({ point: 0 }), true);
});
