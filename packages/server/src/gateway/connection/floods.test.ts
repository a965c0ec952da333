// Frames that are too large, too deep, too many or of the wrong kind.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { dialects } from '../../testing/dialects.ts';
import { withGateway } from '../../testing/gateway/test-gateway.ts';

for (const dialect of dialects) {
  const inDialect: typeof withGateway = (run, limits) => withGateway(run, limits, dialect.subprotocol);

  describe(`what is too much of a station that speaks ${dialect.version}`, () => {
    test('a binary frame closes with 1003 (F-9)', () =>
      inDialect(async ({ connect }) => {
        const station = await connect();
        station.ws.send(Buffer.from('[2,"1","Heartbeat",{}]'), { binary: true });
        assert.equal(await station.closed, 1003);
      }));

    test('a message of one MiB is taken, one byte more closes with 1009 (F-9)', () =>
      inDialect(async ({ connect }) => {
        const station = await connect();
        const frame = (bytes: number) => {
          const [head, tail] = ['[2,"big","DataTransfer",{"vendorId":"v","data":"', '"}]'];
          return `${head}${'x'.repeat(bytes - head.length - tail.length)}${tail}`;
        };
        station.send(frame(1_048_576));
        assert.equal(await station.next(), '[3,"big",{"status":"UnknownVendorId"}]');
        station.send(frame(1_048_577));
        assert.equal(await station.closed, 1009);
      }));

    test('compression is offered, and what is inflated counts (F-9, S-7)', () =>
      inDialect(async ({ connect }) => {
        const station = await connect({ compress: true });
        assert.match(station.ws.extensions, /permessage-deflate/);
        assert.equal((await station.call('DataTransfer', { vendorId: 'v', data: 'x'.repeat(500_000) }))[0], 3);
        station.send(JSON.stringify([2, 'bomb', 'DataTransfer', { vendorId: 'v', data: 'x'.repeat(2_000_000) }]));
        assert.equal(await station.closed, 1009);
      }));

    test('nesting past 32 is refused before anything walks it (S-7)', () =>
      inDialect(async ({ connect }) => {
        const station = await connect();
        station.send(`[2,"deep","DataTransfer",{"vendorId":"v","data":${'['.repeat(50_000)}${']'.repeat(50_000)}}]`);
        assert.match(await station.next(), new RegExp(`^\\[4,"deep","${dialect.errors.format}"`));
        assert.equal((await station.call('Heartbeat', {}, 'after'))[1], 'after');
        await station.leave();
      }));

    test('pings are answered, a flood of them closes (S-7)', () =>
      inDialect(
        async ({ connect }) => {
          const station = await connect();
          const pong = once(station.ws, 'pong');
          station.ws.ping('hello');
          assert.deepEqual(await pong, [Buffer.from('hello')]);
          for (let n = 0; n < 5; n += 1) station.ws.ping();
          assert.equal(await station.closed, 1008);
        },
        { pingsPerSecond: 3 },
      ));

    test('a station that is quicker than allowed is read again in the next second, nothing dropped (S-7)', () =>
      inDialect(
        async ({ connect, clock }) => {
          const station = await connect();
          for (let n = 0; n < 500; n += 1) station.send(`[2,"${n}","Heartbeat",{}]`);
          for (let n = 0; n < 500; n += 1) {
            const next = station.next();
            clock.advance(1_000);
            assert.equal((JSON.parse(await next) as unknown[])[1], String(n));
          }
          await station.leave();
        },
        { framesPerSecond: 10, bootPatienceMs: 1e9 },
      ));

    test('reading pauses while the database is slow and goes on afterwards; every call is answered once (R-2)', () =>
      inDialect(async (test) => {
        const station = await test.connect();
        const stored = Promise.withResolvers<void>();
        const { submit } = test.writer;
        test.writer.submit = async (origin, fact) => {
          await stored.promise;
          return submit(origin, fact);
        };
        for (let n = 0; n < 300; n += 1) station.send(JSON.stringify([2, `s${n}`, ...dialect.start()]));
        await test.fact(dialect.startKind);
        stored.resolve();
        for (let n = 0; n < 300; n += 1) assert.equal((JSON.parse(await station.next()) as unknown[])[1], `s${n}`);
        await station.leave();
      }));
  });
}
