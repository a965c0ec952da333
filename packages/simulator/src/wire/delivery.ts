// Sends what the queue holds, one message at a time, until the central system has answered each; decides no content.
import { OcppError, type Requests16, type Responses16 } from '@stationmaster/ocpp';
import type { Clock } from '../world/clock.ts';
import type { Configuration } from '../configuration.ts';
import type { SessionMessage, TransactionQueue } from './queue.ts';

export type SessionAction = SessionMessage['action'];

export type DeliveryParts = {
  queue: TransactionQueue;
  configuration: Configuration;
  clock: Clock;
  /** Whether the central system takes messages now. */
  isOpen(): boolean;
  send(message: SessionMessage, payload: Requests16[SessionAction]): Promise<Responses16[SessionAction]>;
  answered(message: SessionMessage, request: object, response: Responses16[SessionAction]): void;
  unanswered(message: SessionMessage, request: object, error: unknown): void;
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
    const { queue, send, answered, unanswered } = this.#parts;
    const payload = queue.payloadOf(message);
    try {
      const response = await send(message, payload);
      // Power may have failed meanwhile, and with it the queue's memory.
      if (queue.head !== message) return true;
      queue.answered('transactionId' in response ? response.transactionId : undefined);
      answered(message, payload, response);
      return true;
    } catch (error) {
      const goesOn = this.#undelivered(message, error);
      unanswered(message, payload, error);
      return goesOn;
    }
  }

  #undelivered(message: SessionMessage, error: unknown): boolean {
    const { queue, configuration, clock, isOpen } = this.#parts;
    if (!isOpen() || queue.head !== message) return isOpen();
    const refusals = error instanceof OcppError ? queue.refused(configuration.number('TransactionMessageAttempts')) : 1;
    if (queue.head !== message) return true;
    const waitMs = configuration.number('TransactionMessageRetryInterval') * 1000 * refusals;
    this.#cancelRetry = clock.startTimer(waitMs, () => {
      this.#cancelRetry = undefined;
      this.wake();
    });
    return false;
  }
}
