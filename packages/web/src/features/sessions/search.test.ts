import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterOf, isFiltered, noFilters, parseSessionSearch, parseSessionsSearch } from './search.ts';
import type { SessionsSearch } from './search.ts';
import { daysOf, instantsOf } from './span.ts';

const zone = 'Europe/Helsinki';
const today = '2026-10-25';

test('an address without a filter asks for the first page, the latest first', () => {
  assert.deepEqual(parseSessionsSearch({}), {});
  assert.deepEqual(filterOf({}, today, zone), { sort: 'startedAt', order: 'desc', page: 1, pageSize: 25 });
});

test('every filter of an address reaches the server', () => {
  const address = {
    search: 7411,
    groupId: 3,
    stationId: 13,
    evse: 2,
    driverId: 9,
    state: 'open',
    decision: 'Blocked',
    flag: 'overlap',
    needsReview: true,
    from: '2026-10-01',
    sort: 'energyWh',
    order: 'asc',
    page: 2,
    pageSize: 50,
  };
  const { state, from, ...rest } = parseSessionsSearch(address);
  assert.deepEqual({ ...rest, state, from }, { ...address, search: '7411' });
  assert.deepEqual(filterOf({ ...rest, state: 'open', from: '2026-10-01' }, today, zone), {
    ...rest,
    open: true,
    from: '2026-09-30T21:00:00.000Z',
  });
});

test('what an address says wrongly is left out', () => {
  const wrong = { span: 'century', from: '22.10.2026', to: '2026-13-45', flag: 'odd', needsReview: 'yes', page: 0 };
  assert.deepEqual(parseSessionsSearch(wrong), {});
  assert.deepEqual(parseSessionSearch({ samples: -3 }), {});
});

test('order and page narrow nothing down, a filter does and can be taken away', () => {
  assert.equal(isFiltered({ sort: 'duration', page: 3 }), false);
  assert.equal(isFiltered({ evse: 1 }), true);
  const search: SessionsSearch = { evse: 1 };
  assert.equal(isFiltered({ ...search, ...noFilters }), false);
});

test("a span's days are whole days of the organization, the one with 25 hours too", () => {
  assert.deepEqual(instantsOf(daysOf('today', today), zone), {
    from: '2026-10-24T21:00:00.000Z',
    to: '2026-10-25T22:00:00.000Z',
  });
  assert.deepEqual(daysOf('7d', today), { from: '2026-10-19', to: '2026-10-25' });
  assert.deepEqual(daysOf('lastMonth', '2026-03-31'), { from: '2026-02-01', to: '2026-02-28' });
});
