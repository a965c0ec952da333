// The one writer of a process: gathers what stations say into batches, commits them, and only then tells the outcome.
import { setTimeout as pause } from 'node:timers/promises';
import type { ClientConfig } from 'pg';
import type { News, Origin, OutcomeOf, StationFact, Told } from '../facts.ts';
import type { Committed } from './batch.ts';
import { waitMs, worthWaitingFor } from './gathering.ts';
import { commitIsolated } from './isolate.ts';
import { createLine } from './line.ts';
import { createFactQueue, type Waiting } from './queue.ts';

/** Nothing can be stored now. The station was not answered and will say it again: its socket is to be closed with 1013. */
class DatabaseAway extends Error {
  constructor(cause?: unknown) {
    super('The database cannot be reached.', { cause });
    this.name = 'DatabaseAway';
  }
}

type WriterLoad = { waiting: number; committing: number };
export type BatchMeasure = { facts: number; seconds: number };

export type Writer = {
  /** Resolves after COMMIT. A station's facts are written in the order in which they were submitted. */
  submit<F extends StationFact>(origin: Origin, fact: F): Promise<OutcomeOf<F['kind']>>;
  load(): WriterLoad;
  close(): Promise<void>;
};

export type WriterOptions = {
  connection: ClientConfig;
  publish(news: readonly News[]): void;
  onBatch?(measure: BatchMeasure): void;
  onRefused(told: Told, error: unknown): void;
  onAway(error: unknown): void;
};

const batchSize = 500;
const reconnectPatienceMs = 4_000;
const reconnectPauseMs = 250;

/** Over after so many milliseconds; ended before, it is over when all that arrives in this turn of the event loop has arrived. */
function startMoment(timeoutMs: number): { over: Promise<void>; end(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, timeoutMs);
  const end = () => {
    clearTimeout(timer);
    setImmediate(resolve);
  };
  return { over: promise, end };
}

export function createWriter(options: WriterOptions): Writer {
  const line = createLine(options.connection);
  const queue = createFactQueue();
  let committing = 0;
  let committedAtMs = 0;
  let expected = 0;
  let onGathered: (() => void) | undefined;
  let running: Promise<void> | undefined;
  let awaySince: number | undefined;
  let closed = false;

  function sendAway(facts: readonly Waiting[], cause: unknown): void {
    line.drop();
    const error = new DatabaseAway(cause);
    for (const one of facts) one.reject(error);
    options.onAway(cause);
  }

  function tell(batch: readonly Waiting[], { outcomes, news }: Committed): void {
    for (const [place, one] of batch.entries()) one.resolve(outcomes[place]);
    if (news.length > 0) options.publish(news);
  }

  async function commit(batch: readonly Waiting[]): Promise<void> {
    const began = performance.now();
    committing = batch.length;
    try {
      const told = batch.map((one) => one.told);
      const committed = await commitIsolated(await line.open(), told, options.onRefused);
      committedAtMs = performance.now();
      expected = worthWaitingFor({ answered: batch.length, waiting: queue.length });
      options.onBatch?.({ facts: batch.length, seconds: (committedAtMs - began) / 1000 });
      // Answered when the next batch is on its way: the database works while hundreds of sockets are written to.
      setImmediate(tell, batch, committed);
    } catch (error) {
      sendAway(batch, error);
    } finally {
      committing = 0;
    }
  }

  /** While the connection is down facts wait a little for its return; then all are sent away, and the next may try again. */
  async function reopen(): Promise<void> {
    try {
      await line.open();
      awaySince = undefined;
    } catch (error) {
      awaySince ??= performance.now();
      if (performance.now() - awaySince < reconnectPatienceMs && !closed) return pause(reconnectPauseMs);
      awaySince = undefined;
      sendAway(queue.takeAll(), error);
    }
  }

  /** Those who were answered a moment ago speak again within another: together they are one batch. */
  async function gather(): Promise<void> {
    const timeoutMs = waitMs({ waiting: queue.length, expected, sinceCommitMs: performance.now() - committedAtMs });
    if (timeoutMs === 0) return;
    const moment = startMoment(timeoutMs);
    onGathered = moment.end;
    await moment.over;
    onGathered = undefined;
  }

  async function run(): Promise<void> {
    while (queue.length > 0) {
      await gather();
      if (line.client === undefined) await reopen();
      else await commit(queue.takeBatch(batchSize));
    }
    running = undefined;
  }

  return {
    submit<F extends StationFact>(origin: Origin, fact: F): Promise<OutcomeOf<F['kind']>> {
      if (closed) return Promise.reject(new DatabaseAway());
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      queue.add({ told: { origin, fact }, resolve, reject });
      // What arrives in one turn of the event loop goes out as one batch.
      running ??= new Promise(setImmediate).then(run);
      if (queue.length >= expected) onGathered?.();
      // The kind's set function gives the kind's outcome; the queue between them holds all kinds.
      return promise as Promise<OutcomeOf<F['kind']>>;
    },
    load: () => ({ waiting: queue.length, committing }),
    async close() {
      while (running !== undefined) await running;
      closed = true;
      await line.close();
    },
  };
}
