// How the domain writes many facts at once: all reads of a batch go out together, then all writes, so a batch waits twice.
import type { Told, StationFact } from '../facts.ts';
import type { IngestTx } from './doors.ts';

/**
 * One kind's set function, in its two waves. `write` sends all its statements before it first waits; the writer sends
 * COMMIT right behind them. Outcomes have the facts' length and order.
 */
export type SetFunction<F extends StationFact, Read, Outcome> = {
  read(tx: IngestTx, facts: readonly Told<F>[], batch: Batch): Promise<Read>;
  write(tx: IngestTx, facts: readonly Told<F>[], read: Read): Promise<Outcome[]>;
};

/** What the kinds of a batch must know of each other: sessions that end in it do not count as running in it. */
export type Batch = { endingTransactionIds: readonly number[] };

/** Turns a list of records into one array per column, for `unnest`. */
export function columns<T>(rows: readonly T[], ...pick: ((row: T) => unknown)[]): unknown[][] {
  return pick.map((of) => rows.map(of));
}
