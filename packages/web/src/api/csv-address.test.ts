import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvAddress } from './csv-address.ts';

test('a file is asked for as the list is filtered, in the language of the panel', () => {
  const address = csvAddress('/stations/export', { search: 'Hof & Tor', state: undefined }, 'de');
  assert.equal(address, '/api/v1/stations/export?search=Hof+%26+Tor&language=de');
});
