import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { makeAuthority, makeCertificate } from '../testing/certificates/certificates.ts';
import { paintPicture, startTestPanel, type LoggedIn, type TestPanel } from '../testing/panel.ts';
import type { CertificateAuthority } from './wire.ts';

type Refusal = { code: string; fields?: Record<string, string> };

describe('certificate authorities', () => {
  let panel: TestPanel;
  let alpha: LoggedIn;
  let delta: LoggedIn;

  before(async () => {
    panel = await startTestPanel();
    await paintPicture(panel.doors);
    [alpha, delta] = await Promise.all([panel.logIn('alpha'), panel.logIn('delta')]);
  });
  after(() => panel.stop());

  const path = '/certificate-authorities';
  const list = async (as: LoggedIn) => (await as.get<{ items: CertificateAuthority[] }>(path)).body.items;

  test('are added, read and removed by admins, each in the own domain (S-4, S-12)', async () => {
    const { certificate: pem } = makeAuthority('Authority of stations');
    const added = await alpha.post<CertificateAuthority>(path, { name: ' Ours ', pem, memberOf: 'ACME' });
    assert.equal(added.status, 201);
    const { id, name, subject, memberOf } = added.body;
    assert.deepEqual([name, subject, memberOf], ['Ours', 'CN=Authority of stations', 'ACME']);
    assert.deepEqual(await list(delta), []);
    assert.equal((await delta.delete(`${path}/${id}`)).status, 404);
    const theirs = await delta.post<CertificateAuthority>(path, { name: 'Theirs', pem });
    assert.deepEqual(await list(delta), [theirs.body]);
    assert.deepEqual(await list(alpha), [added.body, theirs.body]);
    const again = await alpha.post<Refusal>(path, { name: 'Ours again', pem });
    assert.deepEqual([again.status, again.body.code], [409, 'authority_known']);
    assert.equal((await alpha.delete(`${path}/${id}`)).status, 204);
    assert.deepEqual(await list(alpha), [theirs.body]);
    const gone = await alpha.delete<Refusal>(`${path}/${id}`);
    assert.equal(gone.body.code, 'authority_not_found');
  });

  test('are found by name and by what their certificates say, sorted by name or end, in pages', async () => {
    const make = async (name: string, until: string) => {
      const { certificate: pem } = makeAuthority(`Signer of ${name}`, { until: new Date(until) });
      await delta.post(path, { name, pem });
    };
    await make('Quay', '2091-01-01');
    await make('Pier', '2092-01-01');
    const names = async (query: string) => {
      const { body } = await delta.get<{ items: CertificateAuthority[]; total: number }>(`${path}?${query}`);
      return [body.total, ...body.items.map(({ name }) => name)];
    };
    assert.deepEqual(await names('search=signer'), [2, 'Pier', 'Quay']);
    assert.deepEqual(await names('search=signer&sort=expires'), [2, 'Quay', 'Pier']);
    assert.deepEqual(await names('search=signer&order=desc&pageSize=1&page=2'), [2, 'Pier']);
    assert.deepEqual(await names('search=quay'), [1, 'Quay']);
  });

  test('what is none is refused at its field, in a sentence (S-4)', async () => {
    const authority = makeAuthority('Authority');
    const old = makeAuthority('Old', { until: new Date('2001-01-01') });
    const wrong = {
      nothing: /as PEM/,
      [authority.key]: /private key/,
      [authority.certificate + old.certificate]: /several/,
      [makeCertificate(authority, { name: 'ST-1' }).certificate]: /not that of an authority/,
      [old.certificate]: /expired/,
      [makeAuthority('Short', { rsaBits: 1024 }).certificate]: /too short/,
      '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----': /cannot be read/,
    };
    for (const [pem, sentence] of Object.entries(wrong)) {
      const { status, body } = await alpha.post<Refusal>(path, { name: 'Wrong', pem });
      assert.equal(status, 400);
      assert.match(body.fields?.['pem'] ?? '', sentence);
    }
  });
});
