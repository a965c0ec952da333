// Brings the cars of a scenario to the points of many stations: they plug, show a token, charge and leave.
import type { Car } from '../point/charging-curve.ts';
import type { Point } from '../point/point.ts';
import type { SimulatedStation } from '../station.ts';
import type { Clock } from '../world/clock.ts';
import { between, oneOf, type Random } from '../world/random.ts';
import { Timers } from '../world/timers.ts';
import type { Visit } from './scenarios.ts';

export type TrafficOptions = {
  stations: readonly SimulatedStation[];
  visits: Iterator<Visit>;
  tokens: readonly [string, ...string[]];
  clock: Clock;
  random: Random;
};

/** `turnedAway` cars found no free point, `refused` ones showed a token that was not accepted. */
export type TrafficCounts = { visits: number; turnedAway: number; refused: number };

const batteriesWh = [40_000, 52_000, 60_000, 64_000, 77_000, 95_000] as const;
const alternatingW = [7_400, 11_000, 11_000, 11_000, 22_000] as const;
const directW = [50_000, 100_000, 135_000, 170_000] as const;
const refusedLeavesMs = 15_000;

function carFor(point: Point, random: Random): Car {
  return {
    batteryWh: oneOf(random, batteriesWh),
    maxPowerW: oneOf(random, point.options.phases === 0 ? directW : alternatingW),
    startPercent: Math.round(between(random, 8, 70)),
    targetPercent: oneOf(random, [80, 90, 100, 100]),
  };
}

export class Traffic {
  readonly #options: TrafficOptions;
  readonly #timers: Timers;
  readonly #tokensInUse = new Set<string>();
  readonly counts: TrafficCounts = { visits: 0, turnedAway: 0, refused: 0 };

  /** Starts at once. */
  constructor(options: TrafficOptions) {
    this.#options = options;
    this.#timers = new Timers(options.clock);
    this.#timers = new Timers(options.clock);
    this.#awaitNext();
  }

  /** No car comes any more; those that are there stay as they are. */
  stop(): void {
    this.#timers.cancelAll();
  }

  #awaitNext(): void {
    const next = this.#options.visits.next();
    if (next.done === true) return;
    const { value: visit } = next;
    this.#timers.after(visit.atMs - this.#options.clock.now(), () => {
      this.#arrive(visit);
      this.#awaitNext();
    });
  }

  #arrive(visit: Visit): void {
    const { stations, random } = this.#options;
    this.counts.visits += 1;
    const online = stations.filter(({ isAccepted }) => isAccepted);
    const [first, ...others] = online.flatMap(({ points }) => points.filter(({ status }) => status === 'Available'));
    if (first === undefined) {
      this.counts.turnedAway += 1;
      return;
    }
    const point = oneOf(random, [first, ...others]);
    const token = this.#takeToken();
    point.plugIn(carFor(point, random));
    this.#timers.after(between(random, 3_000, 15_000), () => void this.#show(point, token));
    this.#timers.after(visit.stayMs, () => this.#leave(point, token));
  }

  async #show(point: Point, token: string): Promise<void> {
    const status = await point.presentToken(token);
    if (status === 'Accepted') return;
    this.counts.refused += 1;
    this.#timers.after(refusedLeavesMs, () => point.unplug());
  }

  #leave(point: Point, token: string): void {
    const { random } = this.#options;
    this.#tokensInUse.delete(token);
    // Most show their token again, some just pull the cable.
    if (point.session?.idTag === token && random() < 0.7) void point.presentToken(token);
    this.#timers.after(between(random, 2_000, 10_000), () => point.unplug());
  }

  #takeToken(): string {
    const { tokens, random } = this.#options;
    const [first, ...others] = tokens.filter((token) => !this.#tokensInUse.has(token));
    const token = oneOf(random, first === undefined ? tokens : [first, ...others]);
    this.#tokensInUse.add(token);
    return token;
  }
}
