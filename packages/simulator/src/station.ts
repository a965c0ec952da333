// A simulated charging station as tests and scenarios hold it: cable, token, power and network in their hands.
import { HandshakeRefused } from './wire/link.ts';
import { Machine } from './machine.ts';
import type { FrameObserver, StationEvent } from './wire/observers.ts';
import type { StationOptions } from './options.ts';
import type { Point } from './point/point.ts';
import { randomId } from './world/random.ts';

/** Builds a station; it does nothing before `connect`. */
export function createStation(options: StationOptions): SimulatedStation {
  return new SimulatedStation(options);
}

/** One station; everything that can happen to a real one is a method. What it waits for in vain rejects, what is wrongly asked throws. */
export class SimulatedStation {
  readonly identifier: string;
  readonly points: readonly Point[];
  readonly #machine: Machine;
  #giveUp: (() => void) | undefined;

  constructor(options: StationOptions) {
    this.#machine = new Machine({ newId: () => randomId(options.random), ...options });
    this.identifier = options.identifier;
    this.points = this.#machine.points;
  }

  /** A charging point by its number, from 1. Throws RangeError where there is none. */
  point(number: number): Point {
    const point = this.points[number - 1];
    if (point === undefined) throw new RangeError(`station ${this.identifier} has no charging point ${number}`);
    return point;
  }

  /** What a point's register shows now, in whole watt-hours; exact. */
  meterWh(number: number): number {
    return this.point(number).meterWh;
  }

  /** Session messages that the central system has not answered yet. */
  get queued(): number {
    return this.#machine.queue.length;
  }

  /** Whether the central system accepted the boot of the present connection. */
  get isAccepted(): boolean {
    return this.#machine.boot.isAccepted;
  }

  /** Whether its socket is open, accepted or not. */
  get isConnected(): boolean {
    return this.#machine.link.rpc !== undefined;
  }

  /** The value of a setting: of a configuration key, in 2.0.1 of a `Component.Variable`. */
  setting(key: string): string | undefined {
    return this.#machine.dialect.setting(key);
  }

  /**
   * Connects and boots; resolves once the boot is accepted, however many attempts that takes. A station that does not
   * reconnect rejects with `HandshakeRefused` or, if the connection ends before, with an Error; so does one that is
   * disconnected or loses power meanwhile.
   */
  connect(): Promise<void> {
    if (!this.#machine.isPowered) return Promise.reject(new Error(`station ${this.identifier} has no power`));
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const end = (settle: () => void) => {
      stopWatching();
      this.#giveUp = undefined;
      settle();
    };
    const giveUp = () => end(() => reject(new Error(`station ${this.identifier} was disconnected before its boot`)));
    const stopWatching = this.onEvent((event) => {
      if (event.kind === 'booted' && event.status === 'Accepted') end(resolve);
      if (this.#machine.link.isTrying) return;
      if (event.kind === 'refused') end(() => reject(new HandshakeRefused(event.statusCode, event.reason)));
      if (event.kind === 'disconnected') giveUp();
    });
    if (this.isAccepted) end(resolve);
    else this.#giveUp = giveUp;
    this.#machine.gainNetwork();
    return promise;
  }

  /** Ends the connection cleanly; sessions go on and are queued. Resolves when the socket is closed. */
  async disconnect(): Promise<void> {
    await this.#machine.leaveNetwork();
    this.#giveUp?.();
  }

  /** Ends everything: connection, sessions (untold) and timers. For the end of a test or a simulation. */
  async close(): Promise<void> {
    this.#machine.rest();
    await this.disconnect();
  }

  /** Power fails: the socket breaks, sessions end, and what is not durable is forgotten. */
  cutPower(): void {
    this.#machine.losePower();
    this.#giveUp?.();
  }

  /** Power is back: boots, and tells what is durable. Resolves as `connect` does. */
  restorePower(): Promise<void> {
    this.#machine.gainPower();
    return this.connect();
  }

  /** The network fails: the socket breaks, sessions go on. `silently`: the central system's socket looks alive. */
  dropNetwork(options: { silently: boolean } = { silently: false }): void {
    this.#machine.loseNetwork(options);
    this.#giveUp?.();
  }

  /** The network is back. Resolves as `connect` does. */
  restoreNetwork(): Promise<void> {
    return this.connect();
  }

  /** Sees every frame as it is on the wire. Returns what ends the watching. */
  onFrame(observer: FrameObserver): () => void {
    return this.#machine.observers.onFrame(observer);
  }

  /** Sees everything that happens. Returns what ends the watching. */
  onEvent(observer: (event: StationEvent) => void): () => void {
    return this.#machine.observers.onEvent(observer);
  }

  /** Resolves as soon as the condition holds; looks now and after every event. Rejects after `patienceMs`. */
  until(condition: () => boolean): Promise<void> {
    return this.#machine.observers.until(condition);
  }

  /** Resolves with the next event that fits. Rejects after `patienceMs`. */
  waitFor<E extends StationEvent>(fits: (event: StationEvent) => event is E): Promise<E>;
  waitFor(fits: (event: StationEvent) => boolean): Promise<StationEvent>;
  waitFor(fits: (event: StationEvent) => boolean): Promise<StationEvent> {
    return this.#machine.observers.waitFor(fits);
  }
}
