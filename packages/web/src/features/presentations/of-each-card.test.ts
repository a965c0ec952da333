import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ofEachCard } from './of-each-card.ts';

test('a card that is held up again and again is offered once for each charging station, as it was shown last', () => {
  const shown = (id: number, token: string, stationId: number) => {
    return { id, token, shownAt: '2026-03-01T12:00:00Z', station: { id: stationId, identifier: 'EV1', name: 'Mall' } };
  };
  const cards = [shown(5, 'A', 1), shown(4, 'A', 1), shown(3, 'B', 1), shown(2, 'A', 2), shown(1, 'A', 1)];
  assert.deepEqual(
    ofEachCard(cards).map(({ id }) => id),
    [5, 3, 2],
  );
});
