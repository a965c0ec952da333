// Requests for certificates: which are signed, and what is said of the others (S-5).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeKeys, makeRequest } from '../../testing/certificates/certificates.ts';
import { readRequest } from './request.ts';

test('a request in the station’s own name, with a key on P-256 or of RSA with 2048 bits, is taken as it is (S-5)', () => {
  for (const rsaBits of [undefined, 2048]) {
    const keys = makeKeys(rsaBits);
    const { csr } = makeRequest({ name: 'ST-1', organization: 'ACME', keys });
    const publicKey = keys.publicKey.export({ type: 'spki', format: 'der' });
    assert.deepEqual(readRequest(csr, 'ST-1'), { publicKey });
    // Some write their line ends as two letters, or leave the armour out.
    assert.deepEqual(readRequest(csr.replaceAll('\n', '\\n'), 'ST-1'), { publicKey });
    assert.deepEqual(readRequest(csr.replaceAll(/-----.*-----/g, ''), 'ST-1'), { publicKey });
  }
});

test('a request in another name is not signed: whoever holds it would pose as that station (S-5, S-6)', () => {
  for (const name of ['ST-2', 'st-1', 'ST-1 ', '', 'ST-1\0'])
    assert.equal(readRequest(makeRequest({ name }).csr, 'ST-1'), 'Its common name (CN) is not ST-1.', name);
});

test('a weak key and a weak hash are not signed (S-5)', () => {
  const refusalOf = (weakness: { rsaBits: number } | { hash: 'sha1' }): string => {
    const read = readRequest(makeRequest({ name: 'ST-1', ...weakness }).csr, 'ST-1');
    return typeof read === 'string' ? read : 'signed';
  };
  assert.match(refusalOf({ rsaBits: 1024 }), /key is too weak/);
  assert.match(refusalOf({ hash: 'sha1' }), /not known here, or too weak/);
});

test('who does not hold the key gets no certificate for it (S-5)', () => {
  const [own, other] = [makeKeys(undefined), makeKeys(undefined)];
  const { csr } = makeRequest({ name: 'ST-1', keys: { publicKey: other.publicKey, privateKey: own.privateKey } });
  assert.equal(readRequest(csr, 'ST-1'), 'It is not signed with the key that it names.');
});

test('whatever else a station sends is refused in words, without an exception, and no key is taken that was not signed (S-8)', () => {
  const { csr } = makeRequest({ name: 'ST-1' });
  const asked = readRequest(csr, 'ST-1');
  const bytes = Buffer.from(csr.replaceAll(/-----.*-----|\s/g, ''), 'base64');
  for (const text of ['', 'hello', '=', '-----BEGIN CERTIFICATE REQUEST-----', csr.slice(0, 90)])
    assert.equal(typeof readRequest(text, 'ST-1'), 'string', text);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const changed = Buffer.from(bytes);
      changed[at] = ((changed[at] ?? 0) + by) % 256;
      const read = readRequest(changed.toString('base64'), 'ST-1');
      // What stands around the signed part may be read or not.
      if (typeof read !== 'string') assert.deepEqual(read, asked);
    }),
    { numRuns: 300 },
  );
});
