// Lets others watch a station and wait for what happens to it; knows no more of it than its events.
import type { Deviation } from '@stationmaster/ocpp';
import type { Clock } from '../world/clock.ts';
import type { PointStatus, StopReason } from '../words.ts';

/** What happens to a station, as it happens. */
export type StationEvent =
  | { kind: 'connected' }
  | { kind: 'disconnected'; code: number; reason: string }
  /** The handshake failed; `statusCode` is absent where nobody answered. */
  | { kind: 'refused'; statusCode: number | undefined; reason: string }
  | { kind: 'booted'; status: 'Accepted' | 'Pending' | 'Rejected' }
  | { kind: 'status'; point: number; status: PointStatus }
  | { kind: 'session-started'; point: number; idTag: string; meterWh: number }
  | { kind: 'session-stopped'; point: number; reason: StopReason; meterWh: number }
  /** A call of the station got its CALLRESULT. */
  | { kind: 'answered'; action: string; request: object; response: object }
  /** A call of the station was refused or stayed unanswered. */
  | { kind: 'unanswered'; action: string; request: object; error: unknown }
  /** The central system called, and the station answered. */
  | { kind: 'called'; action: string; request: object; response: object }
  | { kind: 'deviation'; deviation: Deviation };

/** Is told each text message as it is on the wire, `out` from the station; must not throw. */
export type FrameObserver = (direction: 'in' | 'out', text: string) => void;

type Waiting = { check(event: StationEvent | undefined): boolean; settle(): void };

const keptEvents = 12;
const defaultPatienceMs = 10_000;

export class Observers {
  readonly #clock: Clock;
  readonly #patienceMs: number;
  readonly #onEvent = new Set<(event: StationEvent) => void>();
  readonly #onFrame = new Set<FrameObserver>();
  readonly #waiting = new Set<Waiting>();
  readonly #recent: StationEvent[] = [];

  /** `patienceMs` bounds the waiting of tests, on the given clock. */
  constructor(clock: Clock, patienceMs: number | undefined) {
    this.#clock = clock;
    this.#patienceMs = patienceMs ?? defaultPatienceMs;
  }

  onEvent(observer: (event: StationEvent) => void): () => void {
    this.#onEvent.add(observer);
    return () => this.#onEvent.delete(observer);
  }

  onFrame(observer: FrameObserver): () => void {
    this.#onFrame.add(observer);
    return () => this.#onFrame.delete(observer);
  }

  event(event: StationEvent): void {
    this.#recent.push(event);
    if (this.#recent.length > keptEvents) this.#recent.shift();
    for (const observer of this.#onEvent) observer(event);
    this.#look(event);
  }

  frame(direction: 'in' | 'out', text: string): void {
    for (const observer of this.#onFrame) observer(direction, text);
  }

  /** Resolves with the next event that fits. */
  waitFor<E extends StationEvent>(fits: (event: StationEvent) => event is E): Promise<E>;
  waitFor(fits: (event: StationEvent) => boolean): Promise<StationEvent>;
  waitFor(fits: (event: StationEvent) => boolean): Promise<StationEvent> {
    let found: StationEvent | undefined;
    return this.#wait((event) => {
      if (event !== undefined && fits(event)) found = event;
      return found !== undefined;
    }).then(() => found as StationEvent);
  }

  /** Resolves as soon as the condition holds; looks now and after every event. */
  until(condition: () => boolean): Promise<void> {
    return this.#wait(condition);
  }

  #wait(check: (event: StationEvent | undefined) => boolean): Promise<void> {
    if (check(undefined)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const cancel = this.#clock.startTimer(this.#patienceMs, () => {
        this.#waiting.delete(waiting);
        reject(new Error(`waited ${this.#patienceMs} ms in vain; last events: ${this.#story()}`));
      });
      const waiting: Waiting = { check, settle: () => (cancel(), resolve()) };
      this.#waiting.add(waiting);
    });
  }

  #look(event: StationEvent): void {
    for (const waiting of this.#waiting) {
      if (!waiting.check(event)) continue;
      this.#waiting.delete(waiting);
      waiting.settle();
    }
  }

  #story(): string {
    return this.#recent.map((event) => JSON.stringify(event, (_key, value: unknown) => readable(value))).join('\n');
  }
}

function readable(value: unknown): unknown {
  return value instanceof Error ? value.message : value;
}
