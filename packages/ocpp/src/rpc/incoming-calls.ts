// The partner's calls of one connection: their turn, their one answer, and the last answers kept (F-5, F-6).
import { keptAnswers } from '../limits.ts';
import { OcppError, spellErrorCode } from './errors.ts';
import type { Frame } from './frame.ts';
import { errorFrame, resultFrame } from './frame.ts';
import type { IncomingCall, RpcSessionOptions } from './session.ts';

type CallFrame = Extract<Frame, { kind: 'call' }>;
/** A call in the queue with its text, or an answer that is ready but has to wait for its turn. */
type Waiting = { frame: CallFrame; text: string } | { reply: string };
type KeptAnswer = { id: string; text: string; answer: string };

export type IncomingCalls = {
  take(entry: Waiting): void;
  readonly waiting: number;
  close(): void;
};

type Surroundings = Pick<
  RpcSessionOptions,
  'version' | 'onCall' | 'onHandlerError' | 'isRepeatable' | 'onDeviation'
> & {
  transmit(text: string): void;
};

export function createIncomingCalls(options: Surroundings): IncomingCalls {
  const queue: Waiting[] = [];
  const kept: KeptAnswer[] = [];
  const recentIds: string[] = [];
  let busy = false;
  let draining = false;
  let closed = false;

  /** A loop, not recursion: a handler may answer at once, thousands of times in a row. */
  function drain(): void {
    if (draining) return;
    draining = true;
    while (!busy && !closed) {
      const entry = queue.shift();
      if (!entry) break;
      if ('reply' in entry) options.transmit(entry.reply);
      else begin(entry.frame, entry.text);
    }
    draining = false;
  }

  function begin(frame: CallFrame, text: string): void {
    const { id } = frame;
    const known = kept.find((answer) => answer.id === id && answer.text === text);
    if (known) return options.transmit(known.answer);
    if (recentIds.includes(id) || kept.some((answer) => answer.id === id)) {
      options.onDeviation({ rule: 'repeated-id', path: '', detail: frame.action });
    }
    push(recentIds, id);
    busy = true;
    deliver(frame, text);
  }

  function deliver(frame: CallFrame, text: string): void {
    let open = true;
    const settle = (reply: string | undefined): void => {
      if (!open || closed) return;
      open = false;
      busy = false;
      if (reply !== undefined) options.transmit(reply);
      drain();
    };
    const call: IncomingCall = {
      id: frame.id,
      action: frame.action,
      payload: frame.payload,
      answer(payload: object): void {
        const answer = resultFrame(frame.id, payload);
        if (open && options.isRepeatable(frame.action)) push(kept, { id: frame.id, text, answer });
        settle(answer);
      },
      fail(error: OcppError): void {
        const code = spellErrorCode(error.code, options.version);
        settle(errorFrame(frame.id, code, error.description, error.details));
      },
    };
    try {
      options.onCall(call);
    } catch (error) {
      options.onHandlerError?.(error, call);
      // An error would make the station drop a message of T-1; without an answer it comes again.
      if (options.isRepeatable(frame.action)) settle(undefined);
      else call.fail(new OcppError('InternalError'));
    }
  }

  return {
    take(entry: Waiting): void {
      queue.push(entry);
      drain();
    },
    get waiting(): number {
      return queue.length + (busy ? 1 : 0);
    },
    close(): void {
      closed = true;
      queue.length = 0;
      busy = false;
    },
  };
}

function push<T>(list: T[], item: T): void {
  list.push(item);
  if (list.length > keptAnswers) list.shift();
}
