import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failure } from '../../failures.ts';
import { demandGoodPassword, hashPassword, isRightPassword } from './passwords.ts';

const whose = { username: 'alpha', name: 'Ada Lindqvist-Berg', email: 'ada.l@example.com' };

const refusals: [password: string, why: RegExp][] = [
  ['elevenchars', /12 characters at least/],
  ['x1'.repeat(65), /128 characters at most/],
  ['my name is Alpha!', /user name/],
  ['the LINDQVIST family', /user name/],
  ['hill, ada.l, valley', /user name/],
  ['Password1234', /strangers/],
  ['P@ssw0rd2026!', /strangers/],
  ['welcome-welcome', /strangers/],
  ['2026Stationmaster!!', /strangers/],
  ['aaaaaaaaaaaaaa', /strangers/],
  ['123456789123', /strangers/],
];

for (const [password, why] of refusals) {
  test(`"${password.slice(0, 20)}" is no password for alpha (S-13, M-message-password)`, () => {
    assert.throws(
      () => demandGoodPassword(password, whose, 'password'),
      (error) =>
        error instanceof Failure && error.code === 'password_policy' && why.test(error.fields?.['password'] ?? ''),
    );
  });
}

test('twelve characters of any kind are a password, and short parts of a name are in many words (S-13)', () => {
  for (const password of ['wide meadows', 'canada lake 7', 'correct welcome mat', '9 4 7 1 0 3 5 8'])
    demandGoodPassword(password, whose, 'password');
});

test('passwords are kept as argon2id, and nobody has none (S-13)', async () => {
  const kept = await hashPassword('wide meadows');
  assert.match(kept, /^\$argon2id\$/);
  assert.equal(await isRightPassword(kept, 'wide meadows'), true);
  assert.equal(await isRightPassword(kept, 'Wide meadows'), false);
  assert.equal(await isRightPassword(null, 'nobody knows this one'), false);
});
