// A fleet from connecting to its end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startCentral, startCentral201 } from '../testing/central.ts';
import { type CommandLine, readCommandLine } from './command-line.ts';
import { FleetRun } from './run.ts';

test('a fleet connects with its passwords, charges in a storm, and tells every end before it leaves', async (t) => {
  const central = await startCentral();
  t.after(() => central.close());
  const args = ['--url', central.url, '--stations', '3', '--points', '2', '--scenario', 'storm', '--speed', '600'];
  const options = readCommandLine(args) as CommandLine;
  const lines: string[] = [];
  const run = new FleetRun({
    ...options,
    password: 'common',
    passwords: new Map([['SIM-0002', 'own']]),
    tls: () => ({}),
    print: (line) => lines.push(line),
  });
  const points = run.stations.flatMap((station) => station.points);
  await Promise.all(
    run.stations.map((station) => station.until(() => station.points.every(({ transactionId }) => transactionId))),
  );
  assert.equal(points.filter(({ session }) => session !== undefined).length, 6);
  await run.end();

  assert.equal(central.payloads('StartTransaction').length, 6);
  assert.equal(central.payloads('StopTransaction').length, 6);
  assert.match(lines.at(-1) ?? '', /6 visits \(0 refused, 0 turned away\) {2}0 messages waiting$/);
  const own = central.handshakes.find(({ path }) => path.endsWith('SIM-0002'))?.authorization?.slice('Basic '.length);
  assert.equal(Buffer.from(own ?? '', 'base64').toString(), 'SIM-0002:own');
});

test('a fleet of 2.0.1 stations charges and tells every end before it leaves', async (t) => {
  const central = await startCentral201();
  t.after(() => central.close());
  const args = ['--url', central.url, '--ocpp', '2.0.1', '--stations', '2', '--scenario', 'storm', '--speed', '600'];
  const run = new FleetRun({
    ...(readCommandLine(args) as CommandLine),
    passwords: new Map(),
    tls: () => ({}),
    print: () => {},
  });
  await Promise.all(
    run.stations.map((station) => station.until(() => station.points.every(({ transactionId }) => transactionId))),
  );
  await run.end();
  const told = (type: string) => central.payloads('TransactionEvent').filter(({ eventType }) => eventType === type);
  assert.deepEqual([told('Started').length, told('Ended').length], [4, 4]);
});

test('a fleet that nobody lets in says why once', async (t) => {
  const central = await startCentral();
  t.after(() => central.close());
  central.refusal = 401;
  const { promise, resolve } = Promise.withResolvers<string>();
  const options = readCommandLine(['--url', central.url]) as CommandLine;
  const run = new FleetRun({ ...options, passwords: new Map(), tls: () => ({}), print: resolve });
  assert.equal(await promise, 'SIM-0001 is not let in: 401 Unauthorized');
  await run.end();
});
