import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf, faultOf, type TokenValues } from './token-form.ts';

const values: TokenValues = {
  name: ' Key ring ',
  type: 'iso14443',
  active: true,
  validFrom: '2026-02-01',
  validTo: '2026-01-01',
  infinite: true,
  owner: { id: 7, name: 'Scrooge' },
};

test('only an admin says whose a token is, and a day that is not meant is not sent', () => {
  assert.deepEqual(bodyOf(values, true), {
    name: 'Key ring',
    type: 'iso14443',
    active: true,
    validFrom: '2026-02-01',
    validTo: null,
    driverId: 7,
  });
  assert.equal('driverId' in bodyOf(values, false), false);
  assert.equal(bodyOf({ ...values, owner: null }, true).driverId, null);
});

test('days that are missing or turned round are said before they are sent', () => {
  assert.equal(faultOf(values), undefined);
  assert.equal(faultOf({ ...values, infinite: false }), 'daysTurned');
  assert.equal(faultOf({ ...values, infinite: false, validTo: '' }), 'dayMissing');
});
