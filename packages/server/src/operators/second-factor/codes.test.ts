import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateSync } from 'otplib';
import { readCode, recoveryCodeOf, setUpAddress, stepOf } from './codes.ts';
import { hashCode, seal, unseal } from '../../sealing/sealing.ts';

const secret = Buffer.from('12345678901234567890');
const at = (epoch: number) => new Date(epoch * 1000);
const codeAt = (epoch: number) => generateSync({ secret, epoch });

test('the codes are those of RFC 6238, by its own example (S-18)', () => {
  assert.equal(codeAt(1_111_111_109), '081804');
  assert.equal(stepOf('081804', secret, at(1_111_111_109), null), 0x23523ec);
});

test('a code counts in its half minute and in those beside it, and not beyond (S-18)', () => {
  const code = codeAt(1_000_000_020);
  const stepsFrom = [-31, -30, 0, 29, 59, 60].map((after) => stepOf(code, secret, at(1_000_000_020 + after), null));
  const step = 1_000_000_020 / 30;
  assert.deepEqual(stepsFrom, [undefined, step, step, step, step, undefined]);
});

test('a code of the last accepted half minute, or of one before it, does not count again (S-18)', () => {
  const now = 1_000_000_020;
  const step = now / 30;
  assert.equal(stepOf(codeAt(now), secret, at(now), step), undefined);
  assert.equal(stepOf(codeAt(now - 30), secret, at(now), step), undefined);
  assert.equal(stepOf(codeAt(now + 30), secret, at(now), step), step + 1);
});

test('codes are read however they are written', () => {
  assert.deepEqual(readCode(' 123 456 '), { kind: 'app', code: '123456' });
  assert.deepEqual(readCode('ab1cd-ef0gh'), { kind: 'recovery', code: 'AB1CDEF0GH' });
  assert.deepEqual(readCode('ABiCD-EFoGH'), { kind: 'recovery', code: 'AB1CDEF0GH' });
});

test('a recovery code is ten letters that are not misread', () => {
  assert.match(
    recoveryCodeOf(Buffer.from([0, 31, 32, 63, 255, 10, 21, 7, 99, 128])),
    /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/,
  );
});

test('the address that the picture carries names us, the operator and the organization, each once', () => {
  const address = new URL(setUpAddress(secret, { username: 'alpha', organization: 'ACME: Malls & Co' }));
  assert.equal(decodeURIComponent(address.pathname), '/Stationmaster:alpha at ACME  Malls & Co');
  assert.equal(address.searchParams.get('issuer'), 'Stationmaster');
  assert.equal(address.searchParams.get('secret'), 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
});

test('a sealed secret opens with the key and for the owner of the sealing, unchanged, and not otherwise (S-18)', () => {
  const sealing = { secretKey: 'the key', purpose: 'second factor' };
  const kept = seal(sealing, 'operator 1', secret, Buffer.alloc(12, 7));
  assert.ok(!kept.includes(secret));
  assert.deepEqual(unseal(sealing, 'operator 1', kept), secret);
  assert.throws(() => unseal({ ...sealing, purpose: 'another' }, 'operator 1', kept));
  assert.throws(() => unseal({ ...sealing, secretKey: 'another key' }, 'operator 1', kept));
  assert.throws(() => unseal(sealing, 'operator 2', kept));
  const changed = Buffer.from(kept);
  changed[changed.length - 1]! ^= 1;
  assert.throws(() => unseal(sealing, 'operator 1', changed));
});

test('what is kept of a recovery code depends on the key and on whose it is (S-18)', () => {
  const kept = [
    hashCode('key', 'operator 1', 'A'),
    hashCode('other', 'operator 1', 'A'),
    hashCode('key', 'operator 2', 'A'),
  ];
  assert.equal(new Set(kept.map(String)).size, 3);
});
