import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shakeHands } from '../testing/gateway/raw-station.ts';
import { knownStation, startTestGateway } from '../testing/gateway/test-gateway.ts';

const start = { connectorId: 1, idTag: '04A1', meterStart: 1000, timestamp: '2026-03-01T12:00:00Z' };

test('a gateway that ends answers what is in flight first, then closes with 1012 (R-4)', async () => {
  const test = await startTestGateway();
  const station = await test.connect();
  const stored = Promise.withResolvers<void>();
  const { submit } = test.writer;
  test.writer.submit = async (origin, fact) => {
    if (fact.kind === 'sessionStarted') await stored.promise;
    return submit(origin, fact);
  };
  const answer = station.call('StartTransaction', start, 's1');
  await test.fact('sessionStarted');
  const stopped = test.stop();
  stored.resolve();
  assert.equal((await answer)[0], 3);
  assert.equal(await station.closed, 1012);
  await stopped;
  assert.equal(test.told.at(-1)?.fact.kind, 'stationGone');
});

test('a gateway that ends takes nobody new (R-4)', async () => {
  const test = await startTestGateway();
  const stored = Promise.withResolvers<void>();
  const station = await test.connect();
  test.writer.submit = () => stored.promise.then(() => ({ stored: true }));
  station.send(JSON.stringify([2, 's1', 'StopTransaction', { transactionId: 1 }]));
  await test.fact('sessionEnded');
  const stopped = test.gateway.stop();
  assert.equal((await shakeHands(test.port, '/ocpp/acme/ST-1')).status, 503);
  stored.resolve();
  await Promise.all([stopped, test.stop()]);
});

test('a call that never ends is not waited for longer than ten seconds (R-4)', async () => {
  const test = await startTestGateway();
  const station = await test.connect();
  const { submit } = test.writer;
  const never = new Promise<never>(() => undefined);
  test.writer.submit = (origin, fact) => (fact.kind === 'sessionStarted' ? never : submit(origin, fact));
  station.send(JSON.stringify([2, 's1', 'StartTransaction', start]));
  await test.fact('sessionStarted');
  await test.stop();
  assert.equal(await station.closed, 1012);
});

test('many stations are closed in waves, so that they do not come back as one (R-4)', async () => {
  const test = await startTestGateway();
  const count = 120;
  for (let n = 1; n <= count; n += 1) {
    test.stations.set(`S${n}`, { ...knownStation, stationId: n, proof: 'none', passwordHash: null });
  }
  const stations = await Promise.all(
    Array.from({ length: count }, (_, n) => test.connect({ path: `/ocpp/acme/S${n + 1}`, credentials: undefined })),
  );
  assert.equal(test.gateway.load().connections, count);
  await test.stop();
  assert.deepEqual(new Set(await Promise.all(stations.map(({ closed }) => closed))), new Set([1012]));
  assert.equal(test.told.filter(({ fact }) => fact.kind === 'stationGone').length, count);
});

test('a stopped gateway leaves no timer behind', async () => {
  const test = await startTestGateway();
  const station = await test.connect();
  await test.stop();
  await station.closed;
  assert.equal(test.clock.pendingTimers, 0);
});
