// Our calls of one connection: one outstanding, the others in line, each with a time-out (F-5).
import type { CallFailure } from './errors.ts';
import { errorFromFrame, RpcClosed, RpcTimeout } from './errors.ts';
import type { Frame } from './frame.ts';
import { callFrame } from './frame.ts';
import { pushBounded } from './recent-answers.ts';
import type { RpcSessionOptions } from './session.ts';

type AnswerFrame = Extract<Frame, { kind: 'result' | 'error' }>;
type OwnCall = {
  id: string;
  action: string;
  text: string;
  resolve(payload: unknown): void;
  reject(failure: CallFailure): void;
};

type Surroundings = Pick<RpcSessionOptions, 'version' | 'startTimer' | 'newId' | 'callTimeoutMs' | 'onDeviation'> & {
  transmit(text: string): void;
};

export class OutgoingCalls {
  readonly #options: Surroundings;
  readonly #queue: OwnCall[] = [];
  readonly #timedOutIds: string[] = [];
  #outstanding: { call: OwnCall; cancelTimer: () => void } | undefined;
  #isSending = false;
  #closedBecause: string | undefined;

  constructor(options: Surroundings) {
    this.#options = options;
  }

  call(action: string, payload: object): Promise<unknown> {
    if (this.#closedBecause !== undefined) return Promise.reject(new RpcClosed(action, this.#closedBecause, false));
    return new Promise((resolve, reject: (failure: CallFailure) => void) => {
      const id = this.#options.newId();
      this.#queue.push({ id, action, text: callFrame(id, action, payload), resolve, reject });
      this.#sendNext();
    });
  }

  settle(frame: AnswerFrame): void {
    if (this.#outstanding?.call.id !== frame.id) return this.#tellStray(frame);
    const { call, cancelTimer } = this.#outstanding;
    this.#outstanding = undefined;
    cancelTimer();
    if (frame.kind === 'result') call.resolve(frame.payload);
    else call.reject(errorFromFrame(frame, this.#options.version));
    this.#sendNext();
  }

  close(reason: string): void {
    this.#closedBecause = reason;
    const outstanding = this.#outstanding;
    this.#outstanding = undefined;
    outstanding?.cancelTimer();
    outstanding?.call.reject(new RpcClosed(outstanding.call.action, reason, true));
    for (const call of this.#queue.splice(0)) call.reject(new RpcClosed(call.action, reason, false));
  }

  /** A loop, not recursion: a partner in the same process may answer while we send. */
  #sendNext(): void {
    if (this.#isSending) return;
    this.#isSending = true;
    while (!this.#outstanding) {
      const call = this.#queue.shift();
      if (!call) break;
      const cancelTimer = this.#options.startTimer(this.#options.callTimeoutMs, () => this.#timeOut(call));
      this.#outstanding = { call, cancelTimer };
      this.#options.transmit(call.text);
    }
    this.#isSending = false;
  }

  #timeOut(call: OwnCall): void {
    if (this.#outstanding?.call !== call) return;
    this.#outstanding = undefined;
    pushBounded(this.#timedOutIds, call.id);
    call.reject(new RpcTimeout(call.action, this.#options.callTimeoutMs));
    this.#sendNext();
  }

  #tellStray(frame: AnswerFrame): void {
    const rule = this.#timedOutIds.includes(frame.id) ? 'late-answer' : 'unknown-answer';
    this.#options.onDeviation({ rule, path: '', detail: frame.kind });
  }
}
