import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failure } from '../../failures.ts';
import { demandGoodPassword, hashPassword, isRightPassword } from './passwords.ts';

const refusals: [password: string, username: string, why: RegExp][] = [
  ['short enough', 'short', /user name/],
  ['elevenchars', 'alpha', /12 characters at least/],
  ['x1'.repeat(65), 'alpha', /128 characters at most/],
  ['my name is Alpha!', 'alpha', /user name/],
  ['Password1234', 'alpha', /strangers/],
  ['aaaaaaaaaaaaaa', 'beta', /strangers/],
];

for (const [password, username, why] of refusals) {
  test(`"${password.slice(0, 20)}" is no password for ${username} (S-13, M-message-password)`, () => {
    assert.throws(
      () => demandGoodPassword(password, username, 'password'),
      (error) =>
        error instanceof Failure && error.code === 'password_policy' && why.test(error.fields?.['password'] ?? ''),
    );
  });
}

test('twelve characters of any kind are a password (S-13)', () => {
  demandGoodPassword('wide meadows', 'alpha', 'password');
});

test('passwords are kept as argon2id, and nobody has none (S-13)', async () => {
  const kept = await hashPassword('wide meadows');
  assert.match(kept, /^\$argon2id\$/);
  assert.equal(await isRightPassword(kept, 'wide meadows'), true);
  assert.equal(await isRightPassword(kept, 'Wide meadows'), false);
  assert.equal(await isRightPassword(null, 'nobody knows this one'), false);
});
