import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedAt, isFiltered, parseShownSearch, parseWhySearch, questionOf } from './search.ts';

const utc = (shown: string) => Date.parse(`${shown}:00Z`);

test('the address of the shown cards says which of them', () => {
  const asked = { only: 'unknown', stationId: 2, tokenId: 3, driverId: 4, page: 2, pageSize: 50 } as const;
  assert.deepEqual(parseShownSearch(asked), asked);
  assert.ok(isFiltered({ tokenId: 3 }));
  assert.deepEqual(parseShownSearch({ only: 'all', stationId: 'x' }), {});
});

test('the question is asked once token and station are said, a shown card only where no token is chosen', () => {
  assert.equal(questionOf({ tokenId: 3 }, utc), undefined);
  assert.equal(questionOf({ stationId: 2 }, utc), undefined);
  assert.deepEqual(questionOf({ stationId: 2, presentationId: 9 }, utc), { stationId: 2, presentationId: 9 });
  assert.deepEqual(questionOf({ stationId: 2, presentationId: 9, tokenId: 3, at: '2026-03-01T12:30' }, utc), {
    stationId: 2,
    tokenId: 3,
    at: '2026-03-01T12:30:00.000Z',
  });
  assert.deepEqual(questionOf({ stationId: 2, sessionId: 8, evse: 1 }, utc), { stationId: 2, sessionId: 8, evse: 1 });
  assert.deepEqual(questionOf({ stationId: 2, frameId: 7 }, utc), { stationId: 2, frameId: 7 });
  assert.deepEqual(parseWhySearch({ at: 'yesterday', evse: 1, stationId: 2 }), { stationId: 2, evse: 1 });
});

test('when a card was seen stands in the address as the clocks showed it', () => {
  const at = askedAt('2026-03-01T12:30:45.123Z', 'Europe/Helsinki');
  assert.equal(at, '2026-03-01T14:30');
  assert.equal(parseWhySearch({ at }).at, at);
});
