// Certificates that are made here are those that are believed here.
import assert from 'node:assert/strict';
import { randomBytes, X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { whyNotBelieved } from '../../gateway/entrance/certificate.ts';
import { makeKeys } from '../../testing/certificates/certificates.ts';
import { readAuthority } from '../rules.ts';
import { issueFor, makeOwnAuthority } from './issue.ts';

const now = new Date('2026-03-01T12:00:00Z');
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const organization = 'ACME Österreich';
const own = makeOwnAuthority({ name: 'Stations', organization }, now, randomBytes);
const certificate = new X509Certificate(own.pem).raw;

function issue(keys = makeKeys(undefined), at = now) {
  const publicKey = keys.publicKey.export({ type: 'spki', format: 'der' });
  const authority = { certificate, privateKey: own.privateKey };
  return issueFor({ name: 'ST-1', organization, publicKey }, authority, { now: at, random: randomBytes });
}

function whyNot(made: X509Certificate, identifier: string, at: Date) {
  const authorities = [{ certificate: certificate.toString('base64'), memberOf: organization }];
  return whyNotBelieved(made, { identifier, authorities, revoked: [], now: at });
}

test('an authority of its own may sign stations and nothing above them (S-4)', () => {
  const made = new X509Certificate(own.pem);
  assert.deepEqual([made.ca, made.subject], [true, `O=${organization}\nCN=Stations`]);
  assert.equal(typeof readAuthority(own.pem, now), 'object');
  assert.ok(made.verify(made.publicKey) && made.checkIssued(made));
});

test('a certificate of a station is believed for it, for a year, and for no other (S-4, S-5)', () => {
  for (const keys of [makeKeys(undefined), makeKeys(2048)]) {
    const { pem, fingerprint } = issue(keys);
    const made = new X509Certificate(pem);
    const why = (identifier: string, at: Date) => whyNot(made, identifier, at);
    assert.deepEqual(
      [why('ST-1', now), why('ST-1', days(364)), why('ST-2', now)],
      [undefined, undefined, 'certificate_of_another'],
    );
    assert.equal(why('ST-1', days(366)), 'certificate_outdated');
    assert.deepEqual([made.fingerprint256, made.ca, made.checkPrivateKey(keys.privateKey)], [fingerprint, false, true]);
  }
});

test('no certificate outlives its authority, and none has the number of another', () => {
  const late = issue(undefined, days(10 * 365 - 1));
  assert.equal(late.validTo.getTime(), new X509Certificate(own.pem).validToDate.getTime());
  assert.notEqual(new X509Certificate(issue().pem).serialNumber, new X509Certificate(issue().pem).serialNumber);
});
