import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayCount, filterOf, parseReportsSearch } from './search.ts';

test('an address says a report whole, and what it cannot say is left out', () => {
  const search = parseReportsSearch({
    from: '2026-09-01',
    to: '2026-09-30',
    groupIds: [3, 'x', -1],
    points: [12, '12.1', '1.2.3'],
    driverIds: 'all',
    pricePerKwh: 0.25,
    by: 'week',
    sort: 'energy',
    page: 2,
  });
  const filter = { from: '2026-09-01', to: '2026-09-30', groupIds: [3], points: ['12', '12.1'], pricePerKwh: '0.25' };
  assert.deepEqual(search, { ...filter, sort: 'energy', page: 2 });
  assert.deepEqual(filterOf(search), filter);
});

test('there is no report without both days in their order', () => {
  assert.equal(filterOf(parseReportsSearch({ from: '2026-09-01' })), undefined);
  assert.equal(filterOf(parseReportsSearch({ from: '2026-09-02', to: '2026-09-01' })), undefined);
  assert.equal(dayCount({ from: '2026-03-01', to: '2026-03-31' }), 31);
});
