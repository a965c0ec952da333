// Stations over TLS: a real socket, certificates made here, and what the wire and the directory are told of it.
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { connect as connectTls, type SecureVersion } from 'node:tls';
import { createStation, manualClock, seededRandom } from '@stationmaster/simulator';
import { openFrontDoor, openTlsDoor, type FrontDoor } from '../../house/front-door.ts';
import {
  makeAuthority,
  makeCertificate,
  type Authority,
  type Identity,
} from '../../testing/certificates/certificates.ts';
import { connectRawStation, type RawStationOptions } from '../../testing/gateway/raw-station.ts';
import {
  knownStation,
  startTestGateway,
  stationPassword,
  type TestGateway,
} from '../../testing/gateway/test-gateway.ts';
import { keepPair, readPair, type KeptPair } from '../../config/tls-pair.ts';
import { watchHandshakes } from './failed-handshakes.ts';

describe('stations over TLS', () => {
  let gateway: TestGateway;
  let door: FrontDoor;
  let kept: KeptPair;
  let folder: string;
  let authority: Authority;
  let ofStations: Authority;
  let countFailed: () => number;
  let nowMs = 0;
  let now = new Date();
  const clock = { now: () => now };
  const said: string[] = [];
  const say = (one: string) => void said.push(one);

  const files = () => ({ certificateFile: join(folder, 'server.pem'), keyFile: join(folder, 'server.key') });
  async function write({ certificate, key }: Identity): Promise<void> {
    await Promise.all([writeFile(files().certificateFile, certificate), writeFile(files().keyFile, key)]);
  }

  before(async () => {
    authority = makeAuthority('Authority of servers');
    ofStations = makeAuthority('Authority of stations');
    folder = await mkdtemp(join(tmpdir(), 'stationmaster-tls-'));
    await write(makeCertificate(authority, { name: 'localhost', forServers: true }));
    gateway = await startTestGateway();
    const pair = await readPair(files());
    const own = await openTlsDoor({ host: '127.0.0.1', port: 0 }, pair);
    door = own;
    kept = keepPair({ files: files(), pair, server: own.server, everyMs: 3_600_000, clock, say });
    countFailed = watchHandshakes({ server: own.server, clock: { monotonicMs: () => nowMs }, say });
    gateway.gateway.attach(own.server);
  });
  after(async () => {
    kept.stop();
    await gateway.stop();
    await door.close();
    await rm(folder, { recursive: true });
  });

  const connect = (more: Partial<RawStationOptions> = {}, own: Partial<Identity> = {}) =>
    connectRawStation(door.port, {
      path: '/ocpp/acme/ST-1',
      credentials: { user: 'ST-1', password: stationPassword },
      tls: { ca: authority.certificate, cert: own.certificate, key: own.key },
      ...more,
    });
  const believing = () => {
    const certificate = new X509Certificate(ofStations.certificate).raw.toString('base64');
    gateway.stations.set('ST-1', {
      ...knownStation,
      proof: 'certificate',
      passwordHash: null,
      authorities: [{ certificate, memberOf: null }],
    });
  };

  test('enter by password, and it is told that TLS was spoken (S-4)', async () => {
    gateway.stations.set('ST-1', knownStation);
    const station = await connect();
    assert.deepEqual((await gateway.fact('stationConnected')).fact, {
      kind: 'stationConnected',
      version: '1.6',
      nodeId: 1,
      tls: { certificate: undefined },
    });
    await station.leave();
  });

  test('enter by their own certificate, and by no other (S-4)', async () => {
    believing();
    const own = makeCertificate(ofStations, { name: 'ST-1' });
    const station = await connect({ credentials: undefined }, own);
    const { fact } = await gateway.fact('stationConnected');
    assert.ok(fact.kind === 'stationConnected');
    assert.equal(fact.tls?.certificate?.fingerprint, new X509Certificate(own.certificate).fingerprint256);
    await station.leave();
    await assert.rejects(connect(), /401/);
    await assert.rejects(connect({}, makeCertificate(ofStations, { name: 'ST-2' })), /401/);
    await assert.rejects(connect({}, makeCertificate(authority, { name: 'ST-1' })), /401/);
  });

  test('are simulated too, with a certificate of their own (S-4)', async () => {
    believing();
    const { certificate, key } = makeCertificate(ofStations, { name: 'ST-1' });
    const station = createStation({
      url: `wss://127.0.0.1:${door.port}/ocpp/acme`,
      identifier: 'ST-1',
      tls: { ca: authority.certificate, certificate, key },
      points: [{ maxPowerW: 11_000, phases: 3 }],
      reconnects: false,
      clock: manualClock(),
      random: seededRandom(1),
    });
    await station.connect();
    assert.ok(station.isAccepted);
    await station.close();
  });

  test('that came over TLS once come no other way: the right password without it is refused (S-4)', async () => {
    gateway.stations.set('ST-1', { ...knownStation, demandsTls: true });
    await assert.rejects(gateway.connect(), /401/);
    await (await connect()).leave();
  });

  const shake = (maxVersion: SecureVersion, ciphers: string) =>
    new Promise<string | null>((resolve, reject) => {
      const ca = authority.certificate;
      const socket = connectTls({ host: '127.0.0.1', port: door.port, ca, minVersion: 'TLSv1', maxVersion, ciphers });
      socket.on('secureConnect', () => {
        resolve(socket.getProtocol());
        socket.destroy();
      });
      socket.on('error', reject);
    });

  test('speak TLS 1.2 at least (S-4)', async () => {
    assert.equal(await shake('TLSv1.3', 'DEFAULT'), 'TLSv1.3');
    assert.equal(await shake('TLSv1.2', 'DEFAULT'), 'TLSv1.2');
    await assert.rejects(shake('TLSv1.1', 'DEFAULT@SECLEVEL=0'), /alert|version|protocol/i);
    await assert.rejects(shake('TLSv1.2', 'ECDHE-ECDSA-AES128-SHA'), /handshake failure/i);
  });

  test('whose handshakes fail are counted, and told with address and reason, a few in a minute (S-8)', async () => {
    const before = countFailed();
    nowMs += 60_000;
    said.splice(0);
    for (let nth = 0; nth < 12; nth += 1) await assert.rejects(shake('TLSv1.1', 'DEFAULT@SECLEVEL=0'));
    assert.equal(countFailed() - before, 12);
    assert.equal(said.length, 10);
    assert.match(said[0] ?? '', /^A TLS handshake with (::ffff:)?127\.0\.0\.1 failed: unsupported protocol\.$/);
    nowMs += 60_000;
    await assert.rejects(shake('TLSv1.1', 'DEFAULT@SECLEVEL=0'));
    assert.match(said[10] ?? '', /^2 more TLS handshakes failed/);
  });

  test('meet a certificate of the server whose end is told 30 and 7 days before, and when it is over', async () => {
    const end = kept.validUntil();
    const lookAt = async (daysBefore: number) => {
      said.splice(0);
      now = new Date(end.getTime() - daysBefore * 86_400_000);
      await kept.refresh();
      await kept.refresh();
      return said.map((sentence) => sentence.slice(0, sentence.indexOf(':')));
    };
    assert.deepEqual(await lookAt(31), []);
    assert.deepEqual(await lookAt(30), [
      'The certificate by which this server proves itself to stations ends within 30 days',
    ]);
    assert.deepEqual(await lookAt(8), []);
    assert.deepEqual(await lookAt(6.5), [
      'The certificate by which this server proves itself to stations ends within 7 days',
    ]);
    assert.deepEqual(await lookAt(-1), ['The certificate by which this server proves itself to stations is over']);
    now = new Date();
  });

  test('stay when the certificate of the server is renewed, and new ones meet the new one', async () => {
    gateway.stations.set('ST-1', knownStation);
    gateway.stations.set('ST-2', { ...knownStation, stationId: 8 });
    const old = await connect();
    const renewed = makeAuthority('Another authority');
    await write(makeCertificate(renewed, { name: 'localhost', forServers: true }));
    await kept.refresh();
    assert.match(said.join(), /meet a new certificate/);
    assert.equal((await old.call('Heartbeat', {}))[0], 3);
    const rest = { path: '/ocpp/acme/ST-2', credentials: { user: 'ST-2', password: stationPassword } };
    await assert.rejects(connect(rest), /certificate/);
    const next = await connect({ ...rest, tls: { ca: renewed.certificate } });
    await Promise.all([old.leave(), next.leave()]);
    // Half of a renewal: the old one stays in use, which is said once.
    said.splice(0);
    await writeFile(files().keyFile, makeCertificate(renewed, { name: 'localhost' }).key);
    await kept.refresh();
    await kept.refresh();
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /do not fit together.*stays in use/);
    const last = await connect({ ...rest, tls: { ca: renewed.certificate } });
    await last.leave();
  });

  test('are not waited for where the files are missing: the start says which one', async () => {
    await assert.rejects(readPair({ ...files(), keyFile: join(folder, 'nothing.key') }), /TLS_KEY names is not there/);
  });
});

