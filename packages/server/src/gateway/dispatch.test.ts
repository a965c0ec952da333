import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CommandAnswered } from '../facts.ts';
import type { Intent } from '../intents.ts';
import { dialects } from '../testing/dialects.ts';
import type { RawStation } from '../testing/gateway/raw-station.ts';
import { bareContext, knownStation, withGateway } from '../testing/gateway/test-gateway.ts';
import type { TestGateway } from '../testing/gateway/test-gateway.ts';

function queue({ queued }: TestGateway, intent: Intent, id = 'c1'): void {
  queued.push({ id, organizationId: 1, stationId: 7, epoch: 0, intent, ...bareContext });
}

async function endOf(test: TestGateway): Promise<CommandAnswered> {
  const { fact } = await test.fact('commandAnswered');
  assert.ok(fact.kind === 'commandAnswered');
  return fact;
}

async function nextCall(station: RawStation): Promise<{ id: string; action: string; payload: unknown }> {
  const [type, id, action, payload] = JSON.parse(await station.next()) as [number, string, string, unknown];
  assert.equal(type, 2);
  return { id, action, payload };
}

/** Connected, and known to the database to be. */
async function connected(test: TestGateway): Promise<RawStation> {
  const station = await test.connect();
  await station.call('Heartbeat', {});
  return station;
}

test('a queued command goes out at the bell, and its answer comes back as a fact', () =>
  withGateway(async (test) => {
    const station = await connected(test);
    queue(test, { intent: 'startCharging', evse: 1, token: '04A1', tokenType: 'iso14443' });
    test.bus.ring(7);
    const { id, action, payload } = await nextCall(station);
    assert.deepEqual([action, payload], ['RemoteStartTransaction', { connectorId: 1, idTag: '04A1' }]);
    station.send(JSON.stringify([3, id, { status: 'Accepted' }]));
    const end = await endOf(test);
    assert.deepEqual([end.commandId, end.state, end.status], ['c1', 'accepted', 'Accepted']);
    await station.leave();
  }));

test('a command whose bell was lost goes out within two seconds', () =>
  withGateway(async (test) => {
    const station = await connected(test);
    queue(test, { intent: 'clearCache' });
    test.clock.advance(2_000);
    assert.equal((await nextCall(station)).action, 'ClearCache');
    await station.leave();
  }));

test('what a station refuses with an error has failed, in its words', () =>
  withGateway(async (test) => {
    const station = await connected(test);
    queue(test, { intent: 'clearCache' });
    test.bus.ring(7);
    const { id } = await nextCall(station);
    station.send(JSON.stringify([4, id, 'NotSupported', 'no cache\0here', {}]));
    const end = await endOf(test);
    assert.deepEqual([end.state, end.status, end.detail], ['failed', 'NotSupported', 'no cachehere']);
    await station.leave();
  }));

test('what 1.6 has no message for, or does not allow, fails in words and is not sent (F-10)', () =>
  withGateway(async (test) => {
    const station = await connected(test);
    queue(test, { intent: 'triggerMessage', message: 'TransactionEvent', evse: null }, 'c1');
    queue(test, { intent: 'changeSetting', key: 'K', value: 'x'.repeat(501) }, 'c2');
    test.bus.ring(7);
    const ends = [await endOf(test), await endOf(test)];
    assert.deepEqual(
      ends.map(({ state }) => state),
      ['failed', 'failed'],
    );
    assert.equal(ends[0]?.detail, 'OCPP 1.6 has no message for this command.');
    assert.equal((await station.call('Heartbeat', {}))[0], 3);
    assert.equal(station.untaken.length, 0);
    await station.leave();
  }));

test('settings that a station reports come with the answer', () =>
  withGateway(async (test) => {
    const station = await connected(test);
    queue(test, { intent: 'refreshConfiguration', keys: [] });
    test.bus.ring(7);
    const { id } = await nextCall(station);
    station.send(JSON.stringify([3, id, { configurationKey: [{ key: 'K', readonly: true, value: '1' }] }]));
    assert.deepEqual((await endOf(test)).settings, [{ key: 'K', value: '1', readOnly: true }]);
    await station.leave();
  }));

test('nothing is handed to a station that was rejected', () =>
  withGateway(async (test) => {
    test.stations.set('ST-1', { ...knownStation, admission: 'rejected' });
    const station = await test.connect();
    queue(test, { intent: 'clearCache' });
    test.bus.ring(7);
    assert.equal((await station.call('Heartbeat', {}))[2], 'SecurityError');
    assert.equal(test.queued.length, 1);
    await station.leave();
  }));

for (const dialect of dialects) {
  const inDialect: typeof withGateway = (run, limits) => withGateway(run, limits, dialect.subprotocol);

  describe(`commands to a station that speaks ${dialect.version}`, () => {
    test('one call of ours is outstanding at a time; the others follow in order (F-5)', () =>
      inDialect(async (test) => {
        const station = await connected(test);
        queue(test, { intent: 'clearCache' }, 'c1');
        queue(test, { intent: 'reset', resetKind: 'soft' }, 'c2');
        test.bus.ring(7);
        const first = await nextCall(station);
        assert.equal((await station.call('Heartbeat', {}))[0], 3);
        assert.equal(station.untaken.length, 0);
        station.send(JSON.stringify([3, first.id, { status: 'Accepted' }]));
        assert.equal((await nextCall(station)).action, 'Reset');
        await station.leave();
      }));

    test('a call that is not answered times out after 30 seconds and frees the place (F-5)', () =>
      inDialect(
        async (test) => {
          const station = await connected(test);
          queue(test, { intent: 'clearCache' }, 'c1');
          queue(test, { intent: 'reset', resetKind: 'soft' }, 'c2');
          test.bus.ring(7);
          const first = await nextCall(station);
          test.clock.advance(30_000);
          const end = await endOf(test);
          assert.deepEqual([end.commandId, end.state], ['c1', 'timed_out']);
          assert.equal(end.detail, 'The charging station did not answer within 30 seconds.');
          const second = await nextCall(station);
          // The late answer to the first is no answer to the second.
          station.send(JSON.stringify([3, first.id, { status: 'Rejected' }]));
          station.send(JSON.stringify([3, second.id, { status: 'Accepted' }]));
          assert.deepEqual([(await endOf(test)).state], ['accepted']);
          await station.leave();
        },
        { bootPatienceMs: 1e9 },
      ));
  });
}
