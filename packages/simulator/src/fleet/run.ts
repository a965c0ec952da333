// A fleet from its connecting to its orderly end; prints through what it is given.
import type { StationTls } from '../options.ts';
import type { SimulatedStation } from '../station.ts';
import { acceleratedClock, type Clock, realClock } from '../world/clock.ts';
import { seededRandom } from '../world/random.ts';
import { Timers } from '../world/timers.ts';
import type { CommandLine } from './command-line.ts';
import { createFleet } from './fleet.ts';
import { progressLine } from './progress.ts';
import { visitsOf } from './scenarios.ts';
import { Traffic, type TrafficCounts } from './traffic.ts';

export type RunOptions = CommandLine & {
  passwords: ReadonlyMap<string, string>;
  tls(identifier: string): StationTls;
  print(line: string): void;
};

const printMs = 5_000;
const connectGapMs = 10;
/** Cars come once all stations are online, or after so long without the others. */
const gatherMs = 10_000;
/** So long may the stations take at the end to tell what they have not told. */
const farewellMs = 5_000;

const noVisits: TrafficCounts = { visits: 0, turnedAway: 0, refused: 0 };

export class FleetRun {
  readonly stations: readonly SimulatedStation[];
  readonly #options: RunOptions;
  readonly #clock: Clock;
  readonly #timers = new Timers(realClock);
  readonly #reasons = new Set<string>();
  #traffic: Traffic | undefined;

  /** Starts connecting at once. */
  constructor(options: RunOptions) {
    this.#options = options;
    this.#clock = options.speed === 1 ? realClock : acceleratedClock(options.speed);
    const password = (identifier: string) => options.passwords.get(identifier) ?? options.password;
    this.stations = createFleet({ ...options, password, clock: this.#clock });
    this.#connectAll();
    this.#printAgain();
  }

  /** Ends the sessions, lets the stations tell it, and disconnects. */
  async end(): Promise<void> {
    this.#timers.cancelAll();
    this.#traffic?.stop();
    for (const point of this.stations.flatMap(({ points }) => points)) point.unplug();
    await this.#farewell();
    this.#print();
    await Promise.all(this.stations.map((station) => station.close()));
  }

  /** A storm connects all at once, the others come one after another. */
  #connectAll(): void {
    const gapMs = this.#options.scenario === 'storm' ? 0 : connectGapMs;
    let missing = this.stations.length;
    for (const [index, station] of this.stations.entries()) {
      this.#reportRefusal(station);
      const connected = () => {
        missing -= 1;
        if (missing === 0) this.#startTraffic();
      };
      // Rejects only where the run ends before the station was let in.
      this.#timers.after(index * gapMs, () => void station.connect().then(connected, () => {}));
    }
    this.#timers.after(this.stations.length * gapMs + gatherMs, () => this.#startTraffic());
  }

  #startTraffic(): void {
    if (this.#traffic !== undefined) return;
    const { scenario, tokens, seed } = this.#options;
    const clock = this.#clock;
    const points = this.stations.reduce((sum, station) => sum + station.points.length, 0);
    const visits = visitsOf(scenario, { startMs: clock.now(), points, random: seededRandom(seed) });
    this.#traffic = new Traffic({ stations: this.stations, visits, tokens, clock, random: seededRandom(seed + 1) });
  }

  /** Says each reason once, with the first station that met it. */
  #reportRefusal(station: SimulatedStation): void {
    station.onEvent((event) => {
      if (event.kind !== 'refused' || this.#reasons.has(event.reason)) return;
      this.#reasons.add(event.reason);
      this.#options.print(`${station.identifier} is not let in: ${event.reason}`);
    });
  }

  #print(): void {
    this.#options.print(progressLine(this.#clock.now(), this.stations, this.#traffic?.counts ?? noVisits));
  }

  #printAgain(): void {
    this.#timers.after(printMs, () => {
      this.#print();
      this.#printAgain();
    });
  }

  async #farewell(): Promise<void> {
    const { promise: patienceEnds, resolve } = Promise.withResolvers<void>();
    const cancel = realClock.startTimer(farewellMs, resolve);
    const online = this.stations.filter(({ isAccepted }) => isAccepted);
    await Promise.race([Promise.all(online.map(allTold)), patienceEnds]);
    cancel();
  }
}

function allTold(station: SimulatedStation): Promise<void> {
  if (station.queued === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const stopWatching = station.onEvent(() => {
      if (station.queued > 0) return;
      stopWatching();
      resolve();
    });
  });
}
