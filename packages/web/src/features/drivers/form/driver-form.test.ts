import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  editBodyOf,
  emptyValues,
  faultsOf,
  fieldOf,
  newBodyOf,
  newToken,
  shownToken,
  tokenTyped,
  withoutToken,
} from './driver-form.ts';

const person = { ...emptyValues(7), firstName: ' Donald ', lastName: 'Duck', email: ' dduck@duckburg.com ' };
const saved = { ...newToken([]), key: '5', id: 5, token: '04A1' };
const fresh = newToken([]);

test('a new charging user is sent trimmed, a group only by an admin', () => {
  const values = { ...person, tokens: [{ ...fresh, token: ' 04B2 ', validTo: '2026-12-31' }] };
  const body = newBodyOf(values, true);
  assert.deepEqual([body.firstName, body.email, body.driverGroupId], ['Donald', 'dduck@duckburg.com', null]);
  assert.equal('driverGroupId' in newBodyOf(values, false), false);
  const [token] = body.addTokens ?? [];
  assert.deepEqual([token?.token, token?.validTo], ['04B2', null], 'a day that is not meant is not sent');
});

test('a shown card is sent by its number: its token may not be known here', () => {
  const tokens = [shownToken([fresh], { id: 9, token: '••••5678' })];
  const [token] = newBodyOf({ ...person, tokens }, false).addTokens ?? [];
  assert.deepEqual([token?.presentationId, token && 'token' in token], [9, false]);
});

test('an edit sends changed, new and deleted tokens apart', () => {
  const left = withoutToken({ tokens: [saved, { ...saved, key: '6', id: 6 }, fresh], deletedTokenIds: [] }, saved);
  const body = editBodyOf({ ...person, ...left }, true);
  assert.deepEqual(
    [body.changeTokens?.map(({ id }) => id), body.addTokens?.length, body.deleteTokenIds],
    [[6], 1, [5]],
  );
  assert.deepEqual(withoutToken({ tokens: [fresh], deletedTokenIds: [] }, fresh), { tokens: [], deletedTokenIds: [] });
});

test('what is wrong is said at the field that the server would name', () => {
  const turned = { ...saved, infinite: false, validFrom: '2026-02-01', validTo: '2026-01-01' };
  const second = { ...newToken([fresh]), token: '04C3' };
  const values = { ...person, tokens: [turned, fresh, second] };
  assert.deepEqual(faultsOf(values), { 'changeTokens.0.validTo': 'daysTurned', 'addTokens.0.token': 'tokenMissing' });
  assert.equal(fieldOf(values, second, 'token'), 'addTokens.1.token');
  assert.deepEqual(faultsOf({ ...emptyValues(7), homeGroupId: null }), {
    firstName: 'nameMissing',
    email: 'emailWrong',
    homeGroupId: 'homeGroupMissing',
  });
});

test('the bytes of a card are one token, with spaces or colons between them or not; what else is typed stays', () => {
  const typed = [' AB CD:EF ', '04:a1:b2', 'Key 12', 'AB CDE'].map((token) => tokenTyped({ ...fresh, token }));
  assert.deepEqual(typed, ['ABCDEF', '04a1b2', 'Key 12', 'AB CDE']);
  assert.equal(tokenTyped({ type: 'mac_address', token: '00:1A:2B' }), '00:1A:2B');
});
