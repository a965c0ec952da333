// Where transactions of 2.0.1 begin and end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Conditions, ends, reachedIn, starts } from './tx-points.ts';

const plugged: Conditions = { isPlugged: true, isAuthorized: false };
const authorized: Conditions = { isPlugged: false, isAuthorized: true };
const both: Conditions = { isPlugged: true, isAuthorized: true };
const neither: Conditions = { isPlugged: false, isAuthorized: false };

test('a transaction starts where any of the set points is reached', () => {
  assert.equal(starts(['EVConnected'], plugged), true);
  assert.equal(starts(['EVConnected'], authorized), false);
  assert.equal(starts(['Authorized'], authorized), true);
  assert.equal(starts(['Authorized', 'EVConnected'], plugged), true);
  assert.equal(starts(['PowerPathClosed'], plugged), false);
  assert.equal(starts(['PowerPathClosed'], both), true);
  assert.equal(starts(['ParkingBayOccupancy'], both), false);
});

test('a transaction ends where a set point that it had reached is lost', () => {
  const reached = new Set(reachedIn(both));
  assert.equal(ends(['EVConnected'], reached, plugged), false);
  assert.equal(ends(['EVConnected'], reached, authorized), true);
  assert.equal(ends(['Authorized'], reached, plugged), true);
  assert.equal(ends(['PowerPathClosed'], reached, authorized), true);
  assert.equal(ends(['EVConnected'], new Set(reachedIn(authorized)), authorized), false);
});

test('a transaction ends at the latest when neither cable nor token is left', () => {
  assert.equal(ends(['EVConnected'], new Set(reachedIn(authorized)), neither), true);
});
