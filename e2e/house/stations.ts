// Simulated stations of the demonstration, on a clock that the test moves; they end with the test.
import type { TestContext } from 'node:test';
import {
  createStation,
  manualClock,
  seededRandom,
  type ManualClock,
  type SimulatedStation,
  type StationOptions,
} from '@stationmaster/simulator';
import { organization, stations } from '../../packages/server/src/demo/acme.ts';
import { demoStationPassword } from '../../packages/server/src/demo/seed.ts';
import { secretKey, type RunningHouse } from './house.ts';

export type HeldStation = { station: SimulatedStation; clock: ManualClock };

const minuteMs = 60_000;

export type HeldOptions = Partial<Omit<StationOptions, 'clock'>> & {
  /** How far its clock is behind: the time that it may live through in the test; an hour where it is not said. */
  behindMs?: number;
};

/** Built and not connected. */
export function holdStation(
  t: TestContext,
  house: RunningHouse,
  identifier: string,
  { behindMs = 60 * minuteMs, ...options }: HeldOptions = {},
): HeldStation {
  const known = stations.find((station) => station.identifier === identifier);
  const clock = manualClock(Date.now() - behindMs);
  const station = createStation({
    url: `ws://127.0.0.1:${house.port}/ocpp/${organization.slug}`,
    identifier,
    password: Buffer.from(demoStationPassword(secretKey, identifier), 'hex'),
    points: (known?.powerW ?? [11_000]).map((maxPowerW) => ({
      maxPowerW,
      phases: maxPowerW > 30_000 ? 0 : 3,
      registerWh: 1_000_000,
    })),
    vendor: 'Ensto',
    firmware: known?.firmware ?? 'A999',
    clock,
    random: seededRandom(1),
    reconnectDelayMs: 1,
    ...options,
  });
  t.after(() => station.close());
  return { station, clock };
}

/** The same, with its boot accepted and its statuses told. */
export async function connectStation(
  t: TestContext,
  house: RunningHouse,
  identifier: string,
  options?: HeldOptions,
): Promise<HeldStation> {
  const held = holdStation(t, house, identifier, options);
  await held.station.connect();
  return held;
}

/** A driver plugs in and shows a token, and charges for some minutes. */
export async function charge(
  { station, clock }: HeldStation,
  { point = 1, token, minutes = 0 }: { point?: number; token: string; minutes?: number },
): Promise<void> {
  station.point(point).plugIn();
  await station.point(point).presentToken(token);
  await station.until(() => station.point(point).transactionId !== undefined);
  clock.advance(minutes * minuteMs);
  await station.until(() => station.queued === 0);
}
