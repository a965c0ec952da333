import assert from 'node:assert/strict';
import { constants, generateKeyPairSync, sign } from 'node:crypto';
import { test } from 'node:test';
import { isSignedBy, signerOf } from './signature.ts';

const bytes = Buffer.from('firmware');

test('firmware is checked against signatures of RSA-PSS and of ECDSA', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  const signatures = [
    [rsa.publicKey, sign('sha256', bytes, { key: rsa.privateKey, padding })],
    [ec.publicKey, sign('sha256', bytes, ec.privateKey)],
  ] as const;
  for (const [signer, signature] of signatures) {
    assert.ok(isSignedBy(signer, signature.toString('base64'), bytes));
    assert.ok(!isSignedBy(signer, signature.toString('base64'), Buffer.from('other')));
    assert.ok(!isSignedBy(signer, 'AAAA', bytes));
  }
});

test('what is no certificate has no signer', () => {
  assert.equal(signerOf('PEM', 0), undefined);
});
