// One station and its central system for a test, on a clock that the test moves.
import type { TestContext } from 'node:test';
import { type ManualClock, manualClock } from '../world/clock.ts';
import type { StationOptions } from '../options.ts';
import { randomId, seededRandom } from '../world/random.ts';
import { createStation, type SimulatedStation } from '../station.ts';
import { type Central, startCentral } from './central.ts';

export type Fixture = { central: Central; station: SimulatedStation; clock: ManualClock };

/** Both are closed when the test ends. The station reconnects at once and is not connected yet. */
export async function startFixture(t: TestContext, options: Partial<StationOptions> = {}): Promise<Fixture> {
  const central = await startCentral();
  const clock = manualClock();
  const random = seededRandom(1);
  const station = createStation({
    url: central.url,
    identifier: 'TEST-1',
    points: [{ maxPowerW: 11_000, phases: 3 }],
    clock,
    random,
    newId: () => randomId(random),
    reconnectDelayMs: 1,
    ...options,
  });
  t.after(async () => {
    await station.close();
    await central.close();
  });
  return { central, station, clock };
}

/** The same, with the boot accepted. */
export async function startOnline(t: TestContext, options: Partial<StationOptions> = {}): Promise<Fixture> {
  const fixture = await startFixture(t, options);
  await fixture.station.connect();
  return fixture;
}

/** The same, charging at point 1 with the token TOKEN-1, and its transaction id known. */
export async function startCharging(t: TestContext, options: Partial<StationOptions> = {}): Promise<Fixture> {
  const fixture = await startOnline(t, options);
  const { station } = fixture;
  const point = station.point(1);
  point.plugIn();
  await point.presentToken('TOKEN-1');
  await station.until(() => point.transactionId !== undefined);
  return fixture;
}
