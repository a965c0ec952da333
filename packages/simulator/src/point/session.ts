// One charging session at a point, from its start message to its stop message; knows nothing of the wire.
import { type Car, type Charge, startCharge, wholeWh } from './charging-curve.ts';
import type { Clock } from '../world/clock.ts';
import type { Configuration } from '../configuration.ts';
import type { SessionMessage } from '../wire/queue.ts';
import type { Random } from '../world/random.ts';
import { meterValue, type Reading } from './readings.ts';
import type { MeterValue, SampleContext, StopReason } from '../words.ts';

/** A point's own meter: watt-milliseconds counted before the running session. */
export type Meter = { registerWattMs: number };

/** What a session needs of the station around it. */
export type SessionSurroundings = {
  clock: Clock;
  random: Random;
  configuration: Configuration;
  /** The station's own telling of a moment in epoch milliseconds, as the wire wants it. */
  stamp(atMs: number): string;
  queue(message: SessionMessage): void;
};

export type SessionStart = {
  key: number;
  idTag: string;
  reservationId: number | undefined;
  car: Car;
  supplyW: number;
};

/** Where a session runs. */
export type Place = { number: number; phases: 0 | 1 | 3; meter: Meter };

/** How often a session looks at its car where the station is set to send no samples. */
const lookMs = 60_000;

export class Session {
  readonly key: number;
  readonly idTag: string;
  parentIdTag: string | undefined;
  readonly startWh: number;
  readonly #start: SessionStart;
  readonly #place: Place;
  readonly #around: SessionSurroundings;
  readonly #charge: Charge;
  readonly #kept: MeterValue[] = [];
  readonly #onTick: () => void;
  #sampleNumber = 0;
  #cancelTick: () => void = () => {};

  /** Starts: queues the start message, lets energy flow, and samples until stopped; `onTick` is told after each look. */
  constructor(start: SessionStart, place: Place, around: SessionSurroundings, onTick: () => void) {
    const nowMs = around.clock.now();
    this.key = start.key;
    this.idTag = start.idTag;
    this.startWh = wholeWh(place.meter.registerWattMs);
    this.#start = start;
    this.#place = place;
    this.#around = around;
    this.#onTick = onTick;
    this.#charge = startCharge({ car: start.car, supplyW: start.supplyW, nowMs, random: around.random });
    this.#queueStart(nowMs);
    this.#keep('Transaction.Begin');
    this.#armTick();
  }

  get powerW(): number {
    this.#charge.settle(this.#around.clock.now());
    return this.#charge.powerW;
  }

  get meterWh(): number {
    this.#charge.settle(this.#around.clock.now());
    return wholeWh(this.#place.meter.registerWattMs + this.#charge.energyWattMs);
  }

  get percent(): number {
    return this.#charge.percent;
  }

  get isCarFull(): boolean {
    return this.#charge.isFull;
  }

  supply(supplyW: number): void {
    this.#charge.supply(supplyW, this.#around.clock.now());
  }

  /** Queues the values that the settings want. */
  sample(
    context: SampleContext,
    measurands: readonly string[] = this.#around.configuration.list('MeterValuesSampledData'),
  ): void {
    const entry = this.#value(context, measurands);
    if (entry.sampledValue.length === 0) return;
    this.#around.queue({
      ...this.#about(),
      action: 'MeterValues',
      payload: { connectorId: this.#place.number, meterValue: [entry] },
    });
    this.#sampleNumber += 1;
  }

  /** Ends: no energy flows any more, the meter keeps what flowed, and the stop message is queued if it is to be told. */
  stop(reason: StopReason, idTag: string | undefined, isTold = true): void {
    const { clock, stamp, queue } = this.#around;
    this.#cancelTick();
    this.#keep('Transaction.End');
    const meterStop = this.meterWh;
    this.#place.meter.registerWattMs += this.#charge.energyWattMs;
    const payload = {
      meterStop,
      timestamp: stamp(clock.now()),
      reason,
      ...(idTag === undefined ? {} : { idTag }),
      ...(this.#kept.length === 0 ? {} : { transactionData: this.#kept }),
    };
    if (isTold) queue({ ...this.#about(), action: 'StopTransaction', payload });
  }

  #queueStart(nowMs: number): void {
    const { idTag, reservationId } = this.#start;
    const reserved = reservationId === undefined ? {} : { reservationId };
    this.#around.queue({
      ...this.#about(),
      action: 'StartTransaction',
      payload: {
        connectorId: this.#place.number,
        idTag,
        meterStart: this.startWh,
        timestamp: this.#around.stamp(nowMs),
        ...reserved,
      },
    });
  }

  #about(): Pick<SessionMessage, 'sessionKey' | 'about'> {
    return { sessionKey: this.key, about: { startWh: this.startWh, sampleNumber: this.#sampleNumber } };
  }

  #reading(): Reading {
    const { phases } = this.#place;
    const registerWh = this.meterWh;
    // Only with direct current does the car tell its charge.
    return { registerWh, powerW: this.#charge.powerW, percent: phases === 0 ? this.percent : undefined, phases };
  }

  #value(context: SampleContext, measurands: readonly string[]): MeterValue {
    const { clock, stamp } = this.#around;
    return meterValue(this.#reading(), measurands, { timestamp: stamp(clock.now()), context });
  }

  #keep(context: SampleContext): void {
    const entry = this.#value(context, this.#around.configuration.list('StopTxnSampledData'));
    if (entry.sampledValue.length > 0) this.#kept.push(entry);
  }

  #armTick(): void {
    const { clock, configuration } = this.#around;
    const intervalMs = configuration.number('MeterValueSampleInterval') * 1000;
    this.#cancelTick = clock.startTimer(intervalMs || lookMs, () => {
      this.#armTick();
      if (intervalMs > 0) this.sample('Sample.Periodic');
      else this.#charge.settle(clock.now());
      this.#onTick();
    });
  }
}

/** Queues what a meter shows while no session runs. */
export function queueIdleValues(
  { number, phases, meter }: Place,
  { stamp, clock, queue }: SessionSurroundings,
  context: SampleContext,
  measurands: readonly string[],
): void {
  const reading: Reading = { registerWh: wholeWh(meter.registerWattMs), powerW: 0, percent: undefined, phases };
  const entry = meterValue(reading, measurands, { timestamp: stamp(clock.now()), context });
  if (entry.sampledValue.length === 0) return;
  const about = { startWh: 0, sampleNumber: 0 };
  const payload = { connectorId: number, meterValue: [entry] };
  queue({ sessionKey: undefined, about, action: 'MeterValues', payload });
}
