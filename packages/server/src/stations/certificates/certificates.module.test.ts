// Client certificates from the admin's wish to the socket and back: trusted, shown, told of, revoked.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { addAuthority } from '../../authorities/authorities.ts';
import type { TenantTx } from '../../db/doors.ts';
import {
  makeAuthority,
  makeCertificate,
  type Authority,
  type Identity,
} from '../../testing/certificates/certificates.ts';
import { openTlsDoor, type TlsDoor } from '../../testing/certificates/tls-door.ts';
import { connectRawStation, type RawStation } from '../../testing/gateway/raw-station.ts';
import {
  admin,
  secretKey,
  startStoredGateway,
  stationPassword,
  type StoredGateway,
} from '../../testing/gateway/stored-gateway.ts';
import { getStation } from '../stations.ts';
import { listCertificates, revoke } from './certificates.ts';
import { allowPlain, setProof } from '../proof/proof.ts';

describe('a station that proves itself by certificate', () => {
  let house: StoredGateway;
  let door: TlsDoor;
  let ofStations: Authority;
  let own: Identity;
  let stationId: number;

  before(async () => {
    house = await startStoredGateway({ notesEveryMs: 1 });
    ofStations = makeAuthority('Authority of stations');
    own = makeCertificate(ofStations, { name: 'ST-1' });
    door = await openTlsDoor(house.gateway);
    const [row] = await house.rows<{ id: string }>("select id from stations where identifier = 'ST-1'");
    stationId = Number(row?.id);
  });
  after(async () => {
    await house.stop();
    await door.close();
  });

  const connect = (shown: Partial<Identity>, password?: string): Promise<RawStation> =>
    door.connect('ST-1', { shown, password });
  const tenant = <T>(run: (tx: TenantTx) => Promise<T>): Promise<T> => house.doors.withTenant(1, run);
  const causes = async () =>
    (
      await house.rows<{ cause: string }>('select cause from knocks where station_id = $1 order by cause', [stationId])
    ).map(({ cause }) => cause);

  test('keeps its password until it has come with a certificate, and has none from then on (S-4, S-5)', async () => {
    const keys = { secretKey, random: randomBytes, now: new Date() };
    await tenant((tx) => setProof(tx, keys, admin, { stationId, proof: 'certificate' }));
    const asked = { name: 'Ours', pem: ofStations.certificate };
    await assert.rejects(connect(own), /401/);
    await tenant((tx) => addAuthority(tx, admin, { ...keys, asked }));
    await (await connect({}, stationPassword)).leave();
    const station = await connect(own);
    await house.rowOnceThere('select 1 from station_certificates where station_id = $1', [stationId]);
    await station.leave();
    await assert.rejects(connect({}, stationPassword), /401/);
    const [shown] = await tenant((tx) => listCertificates(tx, admin.sight, stationId));
    assert.deepEqual([shown?.subject, shown?.issuer, shown?.revokedAt], ['CN=ST-1', 'CN=Authority of stations', null]);
  });

  test('is refused with its cause where the certificate is not its own (S-4)', async () => {
    await assert.rejects(connect(makeCertificate(ofStations, { name: 'ST-2' })), /401/);
    await house.rowOnceThere("select 1 from knocks where station_id = $1 and cause = 'certificate_of_another'", [
      stationId,
    ]);
    assert.deepEqual(await causes(), ['certificate_of_another', 'no_certificate', 'unknown_authority']);
  });

  test('is thrown out when its certificate is revoked, and comes with another (S-4)', async () => {
    const station = await connect(own);
    const connected = 'select 1 from station_state where station_id = $1 and connected';
    await house.rowOnceThere(connected, [stationId]);
    const [shown] = await tenant((tx) => listCertificates(tx, admin.sight, stationId));
    const wish = { stationId, fingerprint: shown?.fingerprint ?? '', now: new Date() };
    await tenant((tx) => revoke(tx, admin, wish));
    house.bus.ring(stationId);
    assert.equal(await station.closed, 1008);
    await assert.rejects(connect(own), /401/);
    await assert.rejects(
      tenant((tx) => revoke(tx, admin, wish)),
      { code: 'certificate_not_in_use' }, // provokes: certificate_not_in_use
    );
    await (await connect(makeCertificate(ofStations, { name: 'ST-1' }))).leave();
  });

  test('comes without TLS again only when an admin allows it, which the audit log tells (S-4, S-9)', async () => {
    const keys = { secretKey, random: randomBytes, now: new Date() };
    const password = String(await tenant((tx) => setProof(tx, keys, admin, { stationId, proof: 'password' })));
    const plain = () =>
      connectRawStation(house.port, { path: '/ocpp/acme/ST-1', credentials: { user: 'ST-1', password } });
    await assert.rejects(plain(), /401/);
    const before = await tenant((tx) => getStation(tx, admin.sight, stationId));
    assert.ok(before.encryptedSince instanceof Date);
    await tenant((tx) => allowPlain(tx, admin, stationId));
    await (await plain()).leave();
    const actions = await house.rows<{ action: string }>(
      `select action from audit_entries where subject_id = $1 and action in ('station.allow_plain', 'station.revoke_certificate')
       order by id`,
      [String(stationId)],
    );
    assert.deepEqual(
      actions.map(({ action }) => action),
      ['station.revoke_certificate', 'station.allow_plain'],
    );
  });
});
