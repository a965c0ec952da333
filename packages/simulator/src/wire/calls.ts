// The station's calls to the central system, checked, mended by its quirks and told to its observers; knows no content.
import { RpcClosed, type VersionTable } from '@stationmaster/ocpp';
import type { Link } from './link.ts';
import type { Observers } from './observers.ts';
import type { AboutSession } from './queue.ts';
import type { Temper } from './quirks.ts';

export const noSession: AboutSession = { point: 0, idTag: undefined, startWh: 0, sampleNumber: 0 };

export type CallsParts = { table: VersionTable; link: Link; temper: Temper; observers: Observers };

export class Calls {
  readonly #parts: CallsParts;

  constructor(parts: CallsParts) {
    this.#parts = parts;
  }

  /**
   * Calls the central system; what the station says keeps to the standard but for its quirks. Rejects as an RPC
   * session does, also where there is no connection, and where the answer lacks what it must have. The answer is of
   * the type `Response` as the table checks it: texts may be longer and words unknown.
   */
  async call<Response extends object = object>(action: string, payload: object, about = noSession): Promise<Response> {
    const { table, observers } = this.#parts;
    // Of the messages about sessions the delivery tells, once the queue knows the answer.
    const isTold = !table.transactional.has(action);
    try {
      const response = await this.#exchange(action, payload, about);
      if (isTold) observers.event({ kind: 'answered', action, request: payload, response });
      this.#repeat(action, payload);
      return response as Response;
    } catch (error) {
      if (isTold) observers.event({ kind: 'unanswered', action, request: payload, error });
      throw error;
    }
  }

  /** Calls without caring for the answer. */
  tell(action: string, payload: object): void {
    this.call(action, payload).catch(() => {});
  }

  async #exchange(action: string, payload: object, about: AboutSession): Promise<object> {
    const { table, link, temper, observers } = this.#parts;
    table.checkOutgoing(action, 'request', payload);
    if (link.rpc === undefined) throw new RpcClosed(action, 'not connected', false);
    const answer = await link.rpc.call(action, temper.mend(action, payload, about));
    const { payload: response, deviations, failure } = table.check(action, 'response', answer);
    for (const deviation of deviations) observers.event({ kind: 'deviation', deviation });
    if (failure !== undefined) throw failure;
    temper.read(response);
    return response;
  }

  #repeat(action: string, payload: object): void {
    const { temper, link } = this.#parts;
    for (const repeat of temper.repeats) {
      if (repeat.action === action && (repeat.fits?.(payload) ?? true)) link.repeatLast(action, repeat.id);
    }
  }
}
