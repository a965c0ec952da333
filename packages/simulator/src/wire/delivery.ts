// Sends what the queue holds, one message at a time, until the central system has answered each; decides no content.
import { OcppError } from '@stationmaster/ocpp';
import type { Settings } from '../settings.ts';
import type { Clock } from '../world/clock.ts';
import type { SessionMessage, SessionQueue } from './queue.ts';

export type DeliveryParts = {
  queue: SessionQueue;
  settings: Settings;
  clock: Clock;
  /** Whether the central system takes messages now. */
  isOpen(): boolean;
  /** What to send of a message now. */
  payloadOf(message: SessionMessage): object;
  send(message: SessionMessage, payload: object): Promise<object>;
  answered(message: SessionMessage, request: object, response: object): void;
  unanswered(message: SessionMessage, request: object, error: unknown): void;
  /** Refused too often, and not sent any more. */
  dropped(message: SessionMessage): void;
};

export class Delivery {
  readonly #parts: DeliveryParts;
  #isSending = false;
  #cancelRetry: (() => void) | undefined;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
  }

  /** There may be something to send. */
  wake(): void {
    if (this.#isSending || this.#cancelRetry !== undefined) return;
    this.#isSending = true;
    void this.#run();
  }

  /** The connection is lost: what waited for a repetition waits for the next connection instead. */
  stop(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
  }

  async #run(): Promise<void> {
    const { queue, isOpen } = this.#parts;
    for (let message = queue.head; message !== undefined && isOpen(); message = queue.head) {
      if (!(await this.#deliver(message))) break;
    }
    this.#isSending = false;
  }

  /** Whether to go on with the next message at once. */
  async #deliver(message: SessionMessage): Promise<boolean> {
    const { queue, payloadOf, send, answered, unanswered } = this.#parts;
    const payload = payloadOf(message);
    try {
      const response = await send(message, payload);
      // Power may have failed meanwhile, and with it the queue's memory.
      if (queue.head !== message) return true;
      queue.answered();
      answered(message, payload, response);
      return true;
    } catch (error) {
      const goesOn = this.#undelivered(message, error);
      unanswered(message, payload, error);
      return goesOn;
    }
  }

  #undelivered(message: SessionMessage, error: unknown): boolean {
    const { queue, settings, clock, isOpen, dropped } = this.#parts;
    if (!isOpen() || queue.head !== message) return isOpen();
    const refusals = error instanceof OcppError ? queue.refused(settings.number('messageAttempts')) : 1;
    if (queue.head !== message) {
      dropped(message);
      return true;
    }
    const waitMs = settings.number('messageRetryIntervalS') * 1000 * refusals;
    this.#cancelRetry = clock.startTimer(waitMs, () => {
      this.#cancelRetry = undefined;
      this.wake();
    });
    return false;
  }
}
