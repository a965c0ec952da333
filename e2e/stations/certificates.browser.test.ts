// Client certificates in the panel: who is trusted, what the device needs, what it has shown, and what is revoked.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { makeAuthority, makeCertificate } from '../../packages/server/src/testing/certificates/certificates.ts';
import { connectRawStation } from '../../packages/server/src/testing/gateway/raw-station.ts';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { enter, losesSight, sees } from '../browser/operator.ts';

const shown = {
  fingerprint: Array(32).fill('AB').join(':'),
  subject: 'O=ACME, CN=SAFE-1',
  issuer: 'CN=ACME stations',
  serial: '0D15EA5E',
  validFrom: new Date('2020-01-01'),
  validTo: new Date('2090-01-01'),
};

describe('client certificates', () => {
  const house = useHouse();
  const visit = useBrowser();

  test('an authority is trusted, a charging station has to show its certificate, and one that was lost is revoked (S-4)', async (t) => {
    const page = await enter(t, {
      visit,
      house: house(),
      at: '/settings/certificate-authorities',
      expects: ['400 /api/v1/certificate-authorities'],
    });
    await page.getByRole('button', { name: 'Add certificate authority' }).click();
    const dialog = page.getByRole('dialog');
    const authority = makeAuthority('ACME stations');
    await dialog.getByLabel('Name').fill('Our stations');
    await dialog.getByLabel('Certificate', { exact: true }).fill(makeCertificate(authority, { name: 'X' }).certificate);
    await dialog.getByRole('button', { name: 'Add' }).click();
    await sees(dialog.getByText('This certificate is not that of an authority'));
    await demandAccessible(page);
    await dialog.getByLabel('Certificate', { exact: true }).fill(authority.certificate);
    await dialog.getByRole('button', { name: 'Add' }).click();
    await sees(page.getByRole('row', { name: /^Our stations CN=ACME stations/ }));
    await demandAccessible(page);

    await page.getByRole('button', { name: 'Add certificate authority' }).click();
    await dialog.getByLabel('Name').fill('Made here');
    await dialog.getByRole('radio', { name: 'Stationmaster' }).check();
    await losesSight(dialog.getByLabel('Certificate', { exact: true }));
    await dialog.getByRole('button', { name: 'Add' }).click();
    const made = page.getByRole('row', { name: /^Made here .*Stationmaster signs with it/ });
    await sees(made.getByRole('link', { name: 'Download its certificate' }));
    await demandAccessible(page);

    await page.goto(`${house().url}/stations/new`);
    const form = page.getByRole('form', { name: 'Add new charging station' });
    await form.getByLabel('Charging station name').fill('Safe one');
    await form.getByLabel('Identifier').fill('SAFE-1');
    await form.getByRole('combobox', { name: 'Parent group' }).click();
    await page.getByRole('option', { name: 'ACME Hotels' }).click();
    await form.getByRole('radio', { name: 'Client certificate' }).check();
    await form.getByRole('button', { name: 'Save changes' }).first().click();
    await sees(page.getByText('Install a certificate in the device whose common name (CN) is SAFE-1'));
    await sees(page.getByText('3, client certificate over TLS'));
    await sees(page.getByText('This server takes no certificates yet'));
    const credentials = { user: 'SAFE-1', password: 'what was never given' };
    await assert.rejects(connectRawStation(house().port, { path: '/ocpp/acme/SAFE-1', credentials }), /401/);
    await sees(page.getByText('No certificate was shown.'));
    await demandAccessible(page);

    const [row] = await house().doors.withIngest((tx) =>
      tx.query<{ id: number; organization_id: number }>(
        "select id, organization_id from stations where identifier = 'SAFE-1'",
      ),
    );
    assert.ok(row);
    const origin = { organizationId: row.organization_id, stationId: row.id, epoch: 1_000_000, receivedAt: new Date() };
    const fact = { kind: 'stationConnected', nodeId: 0, version: '1.6', tls: { certificate: shown } } as const;
    await house().write([{ origin, fact }]);
    await page.goto(`${house().url}/stations/${row.id}/edit`);
    const certificates = page.getByRole('list', { name: 'Certificates' });
    await sees(certificates.getByText('Signed by CN=ACME stations, number 0D15EA5E'));
    await sees(page.getByText('and is let in no other way'));
    await demandAccessible(page);
    await certificates.getByRole('button', { name: 'Revoke: 0D15EA5E' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await sees(certificates.getByText('revoked', { exact: false }));
    await losesSight(certificates.getByRole('button', { name: 'Revoke: 0D15EA5E' }));
    await page.getByRole('button', { name: 'Let it come without TLS' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Let it come without TLS' }).click();
    await losesSight(page.getByText('and is let in no other way'));
  });
});
