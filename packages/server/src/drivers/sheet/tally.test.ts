import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTally, spans } from './tally.ts';

const fields = { type: 'iso14443', name: '', active: true, validFrom: null, validTo: null } as const;
const known = { ...fields, id: 7, key: 'A', version: 2, driverId: null, isSeen: true };
const digestOf = (version: number, name: string) => {
  const tally = createTally();
  const token = { key: 'A', token: 'a', ownerKey: null, before: { ...known, version }, after: { ...fields, name } };
  tally.take({ users: [], tokens: [token] }, () => null);
  return tally.digest();
};

test('the digest is the same for the same deeds to the same rows, and for no others', () => {
  assert.equal(digestOf(2, 'Key ring'), digestOf(2, 'Key ring'));
  assert.notEqual(digestOf(2, 'Key ring'), digestOf(3, 'Key ring'));
  assert.notEqual(digestOf(2, 'Key ring'), digestOf(2, 'Card'));
});

test('ids are told as spans', () => {
  assert.equal(spans([9, 1, 3, 2, 12]), '1–3, 9, 12');
  assert.equal(spans([]), '');
});
