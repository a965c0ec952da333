// The station's calls to the central system, mended by its quirks and told to its observers; knows no content.
import {
  callsFromStation16,
  type FromStation16,
  type Requests16,
  type Responses16,
  RpcClosed,
} from '@stationmaster/ocpp';
import type { Link } from './link.ts';
import type { Observers } from './observers.ts';
import type { AboutSession } from './queue.ts';
import type { Temper } from './quirks.ts';

export const noSession: AboutSession = { startWh: 0, sampleNumber: 0 };

/** Of these the delivery tells, once the queue knows the answer. */
const sessionActions = new Set<string>(['StartTransaction', 'MeterValues', 'StopTransaction']);

export class Calls {
  readonly #link: Link;
  readonly #temper: Temper;
  readonly #observers: Observers;

  constructor(link: Link, temper: Temper, observers: Observers) {
    this.#link = link;
    this.#temper = temper;
    this.#observers = observers;
  }

  /** Calls the central system. Rejects as an RPC session does, also where there is no connection. */
  async call<A extends FromStation16>(action: A, payload: Requests16[A], about = noSession): Promise<Responses16[A]> {
    const transmit = { call: () => this.#transmit(action, payload, about) };
    const typedCall = callsFromStation16(transmit, (deviation) =>
      this.#observers.event({ kind: 'deviation', deviation }),
    );
    const isTold = !sessionActions.has(action);
    try {
      const response = await typedCall(action, payload);
      if (isTold) this.#observers.event({ kind: 'answered', action, request: payload, response });
      this.#repeat(action);
      return response;
    } catch (error) {
      if (isTold) this.#observers.event({ kind: 'unanswered', action, request: payload, error });
      throw error;
    }
  }

  /** Calls without caring for the answer. */
  tell<A extends FromStation16>(action: A, payload: Requests16[A]): void {
    this.call(action, payload).catch(() => {});
  }

  #transmit<A extends FromStation16>(action: A, payload: Requests16[A], about: AboutSession): Promise<unknown> {
    const { rpc } = this.#link;
    if (rpc === undefined) return Promise.reject(new RpcClosed(action, 'not connected', false));
    return rpc.call(action, this.#temper.mend(action, payload, about));
  }

  #repeat(action: FromStation16): void {
    for (const { action: repeated, id } of this.#temper.repeats) {
      if (repeated === action) this.#link.repeatLast(action, id);
    }
  }
}
