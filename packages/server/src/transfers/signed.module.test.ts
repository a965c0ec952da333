import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { createStation, manualClock, seededRandom } from '@stationmaster/simulator';
import { hashPassword } from '../operators/logins/passwords.ts';
import { insertOperator } from '../operators/queries.ts';
import { dialects } from '../testing/dialects.ts';
import { origin, password, startTestPanel, type LoggedIn, type TestPanel } from '../testing/panel.ts';
import { startStoredGateway, stationPassword, type StoredGateway } from '../testing/gateway/stored-gateway.ts';

// Signed once with a key that was thrown away (P-256, SHA-256); the certificate holds until 2120.
const firmware = Buffer.from('signed firmware');
const signature = 'MEQCIEJesLKFkJ+H5zGyJbnoyT+EwIQMzyIPZBQSGGluPQmmAiBD+sEH0IpXwVDENpl0MjzdSQtLnEOcnii7cN+yF0m6lw==';
const certificate = `-----BEGIN CERTIFICATE-----
MIIBHzCBxgIBATAKBggqhkjOPQQDAjAbMRkwFwYDVQQDDBBGaXJtd2FyZSBzaWdu
aW5nMCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAbMRkwFwYDVQQD
DBBGaXJtd2FyZSBzaWduaW5nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEgO6H
dVeLvUFyhJ3V+tcjOitgXel9sBgMDaY0Lct2Q7dTVcHYjegnvVLpVpA9mO6fhaDN
wHWG5wjhx4sqUhyuBDAKBggqhkjOPQQDAgNIADBFAiEAojRfyqV3Ur7qWsoeyD4J
fwtPKqOUdmRBnxdaiZr69SoCIBO5dhT9GiuvaFsfM80HJpA50/YreIombgg6WDbm
r8Zs
-----END CERTIFICATE-----`;

describe('signed firmware', () => {
  let gateway: StoredGateway;
  let panel: TestPanel;
  let alpha: LoggedIn;
  before(async () => {
    gateway = await startStoredGateway();
    panel = await startTestPanel(gateway);
    const passwordHash = await hashPassword(password);
    const operator = {
      username: 'alpha',
      name: 'alpha',
      email: 'alpha@example.com',
      passwordHash,
      role: 'admin',
    } as const;
    await gateway.doors.withTenant(1, (tx) => insertOperator(tx, { ...operator, baseGroupId: 1 }));
    alpha = await panel.logIn('alpha');
  });
  after(async () => {
    await panel.stop();
    await gateway.stop();
  });

  async function upload(payload: Buffer, signing: { signature: string; certificate: string }): Promise<number> {
    const { body } = await alpha.post<{ id: number }>('/firmware', { version: '3', fileName: 'acme.bin', ...signing });
    const { cookie, csrfToken } = alpha;
    const headers = { cookie, origin, 'x-csrf-token': csrfToken, 'content-type': 'application/octet-stream' };
    await panel.inject({ method: 'PUT', url: `/api/v1/firmware/${body.id}/file`, headers, payload });
    return body.id;
  }

  for (const [nth, { version }] of dialects.entries()) {
    test(`is checked by a station of ${version}, which tells whether the signature is right`, async (t) => {
      const stationId = nth + 1;
      const clock = manualClock(Date.now());
      const station = createStation({
        version,
        url: `ws://127.0.0.1:${gateway.port}/ocpp/acme`,
        identifier: `ST-${stationId}`,
        password: stationPassword,
        points: [{ maxPowerW: 11_000, phases: 3 }],
        clock,
        random: seededRandom(stationId),
      });
      t.after(() => station.close());
      await station.connect();
      const send = async (imageId: number, more: object = {}) => {
        const headers = { 'idempotency-key': randomUUID() };
        const asked = { intent: 'updateFirmware', arguments: { imageId, ...more } };
        const { body } = await alpha.post<{ id: string }>(`/stations/${stationId}/commands`, asked, headers);
        await gateway.rowOnceThere("select 1 from commands where id = $1 and state not in ('queued', 'sent')", [
          body.id,
        ]);
        clock.advance(2_000);
        return body.id;
      };
      const tells = (id: string, status: string) =>
        gateway.rowOnceThere(
          `select 1 from transfers where command_id = $1 and progress @> jsonb_build_array(jsonb_build_object('status', $2::text))`,
          [id, status],
        );
      const told = async (id: string) => {
        const [row] = await gateway.rows<{ progress: { status: string }[] }>(
          'select progress from transfers where command_id = $1',
          [id],
        );
        return row?.progress.map(({ status }) => status);
      };

      const installAt = new Date(clock.now() + 3_600_000).toISOString();
      const right = await send(await upload(firmware, { signature, certificate }), { installAt });
      await tells(right, 'SignatureVerified');
      clock.advance(600_000);
      assert.deepEqual(
        await told(right),
        ['Downloading', 'Downloaded', 'SignatureVerified'],
        'not installed before its time',
      );
      clock.advance(3_600_000);
      await tells(right, 'Installed');

      const wrong = await send(await upload(Buffer.from('tampered with'), { signature, certificate }));
      await tells(wrong, 'InvalidSignature');
      clock.advance(60_000);
      assert.deepEqual(await told(wrong), ['Downloading', 'Downloaded', 'InvalidSignature']);

      const refused = await send(await upload(firmware, { signature, certificate: 'no certificate' }));
      const [command] = await gateway.rows<{ state: string; status: string }>(
        'select state, status from commands where id = $1',
        [refused],
      );
      assert.deepEqual(command, { state: 'rejected', status: 'InvalidCertificate' });
    });
  }
});
