// The transaction ids of a 1.6 station: the central system's to give, and so filled in when a message is sent.
import type { Responses16 } from '@stationmaster/ocpp';
import type { SessionMessage } from '../wire/queue.ts';

/** What stations send for a session whose start the central system never answered. */
const unknownTransactionId = -1;

export class Transactions {
  readonly #ids = new Map<number, number>();

  /** The id that the central system gave; `undefined` before its answer. */
  idOf(admissionKey: number | undefined): number | undefined {
    return admissionKey === undefined ? undefined : this.#ids.get(admissionKey);
  }

  /** The payload to send, with the transaction id as far as it is known. */
  payloadOf({ action, payload, admissionKey }: SessionMessage): object {
    const transactionId = this.idOf(admissionKey);
    if (action === 'StopTransaction') return { ...payload, transactionId: transactionId ?? unknownTransactionId };
    if (action === 'StartTransaction' || transactionId === undefined) return payload;
    return { ...payload, transactionId };
  }

  started(admissionKey: number | undefined, { transactionId }: Responses16['StartTransaction']): void {
    if (admissionKey !== undefined) this.#ids.set(admissionKey, transactionId);
  }

  /** Nothing more is to be sent of the session that the message ends. */
  over({ place, admissionKey }: SessionMessage): void {
    if (place === 'last' && admissionKey !== undefined) this.#ids.delete(admissionKey);
  }

  forgetAll(): void {
    this.#ids.clear();
  }
}
