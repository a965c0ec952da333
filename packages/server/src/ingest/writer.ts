// The one writer of a process: gathers what stations say into batches, commits them, and only then tells the outcome.
import type { ClientConfig } from 'pg';
import type { News, Origin, OutcomeOf, StationFact, Told } from '../facts.ts';
import { commitIsolated } from './isolate.ts';
import { createLine } from './line.ts';

/** Nothing can be stored now. The station was not answered and will say it again: its socket is to be closed with 1013. */
export class DatabaseAway extends Error {
  constructor(cause?: unknown) {
    super('The database cannot be reached.', { cause });
    this.name = 'DatabaseAway';
  }
}

export type WriterLoad = { waiting: number; committing: number };
export type BatchMeasure = { facts: number; seconds: number };

export type Writer = {
  /** Resolves after COMMIT. A station's facts are written in the order in which they were submitted. */
  submit<F extends StationFact>(origin: Origin, fact: F): Promise<OutcomeOf<F['kind']>>;
  load(): WriterLoad;
  close(): Promise<void>;
};

type Waiting = { told: Told; resolve(outcome: unknown): void; reject(error: DatabaseAway): void };

const batchSize = 500;
const reconnectPatienceMs = 4_000;
const reconnectPauseMs = 250;

export function createWriter(options: {
  connection: ClientConfig;
  publish(news: readonly News[]): void;
  onBatch?(measure: BatchMeasure): void;
  onRefused(told: Told, error: unknown): void;
  onAway(error: unknown): void;
}): Writer {
  const line = createLine(options.connection);
  const queues = new Map<number, Waiting[]>();
  let waiting = 0;
  let committing = 0;
  let running: Promise<void> | undefined;
  let awaySince: number | undefined;
  let closed = false;

  /** The first waiting fact of each station, so that a station's order holds; who has more waits behind the others. */
  function takeBatch(): Waiting[] {
    const batch: Waiting[] = [];
    const unfinished: [number, Waiting[]][] = [];
    for (const [stationId, queue] of queues) {
      const next = queue.shift();
      if (next !== undefined) batch.push(next);
      queues.delete(stationId);
      if (queue.length > 0) unfinished.push([stationId, queue]);
      if (batch.length === batchSize) break;
    }
    for (const [stationId, queue] of unfinished) queues.set(stationId, queue);
    waiting -= batch.length;
    return batch;
  }

  function refuseAll(batch: readonly Waiting[], error: DatabaseAway): void {
    for (const one of batch) one.reject(error);
  }

  function refuseWaiting(error: DatabaseAway): void {
    const all = [...queues.values()].flat();
    queues.clear();
    waiting = 0;
    refuseAll(all, error);
  }

  async function commit(batch: readonly Waiting[]): Promise<void> {
    const began = performance.now();
    committing = batch.length;
    try {
      const client = await line.open();
      const committed = await commitIsolated(
        client,
        batch.map((one) => one.told),
        options.onRefused,
      );
      awaySince = undefined;
      options.onBatch?.({ facts: batch.length, seconds: (performance.now() - began) / 1000 });
      for (const [place, one] of batch.entries()) one.resolve(committed.outcomes[place]);
      if (committed.news.length > 0) options.publish(committed.news);
    } catch (error) {
      line.drop();
      refuseAll(batch, new DatabaseAway(error));
      options.onAway(error);
    } finally {
      committing = 0;
    }
  }

  /** While the connection is down facts wait a little for its return; then all are refused, and the next may try again. */
  async function reopen(): Promise<boolean> {
    try {
      await line.open();
      return true;
    } catch (error) {
      awaySince ??= performance.now();
      if (performance.now() - awaySince > reconnectPatienceMs || closed) {
        refuseWaiting(new DatabaseAway(error));
        awaySince = undefined;
        options.onAway(error);
        return false;
      }
      await new Promise((resolve) => setTimeout(resolve, reconnectPauseMs));
      return true;
    }
  }

  async function run(): Promise<void> {
    while (waiting > 0) {
      if (line.client === undefined && !(await reopen())) break;
      if (line.client !== undefined) await commit(takeBatch());
    }
    running = undefined;
  }

  function enqueue(one: Waiting): void {
    const stationId = one.told.origin.stationId;
    const queue = queues.get(stationId);
    if (queue === undefined) queues.set(stationId, [one]);
    else queue.push(one);
    waiting += 1;
    // What arrives in one turn of the event loop goes out as one batch.
    running ??= Promise.resolve()
      .then(() => new Promise(setImmediate))
      .then(run);
  }

  return {
    submit<F extends StationFact>(origin: Origin, fact: F): Promise<OutcomeOf<F['kind']>> {
      if (closed) return Promise.reject(new DatabaseAway());
      // The kind's set function gives the kind's outcome; the queue between them holds all kinds.
      return new Promise<unknown>((resolve, reject) => enqueue({ told: { origin, fact }, resolve, reject })) as Promise<
        OutcomeOf<F['kind']>
      >;
    },
    load: () => ({ waiting, committing }),
    async close() {
      while (running !== undefined) await running;
      closed = true;
      await line.close();
    },
  };
}
