// The partner's calls of one connection: each in its turn and answered once (F-5), repeated ones by memory (F-6).
import { OcppError, spellErrorCode } from './errors.ts';
import type { Frame } from './frame.ts';
import { errorFrame, resultFrame } from './frame.ts';
import type { RecentAnswers } from './recent-answers.ts';
import { createRecentAnswers } from './recent-answers.ts';
import type { IncomingCall, RpcSessionOptions } from './session.ts';

type CallFrame = Extract<Frame, { kind: 'call' }>;
/** A call with its text, or an answer that is ready but waits for its turn. */
type Waiting = { frame: CallFrame; text: string } | { reply: string };

type Surroundings = Pick<
  RpcSessionOptions,
  'version' | 'onCall' | 'onHandlerError' | 'isRepeatable' | 'onDeviation'
> & {
  transmit(text: string): void;
};

export class IncomingCalls {
  readonly #options: Surroundings;
  readonly #queue: Waiting[] = [];
  readonly #recent: RecentAnswers = createRecentAnswers();
  #isBusy = false;
  #isDraining = false;
  #isClosed = false;

  constructor(options: Surroundings) {
    this.#options = options;
  }

  get waiting(): number {
    return this.#queue.length + (this.#isBusy ? 1 : 0);
  }

  take(entry: Waiting): void {
    this.#queue.push(entry);
    this.#drain();
  }

  close(): void {
    this.#isClosed = true;
    this.#isBusy = false;
    this.#queue.length = 0;
  }

  /** A loop, not recursion: a handler may answer at once, thousands of times in a row. */
  #drain(): void {
    if (this.#isDraining) return;
    this.#isDraining = true;
    while (!this.#isBusy && !this.#isClosed) {
      const entry = this.#queue.shift();
      if (!entry) break;
      if ('reply' in entry) this.#options.transmit(entry.reply);
      else this.#begin(entry.frame, entry.text);
    }
    this.#isDraining = false;
  }

  #begin(frame: CallFrame, text: string): void {
    const known = this.#recent.find(frame.id, text);
    if (known !== undefined) return this.#options.transmit(known);
    if (this.#recent.note(frame.id)) {
      this.#options.onDeviation({ rule: 'repeated-id', path: '', detail: frame.action.slice(0, 50) });
    }
    this.#isBusy = true;
    this.#deliver(this.#callOf(frame, text));
  }

  #deliver(call: IncomingCall & { drop(): void }): void {
    try {
      this.#options.onCall(call);
    } catch (error) {
      this.#options.onHandlerError?.(error, call);
      // An error would make the station drop a message of T-1; without an answer it comes again.
      if (this.#options.isRepeatable(call.action)) call.drop();
      else call.fail(new OcppError('InternalError'));
    }
  }

  #callOf({ id, action, payload }: CallFrame, text: string): IncomingCall & { drop(): void } {
    let isOpen = true;
    const settle = (reply: string | undefined): void => {
      if (!isOpen || this.#isClosed) return;
      isOpen = false;
      this.#isBusy = false;
      if (reply !== undefined) this.#options.transmit(reply);
      this.#drain();
    };
    return {
      id,
      action,
      payload,
      answer: (response) => {
        const answer = resultFrame(id, response);
        if (isOpen && this.#options.isRepeatable(action)) this.#recent.keep(id, text, answer);
        settle(answer);
      },
      fail: (error) => {
        const code = spellErrorCode(error.code, this.#options.version);
        settle(errorFrame(id, code, error.description, error.details));
      },
      drop: () => settle(undefined),
    };
  }
}
