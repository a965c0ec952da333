import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOf, usernameFault } from './operator-form.ts';

test('an operator has a name, an e-mail address and a base group', () => {
  const empty = { name: ' ', email: 'nobody', role: 'basic' as const, baseGroupId: null };
  assert.deepEqual(faultsOf(empty), {
    name: 'nameMissing',
    email: 'emailWrong',
    baseGroupId: 'baseGroupMissing',
  });
  assert.deepEqual(faultsOf({ ...empty, name: 'Beta', email: 'beta@example.com', baseGroupId: 7 }), {});
});

test('a username is one word', () => {
  assert.equal(usernameFault(' '), 'usernameMissing');
  assert.equal(usernameFault('two words'), 'usernameSpaces');
  assert.equal(usernameFault('beta'), undefined);
});
