import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { dialects } from '../testing/dialects.ts';
import { shakeHands } from '../testing/gateway/raw-station.ts';
import { bareContext, knownStation, withGateway } from '../testing/gateway/test-gateway.ts';
import type { TestGateway } from '../testing/gateway/test-gateway.ts';

const unproven = { ...knownStation, proof: 'none', passwordHash: null } as const;
const without = { credentials: undefined };

function kindsOf({ told }: TestGateway): string[] {
  return told.map(({ fact, origin }) => `${fact.kind} ${origin.epoch}`);
}

for (const dialect of dialects) {
  const inDialect: typeof withGateway = (run, limits) => withGateway(run, limits, dialect.subprotocol);

  describe(`the presence of a station that speaks ${dialect.version}`, () => {
    test('the newest authenticated connection of an identity wins, the older is closed (F-7)', () =>
      inDialect(async (test) => {
        const old = await test.connect();
        const next = await test.connect();
        assert.equal(await old.closed, 1008);
        assert.equal((await next.call('Heartbeat', {}))[0], 3);
        assert.equal(test.gateway.load().connections, 1);
        await next.leave();
        await test.fact('stationGone');
        assert.deepEqual(kindsOf(test), ['stationConnected 1', 'stationConnected 2', 'stationGone 2']);
      }));

    test('the late close of an old connection does not take the new one down (F-7)', () =>
      inDialect(async (test) => {
        const old = await test.connect({ autoPong: false });
        const next = await test.connect();
        old.ws.terminate();
        await old.closed;
        assert.equal((await next.call('Heartbeat', {}))[0], 3);
        assert.equal(
          test.told.some(({ fact }) => fact.kind === 'stationGone'),
          false,
        );
        await next.leave();
      }));

    test('calls that wait for the old connection fail in words when a new one takes over (F-7)', () =>
      inDialect(async (test) => {
        const old = await test.connect();
        test.queued.push({
          id: 'c1',
          organizationId: 1,
          stationId: 7,
          epoch: 1,
          intent: { intent: 'clearCache' },
          ...bareContext,
        });
        test.bus.ring(7);
        await old.next();
        const next = await test.connect();
        const { fact } = await test.fact('commandAnswered');
        assert.deepEqual(fact, {
          kind: 'commandAnswered',
          commandId: 'c1',
          state: 'failed',
          status: null,
          detail: 'The connection ended before the charging station answered.',
          settings: [],
        });
        await next.leave();
      }));

    test('without proof of identity a second connection is sent away while the first gives a sign (F-7)', () =>
      inDialect(async (test) => {
        test.stations.set('ST-1', unproven);
        const station = await test.connect(without);
        const second = await shakeHands(test.port, '/ocpp/acme/ST-1', {
          'Sec-WebSocket-Protocol': dialect.subprotocol,
        });
        assert.deepEqual([second.status, second.headers['retry-after']], [503, '17']);
        assert.equal(station.pings, 1);
        assert.equal((await station.call('Heartbeat', {}))[0], 3);
        await station.leave();
      }));

    test('without proof and without a sign within five seconds the new one enters, with an alarm (F-7, S-9)', () =>
      inDialect(async (test) => {
        test.stations.set('ST-1', unproven);
        const station = await test.connect({ ...without, autoPong: false });
        const pinged = once(station.ws, 'ping');
        const coming = test.connect(without);
        await pinged;
        test.clock.advance(4_999);
        assert.equal(test.gateway.load().connections, 1);
        test.clock.advance(1);
        const next = await coming;
        assert.equal(await station.closed, 1008);
        const { fact, origin } = await test.fact('stationNoted');
        assert.ok(fact.kind === 'stationNoted');
        assert.deepEqual([fact.note, fact.status, origin.epoch], ['security', 'ConnectionTakenOver', 2]);
        await next.leave();
      }));

    test('who is sent away for want of proof takes no place of the station that it names (F-7, R-7)', () =>
      inDialect(
        async (test) => {
          test.stations.set('ST-1', unproven);
          const station = await test.connect(without);
          const headers = { 'Sec-WebSocket-Protocol': dialect.subprotocol };
          for (let times = 0; times < 3; times += 1) {
            assert.equal((await shakeHands(test.port, '/ocpp/acme/ST-1', headers)).status, 503);
          }
          await station.leave();
          await test.fact('stationGone');
          const again = await test.connect(without);
          assert.equal((await again.call('Heartbeat', {}))[0], 3);
          await again.leave();
        },
        { admissionsOfStation: { perSecond: 1, atOnce: 2 } },
      ));

    test('without proof and with pings off the new one enters at once, with an alarm (F-7)', () =>
      inDialect(async (test) => {
        test.stations.set('ST-1', { ...unproven, pings: false });
        const station = await test.connect(without);
        const next = await test.connect(without);
        assert.equal(await station.closed, 1008);
        await test.fact('stationNoted');
        assert.equal(station.pings, 0);
        await next.leave();
      }));

    test('an old connection without proof that ends by itself raises no alarm (F-7)', () =>
      inDialect(async (test) => {
        test.stations.set('ST-1', unproven);
        const station = await test.connect({ ...without, autoPong: false });
        const pinged = once(station.ws, 'ping');
        const coming = test.connect(without);
        await pinged;
        await station.leave();
        const next = await coming;
        assert.equal(
          test.told.some(({ fact }) => fact.kind === 'stationNoted'),
          false,
        );
        await next.leave();
      }));

    test('a station whose socket ends is told gone at once (F-8)', () =>
      inDialect(async (test) => {
        const station = await test.connect();
        station.ws.terminate();
        const { origin } = await test.fact('stationGone');
        assert.deepEqual([origin.stationId, origin.epoch], [7, 1]);
      }));

    test('a station that answered pings and falls silent is gone within a minute (F-8)', () =>
      inDialect(
        async (test) => {
          const station = await test.connect();
          const seen = once(station.ws, 'ping');
          test.clock.advance(18_000);
          await seen;
          // Its pong has been read when a later message is answered.
          await station.call('Heartbeat', {});
          station.ws.pause();
          test.clock.advance(55_000);
          await test.fact('stationGone');
          station.ws.resume();
          await station.closed;
        },
        { bootPatienceMs: 1e9 },
      ));

    test('a station that never answers pings lives by its messages, for three heartbeats (F-8)', () =>
      inDialect(
        async (test) => {
          test.stations.set('ST-1', { ...knownStation, heartbeatSeconds: 100 });
          const station = await test.connect({ autoPong: false });
          test.clock.advance(299_000);
          await station.call('Heartbeat', {});
          test.clock.advance(299_000);
          assert.equal(test.gateway.load().connections, 1);
          test.clock.advance(100_000);
          await test.fact('stationGone');
          assert.equal(await station.closed, 1006);
        },
        { bootPatienceMs: 1e9 },
      ));

    test('a station with pings off is never pinged (F-8)', () =>
      inDialect(
        async (test) => {
          test.stations.set('ST-1', { ...knownStation, pings: false });
          const station = await test.connect();
          test.clock.advance(200_000);
          await station.call('Heartbeat', {});
          assert.equal(station.pings, 0);
          await station.leave();
        },
        { bootPatienceMs: 1e9 },
      ));

    test('when stations were last heard is written for all that sent something, every fifteen seconds', () =>
      inDialect(async (test) => {
        const station = await test.connect();
        await station.call('Heartbeat', {});
        test.clock.advance(15_000);
        await new Promise(setImmediate);
        assert.deepEqual(test.seen, [7]);
        await station.leave();
      }));

    test('a station that another node has taken over is let go (R-5)', () =>
      inDialect(async (test) => {
        const station = await test.connect();
        await station.call('Heartbeat', {});
        test.takenOver.push(7);
        test.clock.advance(15_000);
        assert.equal(await station.closed, 1008);
      }));

    test('a connection that cannot be written is closed with 1013 (R-2)', () =>
      inDialect(async (test) => {
        const { submit } = test.writer;
        test.writer.submit = () => Promise.reject(new Error('away'));
        const station = await test.connect();
        assert.equal(await station.closed, 1013);
        test.writer.submit = submit;
      }));

    test('a departure that could not be written is told again until it is (F-8, R-2)', () =>
      inDialect(async (test) => {
        const station = await test.connect();
        await station.call('Heartbeat', {});
        const { submit } = test.writer;
        test.writer.submit = () => Promise.reject(new Error('away'));
        await station.leave();
        await test.fact('stationGone');
        test.writer.submit = submit;
        await new Promise(setImmediate);
        test.clock.advance(1_000);
        const { origin } = await test.fact('stationGone');
        assert.equal(origin.epoch, 1);
      }));
  });
}
