import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCoordinates } from './station-form.ts';

test('coordinates are read as maps give them', () => {
  assert.deepEqual(readCoordinates('60.1699, 24.9384'), [60.1699, 24.9384]);
  assert.deepEqual(readCoordinates(' -33.9;18.4 '), [-33.9, 18.4]);
  assert.equal(readCoordinates('  '), null);
  for (const wrong of ['60', '91, 10', '10, 181', 'here', '60,1699, 24,9384'])
    assert.equal(readCoordinates(wrong), undefined, wrong);
});
