// Messages about sessions that the central system has not yet answered, in order; knows nothing of connections.
import type { Requests16 } from '@stationmaster/ocpp';

/** What quirks need to know of a message's session: its register at the start in Wh, and how many samples were before. */
export type AboutSession = { startWh: number; sampleNumber: number };

/** A message about a session. Its transaction id is filled in when it is sent: offline starts have none before. */
export type SessionMessage = { sessionKey: number | undefined; about: AboutSession } & (
  | { action: 'StartTransaction'; payload: Requests16['StartTransaction'] }
  | { action: 'MeterValues'; payload: Omit<Requests16['MeterValues'], 'transactionId'> }
  | { action: 'StopTransaction'; payload: Omit<Requests16['StopTransaction'], 'transactionId'> }
);

/** What stations send for a session whose start the central system never answered. */
const unknownTransactionId = -1;

export class TransactionQueue {
  #waiting: SessionMessage[] = [];
  #attempts = 0;
  readonly #transactionIds = new Map<number, number>();

  get length(): number {
    return this.#waiting.length;
  }

  get head(): SessionMessage | undefined {
    return this.#waiting[0];
  }

  add(message: SessionMessage): void {
    this.#waiting.push(message);
  }

  /** The id that the central system gave; `undefined` before its answer. */
  transactionId(sessionKey: number | undefined): number | undefined {
    return sessionKey === undefined ? undefined : this.#transactionIds.get(sessionKey);
  }

  /** The payload to send, with the transaction id as far as it is known. */
  payloadOf(message: SessionMessage): Requests16[SessionMessage['action']] {
    if (message.action === 'StartTransaction') return message.payload;
    const transactionId = this.transactionId(message.sessionKey);
    if (message.action === 'StopTransaction') {
      return { ...message.payload, transactionId: transactionId ?? unknownTransactionId };
    }
    return transactionId === undefined ? message.payload : { ...message.payload, transactionId };
  }

  /** The head was answered; a start's answer names its transaction. */
  answered(transactionId?: number): void {
    const message = this.#waiting.shift();
    this.#attempts = 0;
    if (message?.sessionKey === undefined) return;
    if (message.action === 'StartTransaction' && transactionId !== undefined) {
      this.#transactionIds.set(message.sessionKey, transactionId);
    }
    if (message.action === 'StopTransaction') this.#transactionIds.delete(message.sessionKey);
  }

  /** The head was refused. Gives the number of refusals so far; from `attempts` on the message is dropped. */
  refused(attempts: number): number {
    this.#attempts += 1;
    const refusals = this.#attempts;
    if (refusals >= attempts) this.answered();
    return refusals;
  }

  /** The queue of a station without lasting memory is gone with its power. */
  forgetAll(): void {
    this.#waiting = [];
    this.#attempts = 0;
    this.#transactionIds.clear();
  }
}
