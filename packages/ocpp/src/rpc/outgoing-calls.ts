// Our calls of one connection: one outstanding, the others in line, each with a time-out (F-5).
import type { DeviationRule } from '../deviation.ts';
import { keptAnswers } from '../limits.ts';
import type { CallFailure } from './errors.ts';
import { errorFromFrame, RpcClosed, RpcTimeout } from './errors.ts';
import type { Frame } from './frame.ts';
import { callFrame } from './frame.ts';
import type { RpcSessionOptions } from './session.ts';

type AnswerFrame = Extract<Frame, { kind: 'result' | 'error' }>;
type OwnCall = {
  id: string;
  action: string;
  text: string;
  resolve(payload: unknown): void;
  reject(failure: CallFailure): void;
};

export type OutgoingCalls = {
  call(action: string, payload: object): Promise<unknown>;
  settle(frame: AnswerFrame): void;
  close(reason: string): void;
};

type Surroundings = Pick<RpcSessionOptions, 'version' | 'startTimer' | 'newId' | 'callTimeoutMs' | 'onDeviation'> & {
  transmit(text: string): void;
};

export function createOutgoingCalls(options: Surroundings): OutgoingCalls {
  const queue: OwnCall[] = [];
  const timedOutIds: string[] = [];
  let outstanding: { call: OwnCall; cancelTimer: () => void } | undefined;
  let sending = false;
  let closedBecause: string | undefined;

  /** A loop, not recursion: a partner in the same process may answer while we send. */
  function sendNext(): void {
    if (sending) return;
    sending = true;
    while (!outstanding) {
      const call = queue.shift();
      if (!call) break;
      const cancelTimer = options.startTimer(options.callTimeoutMs, () => timeOut(call));
      outstanding = { call, cancelTimer };
      options.transmit(call.text);
    }
    sending = false;
  }

  function timeOut(call: OwnCall): void {
    if (outstanding?.call !== call) return;
    outstanding = undefined;
    timedOutIds.push(call.id);
    if (timedOutIds.length > keptAnswers) timedOutIds.shift();
    call.reject(new RpcTimeout(call.action, options.callTimeoutMs));
    sendNext();
  }

  function deviate(rule: DeviationRule, detail: string): void {
    options.onDeviation({ rule, path: '', detail });
  }

  return {
    call(action: string, payload: object): Promise<unknown> {
      if (closedBecause !== undefined) return Promise.reject(new RpcClosed(action, closedBecause, false));
      return new Promise((resolve, reject: (failure: CallFailure) => void) => {
        const id = options.newId();
        queue.push({ id, action, text: callFrame(id, action, payload), resolve, reject });
        sendNext();
      });
    },

    settle(frame: AnswerFrame): void {
      if (outstanding?.call.id !== frame.id) {
        return deviate(timedOutIds.includes(frame.id) ? 'late-answer' : 'unknown-answer', frame.kind);
      }
      const { call, cancelTimer } = outstanding;
      outstanding = undefined;
      cancelTimer();
      if (frame.kind === 'result') call.resolve(frame.payload);
      else call.reject(errorFromFrame(frame, options.version));
      sendNext();
    },

    close(reason: string): void {
      closedBecause = reason;
      outstanding?.cancelTimer();
      outstanding?.call.reject(new RpcClosed(outstanding.call.action, reason, true));
      outstanding = undefined;
      for (const call of queue.splice(0)) call.reject(new RpcClosed(call.action, reason, false));
    },
  };
}
