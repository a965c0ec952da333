import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { test } from 'node:test';
import { basicAuth, shakeHands } from '../../testing/gateway/raw-station.ts';
import { hashStationPassword } from '../../stations/credentials.ts';
import {
  knownStation,
  secretKey,
  startTestGateway,
  stationPassword,
  withGateway,
} from '../../testing/gateway/test-gateway.ts';

const right = { Authorization: basicAuth({ user: 'ST-1', password: stationPassword }) };
const speaks16 = { 'Sec-WebSocket-Protocol': 'ocpp1.6' };

test('a wrong password, a wrong name and an unknown identity get one and the same 401 (F-2, S-3)', () =>
  withGateway(async ({ port }) => {
    const refused = [
      await shakeHands(port, '/ocpp/acme/ST-1', { Authorization: basicAuth({ user: 'ST-1', password: 'wrong' }) }),
      await shakeHands(port, '/ocpp/acme/ST-1', {
        Authorization: basicAuth({ user: 'ST-2', password: stationPassword }),
      }),
      await shakeHands(port, '/ocpp/acme/ST-1'),
      await shakeHands(port, '/ocpp/acme/NOBODY', right),
      await shakeHands(port, '/ocpp/nowhere/ST-1', right),
    ];
    for (const { status, headers } of refused) {
      assert.equal(status, 401);
      assert.deepEqual(headers, refused[0]?.headers);
      assert.match(headers['www-authenticate'] ?? '', /^Basic /);
    }
  }));

test('refused connections are noted for the page, those of unknown organizations are not', async () => {
  const gateway = await startTestGateway();
  await shakeHands(gateway.port, '/ocpp/acme/ST-1');
  await shakeHands(gateway.port, '/ocpp/acme/STRANGER');
  await shakeHands(gateway.port, '/ocpp/nowhere/ST-1');
  await gateway.stop();
  assert.deepEqual(
    gateway.knocks.map(({ identifier, cause, stationId }) => [identifier, cause, stationId]),
    [
      ['ST-1', 'no_password', 7],
      ['STRANGER', 'unknown_identifier', null],
    ],
  );
});

test('an identity that can be none is answered 400, any other path 404 (F-2)', () =>
  withGateway(async ({ port }) => {
    for (const [path, status] of [
      ['/ocpp/acme/a:b', 400],
      [`/ocpp/acme/${'x'.repeat(49)}`, 400],
      ['/ocpp/acme/a%2Fb', 400],
      ['/somewhere', 404],
    ] as const) {
      assert.equal((await shakeHands(port, path, right)).status, status, path);
    }
  }));

test('a page of another place cannot pose as a station, and a station that names its own host can come (S-17)', () =>
  withGateway(async ({ port }) => {
    const asked = { ...right, ...speaks16 };
    const foreign = await shakeHands(port, '/ocpp/acme/ST-1', { ...asked, Origin: 'https://elsewhere.example' });
    assert.equal(foreign.status, 403);
    const own = await shakeHands(port, '/ocpp/acme/ST-1', { ...asked, Origin: `http://localhost:${port}` });
    assert.equal(own.status, 101);
    own.socket.destroy();
  }));

test('a password as 20 raw bytes and as hexadecimal letters enters alike', () =>
  withGateway(async ({ port, stations }) => {
    const key = Buffer.from('00ff10a0b0c0d0e0f00102030405060708090a3a', 'hex');
    stations.set('ST-1', { ...knownStation, passwordHash: hashStationPassword(secretKey, key) });
    for (const password of [key, Buffer.from(key.toString('hex'))]) {
      const headers = { ...speaks16, Authorization: basicAuth({ user: 'ST-1', password }) };
      const { status, socket } = await shakeHands(port, '/ocpp/acme/ST-1', headers);
      assert.equal(status, 101);
      socket.destroy();
    }
  }));

test('the first subprotocol of the station that we speak is chosen (F-1)', () =>
  withGateway(async ({ port, fact }) => {
    for (const [offered, chosen, version] of [
      ['ocpp9.9, ocpp1.6, ocpp1.5', 'ocpp1.6', '1.6'],
      ['ocpp1.6, ocpp2.0.1', 'ocpp1.6', '1.6'],
      ['ocpp9.9, ocpp2.0.1, ocpp1.6', 'ocpp2.0.1', '2.0.1'],
      ['ocpp2.1, ocpp2.0.1, ocpp1.6', 'ocpp2.1', '2.1'],
      ['ocpp2.0.1, ocpp2.1', 'ocpp2.0.1', '2.0.1'],
    ] as const) {
      const headers = { ...right, 'Sec-WebSocket-Protocol': offered };
      const { status, headers: answered, socket } = await shakeHands(port, '/ocpp/acme/ST-1', headers);
      assert.deepEqual([status, answered['sec-websocket-protocol']], [101, chosen]);
      const { fact: told } = await fact('stationConnected');
      assert.deepEqual(told, { kind: 'stationConnected', version, nodeId: 1 });
      socket.destroy();
    }
  }));

