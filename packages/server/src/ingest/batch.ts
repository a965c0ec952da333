// One batch of facts in one transaction: reads of all kinds together, writes and COMMIT together, then the outcomes.
import type { Client, QueryConfig } from 'pg';
import { entering, txOver, type IngestTx, type Statement } from '../db/doors.ts';
import type { News, Told } from '../facts.ts';
import { batchOf, kindsInOrder } from './kinds.ts';

export type Committed = { outcomes: unknown[]; news: readonly News[] };

/** All statements of one wave are on the wire before one is waited for. */
async function settled<T>(sent: readonly Promise<T>[]): Promise<T[]> {
  const results = await Promise.allSettled(sent);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return results.map((result) => (result as PromiseFulfilledResult<T>).value);
}

/**
 * Sends a wave in one piece: by itself each statement is a write of its own to the socket, and wakes the database for it. What its
 * kinds ask together follows within the same turn.
 */
function inOnePiece<T>({ connection: { stream } }: Client, send: () => T): T {
  stream.cork();
  try {
    return send();
  } finally {
    queueMicrotask(() => stream.uncork());
  }
}

function group(batch: readonly Told[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [place, { fact }] of batch.entries()) {
    const of = places.get(fact.kind);
    if (of === undefined) places.set(fact.kind, [place]);
    else of.push(place);
  }
  return places;
}

/**
 * A transaction that knows which of its statements failed first: the others behind it on the wire only hear that it is over, and
 * may be heard of earlier, where less stands between them and the batch.
 */
function listeningTo(client: Client): { tx: IngestTx; firstFailure(): unknown } {
  let first: unknown;
  const query = (asked: QueryConfig) =>
    client.query(asked).catch((error: unknown) => {
      first ??= error;
      throw error;
    });
  return { tx: txOver<IngestTx>({ query: query as Client['query'] }), firstFailure: () => first };
}

/** Outcomes in the batch's order. Rejects without having stored anything, or with the commit unknown if the connection broke. */
export async function commitBatch(client: Client, batch: readonly Told[]): Promise<Committed> {
  const { tx, firstFailure } = listeningTo(client);
  const places = group(batch);
  const kinds = kindsInOrder.filter(([name]) => places.has(name));
  const among = batchOf(batch);
  const ask = (statement: Statement) => tx.query(statement);
  const factsOf = (name: string) => (places.get(name) ?? []).map((place) => at(batch, place));
  const [opened, reads] = inOnePiece(client, () => [
    [ask({ text: 'begin' }), ask(entering('stationmaster_ingest', undefined))],
    kinds.map(([name, kind]) => kind.read(tx, factsOf(name), among)),
  ]);
  try {
    const [waves] = await Promise.all([settled(reads), settled(opened)]);
    const [writes, commit] = inOnePiece(client, () => [waves.map((wave) => wave.write()), client.query('commit')]);
    const [written, ended] = await Promise.all([settled(writes), commit]);
    if (ended.command !== 'COMMIT') throw new Error('The batch had failed before its commit.');
    return { outcomes: scatter(batch.length, kinds, places, written), news: tx.news };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw firstFailure() ?? error;
  }
}

function at<T>(list: readonly T[], place: number): T {
  const found = list[place];
  if (found === undefined) throw new Error('A fact was lost between its batch and its kind.');
  return found;
}

function scatter(
  length: number,
  kinds: readonly (readonly [string, unknown])[],
  places: ReadonlyMap<string, readonly number[]>,
  written: readonly unknown[][],
): unknown[] {
  const outcomes: unknown[] = Array.from({ length });
  for (const [index, [name]] of kinds.entries()) {
    for (const [nth, place] of (places.get(name) ?? []).entries()) outcomes[place] = written[index]?.[nth];
  }
  return outcomes;
}
