import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { before, describe, test } from 'node:test';
import { makeAuthority, makeCertificate, type Authority, type Wish } from '../../testing/certificates/certificates.ts';
import { knownStation, secretKey } from '../../testing/gateway/test-gateway.ts';
import type { DirectoryStation } from '../known-station.ts';
import { readArrival, readCertificate } from './arrival.ts';
import { judgeClaim } from './authenticate.ts';
import { whyNotBelieved, type Belief } from './certificate.ts';

const now = new Date();
const base64Of = (pem: string) => new X509Certificate(pem).raw.toString('base64');

describe('the certificate of a station', () => {
  let ours: Authority;
  before(() => (ours = makeAuthority('Our authority')));

  const believed = (authority: Authority, memberOf: string | null = null) => {
    return { certificate: base64Of(authority.certificate), memberOf };
  };
  function why(wish: Wish, more: Partial<Belief> = {}, by: Authority = ours): string | undefined {
    const shown = new X509Certificate(makeCertificate(by, wish).certificate);
    return whyNotBelieved(shown, { identifier: 'ST-1', authorities: [believed(ours)], revoked: [], now, ...more });
  }
  const inDays = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000);

  test('counts where an authority of its organization signed it in its name (S-4)', () => {
    assert.equal(why({ name: 'ST-1' }), undefined);
    assert.equal(why({ name: 'ST-1', rsaBits: 2048 }), undefined);
  });

  test('does not count for another station, nor in another spelling (S-4)', () => {
    for (const name of ['ST-2', 'st-1', 'ST-1 ', 'ST-1.example.com', '']) {
      assert.equal(why({ name }), 'certificate_of_another', name);
    }
  });

  test('does not count where another authority signed it, whatever that calls itself (S-4)', () => {
    const another = makeAuthority('Our authority');
    assert.equal(why({ name: 'ST-1' }, {}, another), 'unknown_authority');
    assert.equal(why({ name: 'ST-1' }, { authorities: [] }), 'unknown_authority');
    assert.equal(why({ name: 'ST-1' }, { authorities: [believed(another), believed(ours)] }), undefined);
  });

  test('of an authority that others use, too, has to name the organization (S-4)', () => {
    const authorities = [believed(ours, 'ACME')];
    assert.equal(why({ name: 'ST-1', organization: 'ACME' }, { authorities }), undefined);
    assert.equal(why({ name: 'ST-1', organization: 'Hotels' }, { authorities }), 'certificate_of_another');
    assert.equal(why({ name: 'ST-1' }, { authorities }), 'certificate_of_another');
  });

  test('counts inside its validity, and inside that of its authority (S-4)', () => {
    assert.equal(why({ name: 'ST-1', from: inDays(1), until: inDays(2) }), 'certificate_outdated');
    assert.equal(why({ name: 'ST-1', from: inDays(-2), until: inDays(-1) }), 'certificate_outdated');
    const old = makeAuthority('Old authority', { from: inDays(-9), until: inDays(-1) });
    assert.equal(why({ name: 'ST-1' }, { authorities: [believed(old)] }, old), 'certificate_outdated');
  });

  test('counts no more when it was revoked (S-4)', () => {
    const { certificate } = makeCertificate(ours, { name: 'ST-1' });
    const shown = new X509Certificate(certificate);
    const belief = { identifier: 'ST-1', authorities: [believed(ours)], revoked: [shown.fingerprint256], now };
    assert.equal(whyNotBelieved(shown, belief), 'certificate_revoked');
  });

  test('is to be strong enough, and made for clients (S-5)', () => {
    assert.equal(why({ name: 'ST-1', rsaBits: 1024 }), 'unfit_certificate');
    assert.equal(why({ name: 'ST-1', hash: 'sha1' }), 'unfit_certificate');
    assert.equal(why({ name: 'ST-1', forServers: true }), 'unfit_certificate');
  });

  const claim = (station: Partial<DirectoryStation>, name?: string) => {
    const certificate =
      name === undefined ? undefined : new X509Certificate(makeCertificate(ours, { name }).certificate);
    const arrival = { encrypted: certificate !== undefined, certificate };
    const entry = { organizationId: 1, station: { ...knownStation, authorities: [believed(ours)], ...station } };
    return judgeClaim({ identifier: 'ST-1', credentials: undefined, arrival }, entry, { secretKey, now });
  };

  test('lets in where it is what the station has to show, and nowhere else (S-1)', () => {
    const entered = claim({ proof: 'certificate' }, 'ST-1');
    assert.ok('station' in entered && entered.station.proven);
    assert.match(entered.station.tls?.certificate?.subject ?? '', /CN=ST-1/);
    assert.deepEqual(claim({ proof: 'password' }, 'ST-1'), {
      refused: 'no_password',
      organizationId: 1,
      stationId: 7,
    });
    assert.ok('refused' in claim({ proof: 'certificate', passwordHash: null }));
  });
});

const trusting = { isTrustedProxy: (address: string) => address === '10.0.0.5', certificateHeader: 'x-certificate' };
const arrive = (remoteAddress: string, headers: Record<string, string>) =>
  readArrival({ socket: { remoteAddress }, headers } as never, trusting);

test('only a proxy that is named is believed that TLS was spoken, and which certificate was shown (S-4)', () => {
  const { certificate } = makeAuthority('Our authority');
  const headers = { 'x-forwarded-proto': 'https', 'x-certificate': encodeURIComponent(certificate) };
  assert.equal(arrive('10.0.0.5', headers).certificate?.subject, 'CN=Our authority');
  assert.deepEqual(arrive('10.0.0.6', headers), { encrypted: false, certificate: undefined });
  assert.equal(arrive('10.0.0.5', { 'x-forwarded-proto': 'wss' }).encrypted, true);
  assert.equal(arrive('10.0.0.5', { ...headers, 'x-forwarded-proto': 'https, http' }).encrypted, false);
  const silent = readArrival({ socket: { remoteAddress: '10.0.0.5' }, headers } as never, {
    ...trusting,
    certificateHeader: undefined,
  });
  assert.deepEqual(silent, { encrypted: true, certificate: undefined });
});

test('a certificate is read in the ways in which proxies write it, and nonsense is none', () => {
  const { certificate } = makeAuthority('Our authority');
  const bare = base64Of(certificate);
  for (const written of [encodeURIComponent(certificate), bare, `:${bare}:`, `${bare},${bare}`]) {
    assert.equal(readCertificate(written)?.subject, 'CN=Our authority');
  }
  for (const nonsense of ['', '%', 'certificate', ':AAAA:', '%E0%A4%A']) {
    assert.equal(readCertificate(nonsense), undefined, nonsense);
  }
});