/** The code of the close frame that is the first thing a server sends. */
async function closeCodeAfter({ socket, first }: { socket: NodeJS.ReadableStream; first: Buffer }): Promise<number> {
  const bytes = first.length > 0 ? first : ((await once(socket, 'data'))[0] as Buffer);
  assert.equal(bytes[0], 0x88);
  return bytes.readUInt16BE(2);
}

test('no subprotocol in common: the handshake completes without the header, then closes (F-1)', async () => {
  const gateway = await startTestGateway();
  const headers = { ...right, 'Sec-WebSocket-Protocol': 'ocpp0.1' };
  const answer = await shakeHands(gateway.port, '/ocpp/acme/ST-1', headers);
  assert.deepEqual([answer.status, answer.headers['sec-websocket-protocol']], [101, undefined]);
  assert.equal(await closeCodeAfter(answer), 1002);
  answer.socket.destroy();
  await gateway.stop();
  assert.equal(gateway.told.length, 0);
  assert.deepEqual(
    gateway.knocks.map(({ cause }) => cause),
    ['no_version'],
  );
});

test('no subprotocol header: closed, unless the station is set to be taken for a version (F-1)', () =>
  withGateway(async ({ port, stations, fact }) => {
    const answer = await shakeHands(port, '/ocpp/acme/ST-1', right);
    assert.equal(await closeCodeAfter(answer), 1002);
    answer.socket.destroy();
    for (const version of ['1.6', '2.0.1', '2.1']) {
      stations.set('ST-1', { ...knownStation, assumesVersion: version });
      const { socket } = await shakeHands(port, '/ocpp/acme/ST-1', right);
      assert.deepEqual((await fact('stationConnected')).fact, { kind: 'stationConnected', version, nodeId: 1 });
      socket.destroy();
    }
  }));

test('a version belongs to a connection: probing with another first changes nothing (F-1)', () =>
  withGateway(async ({ port, connect }) => {
    for (const probed of ['ocpp2.1', 'ocpp2.0.1']) {
      const probe = await shakeHands(port, '/ocpp/acme/ST-1', { ...right, 'Sec-WebSocket-Protocol': probed });
      probe.socket.destroy();
    }
    const station = await connect();
    assert.equal(station.ws.protocol, 'ocpp1.6');
    await station.leave();
    const newer = await connect({ subprotocols: ['ocpp2.0.1'] });
    assert.equal(newer.ws.protocol, 'ocpp2.0.1');
    await newer.leave();
  }));

test('who is past the rate of admissions meets 503 with a time to come again (R-3)', () =>
  withGateway(
    async ({ port, clock }) => {
      const headers = { ...right, ...speaks16 };
      const { socket } = await shakeHands(port, '/ocpp/acme/ST-1', headers);
      const late = await shakeHands(port, '/ocpp/acme/ST-1', headers);
      assert.deepEqual([late.status, late.headers['retry-after']], [503, '17']);
      // Refusals take no place from those who have their proof (S-3).
      clock.advance(1_000);
      assert.equal((await shakeHands(port, '/ocpp/acme/ST-1')).status, 401);
      const again = await shakeHands(port, '/ocpp/acme/ST-1', headers);
      assert.equal(again.status, 101);
      for (const open of [socket, again.socket]) open.destroy();
    },
    { admissionsPerSecond: 1, admissionsAtOnce: 1 },
  ));

test('no more handshakes wait for the directory than there is room for (S-7)', () =>
  withGateway(
    async ({ port }) => {
      assert.equal((await shakeHands(port, '/ocpp/acme/ST-1', right)).status, 503);
    },
    { handshakes: 0 },
  ));

test('a handshake that dribbles is cut off (S-7)', () =>
  withGateway(
    async ({ port }) => {
      const socket = connectTcp(port, '127.0.0.1');
      socket.write('GET /ocpp/acme/ST-1 HTTP/1.1\r\nHost: x\r\nUpgr');
      socket.resume();
      await once(socket, 'close');
    },
    { headersTimeoutMs: 20 },
  ));
