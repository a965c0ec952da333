// One station and its session, over the sudden death of the server; the simulator plays the station.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startInstallation } from '../testing/installation.ts';
import { connectAndCharge, outliver } from '../testing/stations/charging.ts';

type SessionRow = { id: number; energyWh: number; endedAt: string | null; transactionId: number };
type Sample = { at: string; registerWh: number };

test('a session outlives the server that was killed in its midst: not a Wh lost, nothing twice (R-1)', async (t) => {
  const house = await startInstallation(t);
  const address = await house.addStation('OUTLIVER', 'CARD-1');
  const { station, clock } = outliver(t, address);
  const acknowledged: Sample[] = [];
  station.onEvent((event) => {
    if (event.kind === 'answered' && event.action === 'MeterValues') acknowledged.push(...samplesOf(event.request));
  });

  const point = await connectAndCharge(station, 'CARD-1');
  const { transactionId } = point;
  const startWh = point.session?.startWh ?? Number.NaN;
  clock.advance(5 * 60_000);
  await station.until(() => acknowledged.length > 0);

  await house.server.kill9();
  await station.until(() => !station.isConnected);
  clock.advance(10 * 60_000);
  assert.ok(station.queued >= 10, 'the station goes on metering');

  await house.startAgain();
  await station.until(() => station.queued === 0);
  clock.advance(5 * 60_000);
  point.unplug();
  await station.until(() => station.queued === 0);

  const { items } = await house.operator.get<{ items: SessionRow[] }>('/sessions');
  assert.equal(items.length, 1);
  assert.equal(items[0]?.transactionId, transactionId);
  assert.equal(items[0]?.energyWh, station.meterWh(1) - startWh);
  assert.ok((items[0]?.energyWh ?? 0) > 2_000, 'the car was charged');
  assert.notEqual(items[0]?.endedAt, null);
  const stored = await house.operator.get<{ items: Sample[] }>(`/sessions/${items[0]?.id}/samples`);
  const inTime = (samples: Sample[]) => samples.map(({ at, registerWh }) => `${at} ${registerWh} Wh`).toSorted();
  assert.equal(acknowledged.length, 20);
  assert.deepEqual(inTime(stored.items), inTime(acknowledged));
});

type MeterValues = {
  meterValue: { timestamp: string; sampledValue: { measurand?: string; value: string }[] }[];
};

function samplesOf(request: object): Sample[] {
  return (request as MeterValues).meterValue.map(({ timestamp, sampledValue }) => {
    const register = sampledValue.find(({ measurand }) => measurand === 'Energy.Active.Import.Register');
    return { at: timestamp, registerWh: Number(register?.value) };
  });
}
