// Where a car gets its energy: cable, meter, what may flow and the session that lets it flow; knows nobody's rights.
import type { Settings } from '../settings.ts';
import type { Clock } from '../world/clock.ts';
import type { Random } from '../world/random.ts';
import { type Car, commonCar, wattMsOf, wholeWh } from './charging-curve.ts';
import type { Reading } from './readings.ts';
import { type Meter, Session } from './session.ts';
import { supplyUnder } from './supply.ts';
import type { Admission, PointOptions } from './surroundings.ts';

export type OutletSurroundings = {
  clock: Clock;
  random: Random;
  settings: Settings;
  /** The car was looked at; `isSampleDue` where the station is set to tell what the meter shows. */
  looked(isSampleDue: boolean): void;
};

export class Outlet {
  readonly #options: PointOptions;
  readonly #around: OutletSurroundings;
  readonly #meter: Meter;
  #car: Car | undefined;
  #session: Session | undefined;
  readonly #limitsW = { hand: Infinity, station: Infinity };
  #isDenied = false;

  constructor(options: PointOptions, around: OutletSurroundings) {
    this.#options = options;
    this.#around = around;
    this.#meter = { registerWattMs: wattMsOf(Math.round(options.registerWh ?? 0)), phases: options.phases };
  }

  get isPlugged(): boolean {
    return this.#car !== undefined;
  }

  get session(): Session | undefined {
    return this.#session;
  }

  /** What the register shows now, in whole watt-hours. */
  get meterWh(): number {
    return this.#session?.meterWh ?? wholeWh(this.#meter.registerWattMs);
  }

  get powerW(): number {
    return this.#session?.powerW ?? 0;
  }

  /** Whether energy flows, and whose will it is if not. */
  get flow(): 'none' | 'flowing' | 'car-stopped' | 'paused' {
    if (this.#session === undefined) return 'none';
    if (this.#car === undefined || this.#session.isCarFull) return 'car-stopped';
    return this.#supplyW === 0 ? 'paused' : 'flowing';
  }

  reading(): Reading {
    const { phases } = this.#meter;
    return this.#session?.reading() ?? { registerWh: this.meterWh, powerW: 0, percent: undefined, phases };
  }

  plug(car: Car | undefined): void {
    this.#car = car;
    this.#session?.supply(this.#supplyW);
  }

  /** Lets at most so many watts flow; `undefined` lifts the limit. */
  limit(limitW: number | undefined, by: 'hand' | 'station'): void {
    this.#limitsW[by] = limitW ?? Infinity;
    this.#session?.supply(this.#supplyW);
  }

  /** Lets nothing flow in the running session. */
  deny(): void {
    this.#isDenied = true;
    this.#session?.supply(this.#supplyW);
  }

  start(admission: Admission): Session {
    this.#isDenied = false;
    const start = { admission, car: this.#car ?? commonCar, supplyW: this.#supplyW };
    this.#session = new Session(start, { ...this.#around, meter: this.#meter });
    return this.#session;
  }

  /** Ends the running session, if any; gives what the meter showed at that moment. */
  end(): Reading {
    const reading = this.reading();
    this.#session?.end();
    this.#session = undefined;
    return reading;
  }

  /** The most that may flow now, in watts. */
  get #supplyW(): number {
    if (this.#car === undefined || this.#isDenied) return 0;
    return supplyUnder(Math.min(this.#limitsW.hand, this.#limitsW.station), this.#options);
  }
}
