// One station and its central system for a test, on a clock that the test moves.
import type { TestContext } from 'node:test';
import { type ManualClock, manualClock } from '../world/clock.ts';
import type { StationOptions } from '../options.ts';
import { seededRandom } from '../world/random.ts';
import type { FileCarrier } from '../wire/files.ts';
import { createStation, type SimulatedStation } from '../station.ts';
import {
  type Central16,
  type Central201,
  type Central21,
  startCentral,
  startCentral201,
  startCentral21,
} from './central.ts';

type Options = Partial<StationOptions>;
type Held = { station: SimulatedStation; clock: ManualClock };

export type Fixture = Held & { central: Central16 };
export type Fixture201 = Held & { central: Central201 };
type Fixture21 = Held & { central: Central21 };

/** Both are closed when the test ends. The station speaks 1.6, reconnects at once and is not connected yet. */
export async function startFixture(t: TestContext, options: Options = {}): Promise<Fixture> {
  const central = await startCentral();
  return { central, ...hold(t, central, options) };
}

/** The same, with the boot accepted. */
export async function startOnline(t: TestContext, options?: Options): Promise<Fixture> {
  return online(await startFixture(t, options));
}

/** The same, charging at point 1 with the token TOKEN-1, and its transaction id known. */
export async function startCharging(t: TestContext, options?: Options): Promise<Fixture> {
  return charging(await startOnline(t, options));
}

/** As `startFixture`, with a station that speaks 2.0.1. */
export async function startFixture201(t: TestContext, options: Options = {}): Promise<Fixture201> {
  const central = await startCentral201();
  return { central, ...hold(t, central, { version: '2.0.1', ...options }) };
}

export async function startOnline201(t: TestContext, options?: Options): Promise<Fixture201> {
  return online(await startFixture201(t, options));
}

export async function startCharging201(t: TestContext, options?: Options): Promise<Fixture201> {
  return charging(await startOnline201(t, options));
}

/** As `startOnline`, with a station that speaks 2.1. */
export async function startOnline21(t: TestContext, options: Options = {}): Promise<Fixture21> {
  const central = await startCentral21();
  return online({ central, ...hold(t, central, { version: '2.1', ...options }) });
}

/** Servers that have every file and take every log. */
const willingFiles: FileCarrier = { download: async () => new Uint8Array(1), upload: async () => undefined };

function hold(t: TestContext, central: { url: string; close(): Promise<void> }, options: Options): Held {
  const clock = manualClock();
  const station = createStation({
    url: central.url,
    identifier: 'TEST-1',
    points: [{ maxPowerW: 11_000, phases: 3 }],
    clock,
    random: seededRandom(1),
    reconnectDelayMs: 1,
    files: willingFiles,
    ...options,
  });
  t.after(async () => {
    await station.close();
    await central.close();
  });
  return { station, clock };
}

async function online<F extends Held>(fixture: F): Promise<F> {
  await fixture.station.connect();
  return fixture;
}

async function charging<F extends Held>(fixture: F): Promise<F> {
  const point = fixture.station.point(1);
  point.plugIn();
  await point.presentToken('TOKEN-1');
  await fixture.station.until(() => point.transactionId !== undefined);
  return fixture;
}
