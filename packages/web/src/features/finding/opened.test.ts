import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Thing } from './found/rows.ts';
import { thingsIn, withOpened } from './opened.ts';

const stations = (...ids: number[]): Thing[] => ids.map((id) => ({ kind: 'stations', id }));

test('what was opened last comes first, each once, and no more than six are kept', () => {
  assert.deepEqual(withOpened(stations(1, 2, 3), { kind: 'stations', id: 2 }), stations(2, 1, 3));
  assert.deepEqual(withOpened(stations(1), { kind: 'drivers', id: 1 }), [{ kind: 'drivers', id: 1 }, ...stations(1)]);
  assert.deepEqual(withOpened(stations(1, 2, 3, 4, 5, 6), { kind: 'stations', id: 7 }), stations(7, 1, 2, 3, 4, 5));
});

test('what a browser has kept is read, and what is no thing of ours left out', () => {
  assert.deepEqual(thingsIn('stations-12 drivers-3'), [...stations(12), { kind: 'drivers', id: 3 }]);
  assert.deepEqual(thingsIn('cars-1 stations- stations-0 stations-x stations--1  toString-4'), []);
});
