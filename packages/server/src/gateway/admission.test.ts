// Who may say what before and after a boot.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dialects } from '../testing/dialects.ts';
import { bareContext, knownStation, withGateway } from '../testing/gateway/test-gateway.ts';

for (const dialect of dialects) {
  const inDialect: typeof withGateway = (run, limits) => withGateway(run, limits, dialect.subprotocol);

  describe(`admission of a station that speaks ${dialect.version}`, () => {
    test('a station that was never accepted may boot and send messages of T-1, nothing else (F-12)', () =>
      inDialect(async ({ connect, stations }) => {
        stations.set('ST-1', { ...knownStation, everAccepted: false });
        const station = await connect();
        assert.equal((await station.call('Heartbeat', {}))[2], 'SecurityError');
        assert.equal((await station.call(...dialect.start()))[0], 3);
        assert.equal((await station.call(...dialect.boot))[0], 3);
        assert.equal((await station.call('Heartbeat', {}))[0], 3);
        await station.leave();
      }));

    test('a known station is accepted without booting again (F-12)', () =>
      inDialect(async ({ connect }) => {
        const station = await connect();
        assert.equal((await station.call(...dialect.authorize('A')))[0], 3);
        await station.leave();
      }));

    test('a station that an admin holds is refused whatever it was before (F-12)', () =>
      inDialect(async ({ connect, stations }) => {
        for (const admission of ['pending', 'rejected'] as const) {
          stations.set('ST-1', { ...knownStation, admission });
          const station = await connect();
          assert.equal((await station.call(...dialect.authorize('A')))[2], 'SecurityError');
          await station.leave();
        }
      }));

    test('admission is judged in the turn of a call, after the boot before it was answered (F-12)', () =>
      inDialect(async (test) => {
        test.stations.set('ST-1', { ...knownStation, everAccepted: false });
        const station = await test.connect();
        station.send(JSON.stringify([2, 'b1', ...dialect.boot]));
        station.send(JSON.stringify([2, 'n1', ...dialect.status(1, 'Available')]));
        assert.match(await station.next(), /^\[3,"b1",\{"status":"Accepted"/);
        assert.equal(await station.next(), '[3,"n1",{}]');
        await station.leave();
      }));

    test('a boot answered Rejected ends the acceptance of its connection (F-12)', () =>
      inDialect(async (test) => {
        const station = await test.connect();
        test.writer.submit = () => Promise.resolve({ admission: 'rejected', heartbeatSeconds: 60, quirks: {} });
        assert.equal((await station.call(...dialect.boot))[0], 3);
        assert.equal((await station.call('Heartbeat', {}))[2], 'SecurityError');
        test.writer.submit = () => Promise.resolve({ stored: true });
        await station.leave();
      }));

    test('a known station that comes back without booting is asked to after five seconds (F-12)', () =>
      inDialect(async ({ connect, clock }) => {
        const station = await connect();
        clock.advance(4_999);
        await station.call('Heartbeat', {});
        clock.advance(1_001);
        const asked = JSON.parse(await station.next()) as unknown[];
        assert.deepEqual(asked.slice(2), ['TriggerMessage', { requestedMessage: 'BootNotification' }]);
        station.send(JSON.stringify([3, asked[1], { status: 'Accepted' }]));
        await station.leave();
      }));

    test('what was asked for is let in before acceptance (F-12)', () =>
      inDialect(async (test) => {
        test.stations.set('ST-1', { ...knownStation, admission: 'pending' });
        const station = await test.connect();
        assert.equal((await station.call(...dialect.status(1, 'Available')))[2], 'SecurityError');
        const intent = { intent: 'triggerMessage', message: 'StatusNotification', evse: 1 } as const;
        test.queued.push({ id: 'c1', organizationId: 1, stationId: 7, epoch: 0, intent, ...bareContext });
        test.bus.ring(7);
        const asked = JSON.parse(await station.next()) as unknown[];
        assert.equal(asked[2], 'TriggerMessage');
        station.send(JSON.stringify([3, asked[1], { status: 'Accepted' }]));
        assert.equal((await station.call(...dialect.status(1, 'Available')))[0], 3);
        await station.leave();
      }));
  });
}
