// One connection's RPC in both directions as a state machine; sockets, timers and ids come from outside.
import type { Deviation } from '../deviation.ts';
import type { OcppVersion } from '../version.ts';
import type { OcppError } from './errors.ts';

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
export function createRpcSession(_options: RpcSessionOptions): RpcSession {
  throw new Error('not written yet');
}
