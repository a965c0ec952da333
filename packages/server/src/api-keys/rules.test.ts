import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failure } from '../failures.ts';
import { endOf, secretFrom } from './rules.ts';

const now = new Date('2026-03-01T12:00:00Z');

test('a secret says what it is, carries all its random bytes, and is recognised by its beginning (S-23)', () => {
  const random = Buffer.from(Array.from({ length: 32 }, (_, index) => index));
  const { secret, prefix } = secretFrom(random);
  assert.deepEqual(Buffer.from(secret.replace(/^sm_/, ''), 'base64url'), random);
  assert.match(secret, /^sm_[\w-]{43}$/);
  assert.equal(prefix, 'sm_AAECAwQF');
});

test('an API key ends in a year where nothing else is asked, and never later than in two (S-23)', () => {
  assert.equal(endOf(undefined, now).toISOString(), '2027-03-01T12:00:00.000Z');
  assert.equal(endOf('2028-03-01T00:00:00+02:00', now).toISOString(), '2028-02-29T22:00:00.000Z');
  for (const asked of ['2026-03-01T12:00:00Z', '2020-01-01T00:00:00Z', '2028-03-04T00:00:00Z']) {
    assert.throws(
      () => endOf(asked, now),
      (error) => error instanceof Failure && error.fields?.['expiresAt'] !== undefined,
      asked,
    );
  }
});
