import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalPassword, generateStationPassword, hashStationPassword } from './credentials.ts';

const key = Buffer.from('00ff10a0b0c0d0e0f00102030405060708090a0b', 'hex');

test('a key as 20 raw bytes and as 40 hexadecimal letters of any case is the same key', () => {
  const lower = hashStationPassword('secret', Buffer.from(key.toString('hex')));
  const upper = hashStationPassword('secret', Buffer.from(key.toString('hex').toUpperCase()));
  assert.deepEqual(lower, hashStationPassword('secret', key));
  assert.deepEqual(upper, lower);
});

test('a typed password is taken byte for byte', () => {
  for (const typed of ['sixteen letters!', 'g'.repeat(40), 'a'.repeat(39), 'Grüße an alle Stationen']) {
    assert.deepEqual(canonicalPassword(Buffer.from(typed)), Buffer.from(typed));
  }
});

test('the stored hash depends on the installation and is not the password (S-2)', () => {
  const hash = hashStationPassword('secret', key);
  assert.equal(hash.length, 32);
  assert.notDeepEqual(hash, hashStationPassword('another secret', key));
});

test('a generated password is 20 random bytes in hexadecimal letters (S-2)', () => {
  assert.equal(
    generateStationPassword((bytes) => Buffer.alloc(bytes, 0xab)),
    'ab'.repeat(20),
  );
});
