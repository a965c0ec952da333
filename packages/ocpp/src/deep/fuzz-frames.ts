// Plays a hostile partner against RPC sessions and watches every property they promise; for tests only.
import { isDeepStrictEqual } from 'node:util';
import type { IncomingCall, RpcSession } from '../rpc/session.ts';
import { createRpcSession } from '../rpc/session.ts';
import { OcppError } from '../rpc/errors.ts';
import type { VersionTable } from '../table.ts';
import { v16 } from '../v16/table.ts';
import { v201 } from '../v201/table.ts';
import { v21 } from '../v21/table.ts';
import type { OcppVersion } from '../version.ts';
import { expectedReplyId } from './expected-reply.ts';
import { hostileFrame } from './hostile-frames.ts';
import type { Random } from './random.ts';
import { createRandom } from './random.ts';

export type FuzzReport = { frames: number; answers: number; delivered: number; ownCalls: number; deviations: number };

const framesPerConnection = 500;

const tables: Readonly<Record<OcppVersion, VersionTable>> = { '1.6': v16, '2.0.1': v201, '2.1': v21 };

/**
 * Sends `count` frames over as many connections as needed. Throws at the first broken promise: an exception, an answer
 * to what was not asked or not next in order, a call without its one answer, a second call of ours before the first ended.
 */
export async function fuzzFrames({ count, seed }: { count: number; seed: number }): Promise<FuzzReport> {
  const random = createRandom(seed);
  const report: FuzzReport = { frames: 0, answers: 0, delivered: 0, ownCalls: 0, deviations: 0 };
  while (report.frames < count) {
    const frames = Math.min(framesPerConnection, count - report.frames);
    await new HostileConnection(random, report).run(frames);
  }
  if ('polluted' in {}) throw new Error('a frame reached the prototype of all objects');
  return report;
}

class HostileConnection {
  readonly #random: Random;
  readonly #report: FuzzReport;
  readonly #version: OcppVersion;
  readonly #table: VersionTable;
  readonly #session: RpcSession;
  /** Ids of the answers due, in their order. */
  readonly #due: string[] = [];
  #open: IncomingCall | undefined;
  #outstandingId = '';
  #fireTimer: (() => void) | undefined;
  #ids = 0;
  #unsettled = 0;
  #lastText = '';

  constructor(random: Random, report: FuzzReport) {
    this.#random = random;
    this.#report = report;
    this.#version = random.pick(['1.6', '2.0.1', '2.1']);
    this.#table = tables[this.#version];
    this.#session = createRpcSession({
      version: this.#version,
      send: (text) => this.#watch(text),
      onCall: (call) => this.#handle(call),
      onHandlerError: (error, call) => this.#forgive(error, call),
      isRepeatable: (action) => this.#table.transactional.has(action),
      startTimer: (_timeoutMs, run) => this.#setTimer(run),
      newId: () => `own-${(this.#ids += 1)}`,
      callTimeoutMs: 30_000,
      onDeviation: () => (this.#report.deviations += 1),
    });
  }

  async run(frames: number): Promise<void> {
    for (let sent = 0; sent < frames; sent += 1) {
      this.#step();
      this.#feed();
    }
    while (this.#open) this.#finish(this.#open);
    if (this.#due.length > 0) throw new Error(`never answered: ${this.#due.join()}`);
    if (this.#session.waitingCalls !== 0) throw new Error('calls wait although all are answered');
    this.#session.close('the end');
    await Promise.resolve();
    await Promise.resolve();
    if (this.#unsettled !== 0) throw new Error('a call of ours never ended');
    if (this.#fireTimer) throw new Error('a timer was left');
  }

  #feed(): void {
    const repeats = this.#random.chance(0.05) && this.#lastText !== '';
    const text = repeats ? this.#lastText : hostileFrame(this.#random, this.#version, this.#outstandingId);
    this.#lastText = text;
    this.#report.frames += 1;
    const id = expectedReplyId(text, this.#version);
    if (id !== undefined) this.#due.push(id);
    if (/^\[[34],"/.test(text) && text.startsWith(`"${this.#outstandingId}"`, 3)) this.#outstandingId = '';
    try {
      this.#session.receive(text);
    } catch (error) {
      throw new Error(`receive threw on ${JSON.stringify(text)}`, { cause: error });
    }
  }

  #step(): void {
    if (this.#open && this.#random.chance(0.6)) this.#finish(this.#open);
    if (this.#random.chance(0.05)) this.#callOut();
    if (this.#fireTimer && this.#random.chance(0.05)) {
      const fire = this.#fireTimer;
      this.#fireTimer = undefined;
      this.#outstandingId = '';
      fire();
    }
  }

  #callOut(): void {
    this.#unsettled += 1;
    this.#report.ownCalls += 1;
    const ended = (): void => void (this.#unsettled -= 1);
    this.#session.call('Reset', { type: 'Soft' }).then(ended, ended);
  }

  #handle(call: IncomingCall): void {
    if (this.#open) throw new Error('a call was delivered before the former was answered');
    this.#report.delivered += 1;
    const checked = this.#table.check(call.action, 'request', call.payload);
    if (typeof checked.payload !== 'object') throw new Error('the check lost the payload');
    if (checked.deviations.length > 0) this.#checkAgain(call.action, checked.payload);
    if (this.#random.chance(0.02)) throw new HandlerFault();
    this.#open = call;
    if (this.#random.chance(0.5)) this.#finish(call);
  }

  /** What was mended is as good as mending makes it. */
  #checkAgain(action: string, mended: Record<string, unknown>): void {
    const again = this.#table.check(action, 'request', mended);
    if (!isDeepStrictEqual(again.payload, mended)) throw new Error(`${action} was mended twice`);
  }

  #finish(call: IncomingCall): void {
    this.#open = undefined;
    if (this.#random.chance(0.8)) call.answer({ status: 'Accepted' });
    else call.fail(new OcppError('InternalError', 'x'.repeat(this.#random.below(300))));
    if (this.#random.chance(0.1)) call.answer({});
  }

  /** A throwing handler leaves a message of T-1 unanswered, and only that. */
  #forgive(error: unknown, call: IncomingCall): void {
    if (!(error instanceof HandlerFault)) throw error;
    if (this.#table.transactional.has(call.action)) this.#due.shift();
  }

  #setTimer(run: () => void): () => void {
    this.#fireTimer = run;
    return () => (this.#fireTimer = undefined);
  }

  #watch(text: string): void {
    const read: unknown = JSON.parse(text);
    const message: readonly unknown[] = Array.isArray(read) ? read : [];
    const [type, id] = message;
    if (type === 2) return this.#watchOwn(String(id));
    this.#report.answers += 1;
    if (type === 4 ? message.length !== 5 : type !== 3 || message.length !== 3) throw new Error(`sent ${text}`);
    const due = this.#due.shift();
    if (id !== due) throw new Error(`answered ${String(id)} where ${due ?? 'nothing'} was due`);
  }

  #watchOwn(id: string): void {
    if (this.#outstandingId !== '') throw new Error(`called ${id} while ${this.#outstandingId} was outstanding`);
    this.#outstandingId = id;
  }
}

class HandlerFault extends Error {}
