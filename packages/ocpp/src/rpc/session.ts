// One connection's RPC in both directions as a state machine; sockets, timers and ids come from outside.
import type { Deviation } from '../deviation.ts';
import { standardIdLength } from '../limits.ts';
import type { OcppVersion } from '../version.ts';
import type { OcppError } from './errors.ts';
import type { Frame } from './frame.ts';
import { parseFrame } from './frame.ts';
import { IncomingCalls } from './incoming-calls.ts';
import { OutgoingCalls } from './outgoing-calls.ts';

/** A call of the partner, in its turn. Answer it once, at any time: the next is delivered only then. */
export type IncomingCall = {
  readonly id: string;
  readonly action: string;
  /** As received; `VersionTable.check` makes it usable. */
  readonly payload: unknown;
  answer(payload: object): void;
  fail(error: OcppError): void;
};

/** What a session needs from outside. None of the functions may throw; only a throwing `onCall` is caught. */
export type RpcSessionOptions = {
  version: OcppVersion;
  /** Takes one text message for the partner. */
  send(text: string): void;
  /** The partner's calls, strictly in the order of their arrival, the next only after the former was answered (F-5). */
  onCall(call: IncomingCall): void;
  /**
   * `onCall` threw. Unless the call was answered it is now answered InternalError; a message of T-1 is left without
   * an answer, since an error would make the station drop it: close the connection and it comes again.
   */
  onHandlerError?(error: unknown, call: IncomingCall): void;
  /** Whether a repetition of this action gets its stored answer again: the messages of T-1 (F-6). */
  isRepeatable(action: string): boolean;
  /** Runs the function once after so many milliseconds, unless the returned function is called before. */
  startTimer(timeoutMs: number, run: () => void): () => void;
  /** An id for a call of ours, never given before: a UUID (F-6). */
  newId(): string;
  /** How long the partner may take to answer a call, in milliseconds (F-5). */
  callTimeoutMs: number;
  onDeviation(deviation: Deviation): void;
  /** Every text message, for a log. */
  onFrame?(direction: 'in' | 'out', text: string): void;
};

/** One connection's calls in both directions, fed with the text messages of its socket. Holds no socket and no timer of its own. */
export type RpcSession = {
  /** Takes one text message of the partner. Never throws. */
  receive(text: string): void;
  /**
   * Sends a call as soon as no other of ours is outstanding (F-5).
   * Rejects with `OcppError` (the partner refused), `RpcTimeout` or `RpcClosed`; see `CallFailure`.
   */
  call(action: string, payload: object): Promise<unknown>;
  /** The partner's calls not yet answered, the one being handled included. Stop reading the socket past a bound. */
  readonly waitingCalls: number;
  /** Ends the session: pending and queued calls reject with `RpcClosed`, later answers are dropped silently. */
  close(reason: string): void;
};

/** Makes the RPC session of one connection. */
export function createRpcSession(options: RpcSessionOptions): RpcSession {
  let closed = false;
  const transmit = (text: string): void => {
    if (closed) return;
    options.onFrame?.('out', text);
    options.send(text);
  };
  const incoming = new IncomingCalls({ ...options, transmit });
  const outgoing = new OutgoingCalls({ ...options, transmit });

  function receive(text: string): void {
    if (closed) return;
    options.onFrame?.('in', text);
    const frame = parseFrame(text, options.version);
    for (const deviation of frameDeviations(frame)) options.onDeviation(deviation);
    if (frame.kind === 'call') incoming.take({ frame, text });
    else if (frame.kind === 'result' || frame.kind === 'error') outgoing.settle(frame);
    else if (frame.kind === 'malformed' && frame.reply !== undefined) incoming.take({ reply: frame.reply });
  }

  return {
    receive,
    call: (action, payload) => outgoing.call(action, payload),
    get waitingCalls(): number {
      return incoming.waiting;
    },
    close(reason: string): void {
      if (closed) return;
      closed = true;
      incoming.close();
      outgoing.close(reason);
    },
  };
}

function frameDeviations(frame: Frame): Deviation[] {
  switch (frame.kind) {
    case 'malformed':
      return [{ rule: 'malformed-frame', path: '', detail: frame.reason }];
    case 'send':
      return [{ rule: 'unexpected-send', path: '', detail: frame.action.slice(0, 50) }];
    case 'resultError':
      return [{ rule: 'result-refused', path: '', detail: `${frame.code}: ${frame.description}`.slice(0, 255) }];
    default:
      return callDeviations(frame);
  }
}

function callDeviations(frame: Exclude<Frame, { kind: 'malformed' }>): Deviation[] {
  const deviations: Deviation[] = [];
  if (frame.id.length > standardIdLength) {
    deviations.push({ rule: 'long-id', path: '', detail: `${frame.id.length} characters` });
  }
  if (frame.kind === 'call' && frame.mended) deviations.push({ rule: 'broken-json', path: '', detail: frame.action });
  return deviations;
}
