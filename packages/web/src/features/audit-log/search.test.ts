import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterOf, isFiltered, parseAuditSearch } from './search.ts';

test('an address says filters, page and the open entry, and what is none of them is left out', () => {
  const search = { action: 'station.create', outcome: 'refused', operatorId: 7, entry: 12, page: 2, subjectId: 5 };
  assert.deepEqual(parseAuditSearch({ ...search, pageSize: 7, from: 'yesterday', other: 1 }), {
    ...search,
    subjectId: '5',
  });
  assert.deepEqual(parseAuditSearch({ outcome: 'perhaps', operatorId: -1, span: 'always' }), {});
});

test('the server is asked for instants of the organization’s zone, and not for how the list is shown', () => {
  const filter = filterOf(
    { from: '2026-03-01', to: '2026-03-01', search: 'pine', page: 3, entry: 9 },
    '2026-03-09',
    'Europe/Helsinki',
  );
  assert.deepEqual(filter, { search: 'pine', from: '2026-02-28T22:00:00.000Z', to: '2026-03-01T22:00:00.000Z' });
});

test('only what narrows the list down counts as a filter', () => {
  assert.equal(isFiltered({ page: 2, entry: 7, pageSize: 50 }), false);
  assert.equal(isFiltered({ outcome: 'refused' }), true);
});
