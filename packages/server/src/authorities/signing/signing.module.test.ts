// A station's certificate from its question to the one after: asked for, signed, sent, shown; the old one dies then (S-5).
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { systemClock, type Rounds } from '../../clock.ts';
import { setProof } from '../../stations/proof/proof.ts';
import { makeRequest, type Identity } from '../../testing/certificates/certificates.ts';
import { openTlsDoor, type TlsDoor } from '../../testing/certificates/tls-door.ts';
import type { RawStation } from '../../testing/gateway/raw-station.ts';
import {
  admin,
  secretKey,
  startStoredGateway,
  stationPassword,
  type StoredGateway,
} from '../../testing/gateway/stored-gateway.ts';
import { addAuthority, removeAuthority, startSigner } from '../authorities.ts';
import { queueRenewals } from './queries.ts';

describe('a station that asks for its certificate', () => {
  let house: StoredGateway;
  let door: TlsDoor;
  let signer: Rounds;
  const keys = { secretKey, random: randomBytes, now: new Date() };

  before(async () => {
    house = await startStoredGateway({ notesEveryMs: 1 });
    door = await openTlsDoor(house.gateway);
    const fail = (error: unknown) => assert.fail(String(error));
    const parts = { clock: systemClock, newId: randomUUID, ring: house.bus.ring, onFault: fail, everyMs: 20 };
    signer = startSigner({ ...parts, ...keys, doors: house.doors });
  });
  after(async () => {
    await signer.stop();
    await house.stop();
    await door.close();
  });

  /** Asks, takes what is sent, and answers what comes to be shown from now on. */
  async function ask(station: RawStation): Promise<Identity> {
    const { csr, key } = makeRequest({ name: 'ST-1' });
    assert.deepEqual((await station.call('SignCertificate', { csr }))[2], { status: 'Accepted' });
    const [, id, action, payload] = JSON.parse(await station.next()) as [
      2,
      string,
      string,
      { certificateChain: string },
    ];
    assert.equal(action, 'CertificateSigned');
    station.send(JSON.stringify([3, id, { status: 'Accepted' }]));
    await house.rowOnceThere("select 1 from commands where id = $1 and state = 'accepted'", [await commandOf(payload)]);
    return { certificate: payload.certificateChain, key };
  }

  const commandOf = async ({ certificateChain }: { certificateChain: string }) =>
    (
      await house.rows<{ id: string }>("select id from commands where arguments ->> 'chain' = $1", [certificateChain])
    )[0]?.id;

  async function noted(sentence: string): Promise<void> {
    const text =
      "select 1 from station_events where kind = 'security' and status = 'SignCertificate' and info like '%' || $1";
    await house.rowOnceThere(text, [sentence]);
  }

  test('is refused where nobody signs, which its events tell', async () => {
    const station = await door.connect('ST-1', { password: stationPassword });
    await station.call('BootNotification', { chargePointVendor: 'V', chargePointModel: 'M' });
    const refused = await station.call('SignCertificate', { csr: makeRequest({ name: 'ST-1' }).csr });
    assert.deepEqual(refused[2], { status: 'Rejected' });
    await noted('that signs by itself.');
    await station.leave();
  });

  test('comes with its password until it has come with the certificate, with that until it has come with the next, and is reminded of the one after (S-5)', async () => {
    await house.doors.withTenant(1, (tx) => addAuthority(tx, admin, { ...keys, asked: { name: 'Ours' } }));
    await house.doors.withTenant(1, (tx) => setProof(tx, keys, admin, { stationId: 1, proof: 'certificate' }));
    const first = await door.connect('ST-1', { password: stationPassword });
    const old = await ask(first);
    await first.leave();
    await (await door.connect('ST-1', { password: stationPassword })).leave();
    const second = await door.connect('ST-1', { shown: old });
    await house.rowOnceThere('select 1 from certificate_requests where accepted_at is not null');
    await assert.rejects(door.connect('ST-1', { password: stationPassword }), /401/);
    const next = await ask(second);
    await second.leave();
    await (await door.connect('ST-1', { shown: old })).leave();
    const third = await door.connect('ST-1', { shown: next });
    await house.rowOnceThere('select 1 from station_certificates where revoked_at is not null');
    await third.leave();
    await assert.rejects(door.connect('ST-1', { shown: old }), /401/);
    await house.rowOnceThere("select 1 from knocks where station_id = 1 and cause = 'certificate_revoked'");
    const fourth = await door.connect('ST-1', { shown: next });
    await house.rowOnceThere('select 1 from station_state where station_id = 1 and connected');
    const inDays = (days: number) => new Date(keys.now.getTime() + days * 86_400_000);
    await house.doors.withIngest((tx) => queueRenewals(tx, inDays(330)));
    assert.deepEqual(await house.rows("select 1 from commands where intent = 'triggerMessage'"), []);
    for (const days of [340, 340]) await house.doors.withIngest((tx) => queueRenewals(tx, inDays(days)));
    const [, , action, asked] = JSON.parse(await fourth.next()) as [2, string, string, object];
    assert.deepEqual([action, asked], ['ExtendedTriggerMessage', { requestedMessage: 'SignChargePointCertificate' }]);
    assert.equal((await house.rows("select 1 from commands where intent = 'triggerMessage'")).length, 1);
    await fourth.leave();
  });

  test('gets none in another name, nor for another use, nor where anybody could ask; 2.x is told why, and which question is answered (S-5, S-6)', async () => {
    const station = await door.connect('ST-2', { password: stationPassword, subprotocol: 'ocpp2.1' });
    await station.call('BootNotification', { reason: 'PowerUp', chargingStation: { vendorName: 'V', model: 'M' } });
    const { csr } = makeRequest({ name: 'ST-1' });
    const info = (additionalInfo: string) => ({
      status: 'Rejected',
      statusInfo: { reasonCode: 'InvalidCSR', additionalInfo },
    });
    const asked = (payload: object) => station.call('SignCertificate', payload).then(([, , answer]) => answer);
    assert.deepEqual(await asked({ csr }), info('Its common name (CN) is not ST-2.'));
    await house.rows("update stations set proof = 'none' where identifier = 'ST-2'");
    const ownName = makeRequest({ name: 'ST-2' });
    const byAnybody = await asked({ csr: ownName.csr });
    assert.deepEqual(byAnybody, info('It shows nothing to prove who it is, so anybody could ask in its name.'));
    await house.rows("update stations set proof = 'password' where identifier = 'ST-2'");
    const forCars = await asked({ csr: ownName.csr, certificateType: 'V2GCertificate' });
    assert.deepEqual(forCars, info('Certificates for that use are not signed here.'));
    assert.deepEqual(await asked({ csr: ownName.csr, requestId: 7 }), { status: 'Accepted' });
    const [, , action, payload] = JSON.parse(await station.next()) as [2, string, string, Record<string, unknown>];
    const { requestId, certificateType } = payload;
    assert.deepEqual([action, requestId, certificateType], ['CertificateSigned', 7, 'ChargingStationCertificate']);
    await station.leave();
  });

  test('finds no key in the database that would open without the server’s own, and none after its authority was removed (S-2)', async () => {
    const [kept] = await house.rows<{ sealed_key: Buffer; authority_id: string }>('select * from authority_keys');
    assert.ok(kept !== undefined && !kept.sealed_key.includes(Buffer.from('2b8104', 'hex')));
    await house.doors.withTenant(1, (tx) => removeAuthority(tx, admin, Number(kept.authority_id)));
    assert.deepEqual(await house.rows('select 1 from authority_keys'), []);
    const { rejected } = await house.doors
      .withTenant(1, (tx) => tx.query('select sealed_key from authority_keys'))
      .then(
        () => ({ rejected: false }),
        () => ({ rejected: true }),
      );
    assert.ok(rejected, 'operators’ side cannot read keys');
  });
});
