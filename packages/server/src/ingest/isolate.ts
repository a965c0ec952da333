// One bad fact never fails its neighbours: a failed batch is repeated, then halved until the offender stands alone.
import type { Client } from 'pg';
import { entering, txOver, type IngestTx } from '../db/doors.ts';
import { describeFault, faultOf } from '../db/sqlstate.ts';
import type { News, Refused, Told } from '../facts.ts';
import { commitBatch, type Committed } from './batch.ts';

const repeats = 3;

async function keepRefused(client: Client, told: Told, error: unknown): Promise<Refused> {
  const { sqlstate, message } = describeFault(error);
  const tx = txOver<IngestTx>(client);
  try {
    await tx.query('begin');
    await tx.query(entering('stationmaster_ingest', undefined));
    const rows = await tx.query<{ transaction_id: number }>({
      text: `insert into refused_facts (organization_id, station_id, kind, fact, sqlstate, message, received_at)
        values ($1, $2, $3, $4, $5, $6, $7) returning nextval('transaction_ids')::integer as transaction_id`,
      values: [
        told.origin.organizationId,
        told.origin.stationId,
        told.fact.kind,
        JSON.stringify(told.fact),
        sqlstate,
        message,
        told.origin.receivedAt,
      ],
    });
    const ended = await client.query('commit');
    if (ended.command !== 'COMMIT') throw new Error('A refused fact could not be kept.');
    return { refused: true, transactionId: rows[0]?.transaction_id ?? 0 };
  } catch (failed) {
    await client.query('rollback').catch(() => undefined);
    throw new Error('The database is away: a refused fact could not be kept.', { cause: failed });
  }
}

/** Stores the batch, whatever is in it. Rejects only where the database cannot store at all. */
export async function commitIsolated(
  client: Client,
  batch: readonly Told[],
  onRefused: (told: Told, error: unknown) => void,
): Promise<Committed> {
  let error: unknown;
  for (let attempt = 0; attempt <= repeats; attempt += 1) {
    try {
      return await commitBatch(client, batch);
    } catch (failed) {
      error = failed;
      const fault = faultOf(failed);
      if (fault === 'away') throw failed;
      if (fault === 'offender') break;
    }
  }
  // Still locked out: no fact is to blame, and each will be told again.
  if (faultOf(error) === 'passing') throw error;
  const [only] = batch;
  if (only === undefined) return { outcomes: [], news: [] };
  if (batch.length === 1) {
    const refused = await keepRefused(client, only, error);
    onRefused(only, error);
    return { outcomes: [refused], news: [] };
  }
  const middle = batch.length >> 1;
  const first = await commitIsolated(client, batch.slice(0, middle), onRefused);
  const second = await commitIsolated(client, batch.slice(middle), onRefused);
  const news: News[] = [...first.news, ...second.news];
  return { outcomes: [...first.outcomes, ...second.outcomes], news };
}
