// Many stations of plausible kinds, made from few words; connects nothing by itself.
import type { StationOptions, StationTls } from '../options.ts';
import type { PointOptions } from '../point/surroundings.ts';
import { createStation, type SimulatedStation } from '../station.ts';
import type { QuirkName, StationVersion } from '../versions.ts';
import type { Clock } from '../world/clock.ts';
import { between, type Random, seededRandom } from '../world/random.ts';

export type FleetOptions = {
  url: string;
  version: StationVersion;
  stations: number;
  /** Charging points of each station. */
  points: number;
  /** Identifiers are the prefix and a number of four digits or more, from 1. */
  prefix: string;
  password: (identifier: string) => string | undefined;
  tls: (identifier: string) => StationTls;
  quirks: readonly QuirkName[];
  seed: number;
  clock: Clock;
};

type Kind = { model: string; point: PointOptions };

const wall: Kind = { model: 'Wall 11', point: { maxPowerW: 11_000, phases: 3, connectorType: 'Type2' } };
const post: Kind = { model: 'Post 22', point: { maxPowerW: 22_000, phases: 3, connectorType: 'Type2' } };
const fast: Kind = { model: 'Fast 100', point: { maxPowerW: 100_000, phases: 0, connectorType: 'CCS2' } };

/** Of eight stations one charges with direct current, and every second of the others is a stronger one. */
function kindOf(index: number): Kind {
  if (index % 8 === 7) return fast;
  return index % 2 === 0 ? wall : post;
}

function pointsOf({ point }: Kind, count: number, random: Random): PointOptions[] {
  return Array.from({ length: count }, () => ({
    ...point,
    registerWh: Math.floor(between(random, 10_000, 9_000_000)),
  }));
}

function stationOptions(fleet: FleetOptions, index: number): StationOptions {
  const { url, version, prefix, quirks, clock, seed } = fleet;
  const identifier = `${prefix}-${String(index + 1).padStart(4, '0')}`;
  const kind = kindOf(index);
  const random = seededRandom(seed * 100_003 + index);
  const password = fleet.password(identifier);
  return {
    url,
    version,
    identifier,
    ...(password === undefined ? {} : { password }),
    tls: fleet.tls(identifier),
    points: pointsOf(kind, fleet.points, random),
    vendor: 'Stationmaster',
    model: kind.model,
    firmware: '1.0.0',
    quirks,
    clock,
    random,
  };
}

export function createFleet(options: FleetOptions): SimulatedStation[] {
  return Array.from({ length: options.stations }, (_, index) => createStation(stationOptions(options, index)));
}
