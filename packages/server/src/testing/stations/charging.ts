// A simulated station that charges, as far as tests have that in common; knows neither server nor database.
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import {
  createStation,
  manualClock,
  seededRandom,
  type Point,
  type SimulatedStation,
  type StationOptions,
} from '@stationmaster/simulator';

/** Connects it, and charges at its first point until its transaction has a number. */
export async function connectAndCharge(station: SimulatedStation, token = '04A1'): Promise<Point> {
  const point = station.point(1);
  await station.connect();
  point.plugIn();
  assert.equal(await point.presentToken(token), 'Accepted');
  await station.until(() => point.transactionId !== undefined);
  return point;
}

/** One that goes on where it was when it finds a server again; its clock is an hour behind and waits for the test. */
export function outliver(t: TestContext, address: Pick<StationOptions, 'url' | 'identifier' | 'password'>) {
  const clock = manualClock(Date.now() - 3_600_000);
  const station = createStation({
    ...address,
    points: [{ maxPowerW: 11_000, phases: 3, registerWh: 1_234_567 }],
    clock,
    random: seededRandom(1),
    reconnectDelayMs: 50,
    patienceMs: 30_000,
  });
  t.after(() => station.close());
  return { station, clock };
}
