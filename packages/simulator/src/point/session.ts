// One car charging at a point, from the moment it may to the moment it may no longer; says nothing of it to anybody.
import type { Settings } from '../settings.ts';
import type { Clock } from '../world/clock.ts';
import type { Random } from '../world/random.ts';
import { type Car, type Charge, startCharge, wholeWh } from './charging-curve.ts';
import type { Reading } from './readings.ts';
import type { Admission } from './surroundings.ts';

/** A point's own meter: watt-milliseconds counted before the running session. */
export type Meter = { registerWattMs: number; readonly phases: 0 | 1 | 3 };

export type SessionStart = { admission: Admission; car: Car; supplyW: number };

export type SessionSurroundings = {
  clock: Clock;
  random: Random;
  settings: Settings;
  meter: Meter;
  /** The car was looked at; `isSampleDue` where the station is set to tell what the meter shows. */
  looked(isSampleDue: boolean): void;
};

/** How often a session looks at its car where the station is set to send no samples. */
const lookMs = 60_000;

export class Session {
  readonly admission: Admission;
  /** The register at the start. */
  readonly startWh: number;
  /** Tokens of this group may end it. */
  groupId: string | undefined;
  readonly #around: SessionSurroundings;
  readonly #charge: Charge;
  #cancelTick: () => void = () => {};

  /** Energy flows, and the car is looked at, until it ends. */
  constructor({ admission, car, supplyW }: SessionStart, around: SessionSurroundings) {
    this.admission = admission;
    this.groupId = admission.groupId;
    this.startWh = wholeWh(around.meter.registerWattMs);
    this.#around = around;
    this.#charge = startCharge({ car, supplyW, nowMs: around.clock.now(), random: around.random });
    this.#armTick();
  }

  get idTag(): string {
    return this.admission.idTag;
  }

  get powerW(): number {
    this.#charge.settle(this.#around.clock.now());
    return this.#charge.powerW;
  }

  get meterWh(): number {
    this.#charge.settle(this.#around.clock.now());
    return wholeWh(this.#around.meter.registerWattMs + this.#charge.energyWattMs);
  }

  get isCarFull(): boolean {
    return this.#charge.isFull;
  }

  supply(supplyW: number): void {
    this.#charge.supply(supplyW, this.#around.clock.now());
  }

  reading(): Reading {
    const { phases } = this.#around.meter;
    const registerWh = this.meterWh;
    // Only with direct current does the car tell its charge.
    const percent = phases === 0 ? this.#charge.percent : undefined;
    return { registerWh, powerW: this.#charge.powerW, percent, phases };
  }

  /** No energy flows any more; the meter keeps what flowed. */
  end(): void {
    this.#cancelTick();
    this.#charge.settle(this.#around.clock.now());
    this.#around.meter.registerWattMs += this.#charge.energyWattMs;
  }

  #armTick(): void {
    const { clock, settings, looked } = this.#around;
    const intervalMs = settings.number('sampleIntervalS') * 1000;
    this.#cancelTick = clock.startTimer(intervalMs || lookMs, () => {
      this.#armTick();
      this.#charge.settle(clock.now());
      looked(intervalMs > 0);
    });
  }
}
