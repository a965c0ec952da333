import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf, emptyStation, isIdentifier, isPassword } from './add-form.ts';

test('a password of one’s own is sent only where that is what was chosen', () => {
  const typed = { ...emptyStation, name: ' Entry ', identifier: 'EV1\t', groupId: 7, password: 'sixteen letters!' };
  const sent = { name: 'Entry', identifier: 'EV1', groupId: 7 };
  assert.deepEqual(bodyOf(typed), { ...sent, proof: 'password' });
  assert.deepEqual(bodyOf({ ...typed, proof: 'typed' }), { ...sent, proof: 'password', password: 'sixteen letters!' });
  assert.deepEqual(bodyOf({ ...typed, proof: 'first_contact' }), { ...sent, proof: 'first_contact' });
});

test('identifiers and passwords are what stations can be set to', () => {
  assert.deepEqual(['EV_1-a', 'EV 1', '', 'x'.repeat(49)].map(isIdentifier), [true, false, false, false]);
  assert.deepEqual(['x'.repeat(15), 'x'.repeat(16), 'x'.repeat(41), 'ä'.repeat(16)].map(isPassword), [
    false,
    true,
    false,
    false,
  ]);
});
