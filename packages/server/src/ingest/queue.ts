// Facts that wait to be written, each station's in its order; knows neither batches' contents nor the database.
import type { Told } from '../facts.ts';

export type Waiting = { told: Told; resolve(outcome: unknown): void; reject(error: Error): void };

export type FactQueue = {
  readonly length: number;
  add(one: Waiting): void;
  /** The first fact of each station, so that a station's order holds; who has more waits behind the others. */
  takeBatch(most: number): Waiting[];
  takeAll(): Waiting[];
};

export function createFactQueue(): FactQueue {
  const stations = new Map<number, Waiting[]>();
  let length = 0;

  return {
    get length() {
      return length;
    },
    add(one) {
      const { stationId } = one.told.origin;
      const queue = stations.get(stationId);
      if (queue === undefined) stations.set(stationId, [one]);
      else queue.push(one);
      length += 1;
    },
    takeBatch(most) {
      const batch: Waiting[] = [];
      const unfinished: [number, Waiting[]][] = [];
      for (const [stationId, queue] of stations) {
        if (batch.length === most) break;
        const next = queue.shift();
        if (next !== undefined) batch.push(next);
        stations.delete(stationId);
        if (queue.length > 0) unfinished.push([stationId, queue]);
      }
      for (const [stationId, queue] of unfinished) stations.set(stationId, queue);
      length -= batch.length;
      return batch;
    },
    takeAll() {
      const all = [...stations.values()].flat();
      stations.clear();
      length = 0;
      return all;
    },
  };
}