test('a station behind a proxy that speaks TLS for it enters by the certificate that the proxy hands on (S-4)', async () => {
  const gateway = await startTestGateway();
  const authority = makeAuthority('Authority of stations');
  const certificate = new X509Certificate(authority.certificate).raw.toString('base64');
  const station = { ...knownStation, proof: 'certificate' as const, passwordHash: null };
  gateway.stations.set('ST-1', { ...station, authorities: [{ certificate, memberOf: null }] });
  const own = makeCertificate(authority, { name: 'ST-1' });
  const headers = { 'X-Forwarded-Proto': 'https', 'X-Client-Certificate': encodeURIComponent(own.certificate) };
  const entered = await gateway.connect({ credentials: undefined, headers });
  await entered.leave();
  const { 'X-Forwarded-Proto': _tls, ...plain } = headers;
  await assert.rejects(gateway.connect({ credentials: undefined, headers: plain }), /401/);
  await gateway.stop();
  assert.deepEqual(
    gateway.knocks.map(({ cause }) => cause),
    ['no_certificate'],
  );
});

test('a large file may come over a slow line for an hour; who never ends its headers is sent away within a minute (S-7, S-10)', async () => {
  const door = await openFrontDoor({ host: '127.0.0.1', port: 0 });
  const { requestTimeout, headersTimeout } = door.server;
  await door.close();
  assert.equal(requestTimeout, 3_600_000);
  assert.ok(headersTimeout > 0 && headersTimeout <= 60_000);
});
