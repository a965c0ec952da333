// How the domain writes many facts at once: all reads of a batch go out together, then all writes, so a batch waits twice.
import type { Told, StationFact } from '../facts.ts';
import type { IngestTx, Tx } from './doors.ts';

/**
 * One kind's set function, in its two waves. `write` sends all its statements before it first waits; the writer sends
 * COMMIT right behind them. Outcomes have the facts' length and order.
 */
export type SetFunction<F extends StationFact, Read, Outcome> = {
  read(tx: IngestTx, facts: readonly Told<F>[], batch: Batch): Promise<Read>;
  write(tx: IngestTx, facts: readonly Told<F>[], read: Read): Promise<Outcome[]>;
};

/** Answers in the length and order of the questions; `rest` is the same for all who ask in one wave. */
type Asks<Question, Answer, Rest extends unknown[]> = (
  tx: Tx,
  questions: readonly Question[],
  ...rest: Rest
) => Promise<Answer[]>;

/** What several kinds ask in the same wave of a batch goes out as one statement, behind what they sent at once. */
export function askedTogether<Question, Answer, Rest extends unknown[]>(
  ask: Asks<Question, Answer, Rest>,
): Asks<Question, Answer, Rest> {
  const waves = new WeakMap<Tx, { questions: Question[]; rest: Rest; answers: Promise<Answer[]> }>();

  function begin(tx: Tx, rest: Rest) {
    const questions: Question[] = [];
    const answers = Promise.resolve().then(() => {
      waves.delete(tx);
      return ask(tx, questions, ...rest);
    });
    const wave = { questions, rest, answers };
    waves.set(tx, wave);
    return wave;
  }

  return async (tx, questions, ...rest) => {
    if (questions.length === 0) return [];
    const wave = waves.get(tx) ?? begin(tx, rest);
    if (rest.some((one, nth) => one !== wave.rest[nth]))
      throw new Error('asked together, but not about the same batch');
    const first = wave.questions.length;
    wave.questions.push(...questions);
    return (await wave.answers).slice(first, first + questions.length);
  };
}

/** What the kinds of a batch must know of each other. */
export type Batch = {
  /** Sessions that end in it do not count as running in it. */
  endingTransactionIds: readonly number[];
  /** The same of transactions that stations name themselves, by `transactionKey`. */
  endingTransactions: readonly string[];
  /** Who was accepted for a start in it, by organization and token key: the next one is concurrent. */
  accepted: Set<string>;
};

export function transactionKey(stationId: number, transaction: string): string {
  return `${stationId} ${transaction}`;
}

/**
 * The row is of the fact's organization, said beside the key that finds it (S-11). "+ 0" keeps indexes that begin with the
 * organization out of the plan: while tables are small they look as good as the key, and would later be read from end to end.
 */
export function ofOrganization(row: string, fact = 'f'): string {
  return `${row}.organization_id + 0 = ${fact}.organization_id`;
}

/** Turns a list of records into one array per column, for `unnest`. */
export function columns<T>(rows: readonly T[], ...pick: ((row: T) => unknown)[]): unknown[][] {
  return pick.map((of) => rows.map(of));
}

const findingAndSorting = ['enable_sort', 'enable_incremental_sort', 'enable_hashjoin', 'enable_mergejoin'];

/**
 * What is read is walked in the order of an index until enough are found. The planner, who does not know how many will turn out to fit,
 * would rather find and sort them all.
 */
export async function walkInOrder<T>(tx: Tx, read: () => Promise<T>): Promise<T> {
  const set = (to: 'off' | 'on') =>
    tx.query(`select ${findingAndSorting.map((way) => `set_config('${way}', '${to}', true)`).join(', ')}`);
  await set('off');
  const found = await read();
  await set('on');
  return found;
}
