// What the same PostgreSQL does without us in between: commits of one row each, and rows in large batches.
import type { Client } from 'pg';
import { createLatencies, type Percentiles } from './latencies.ts';

export type Commits = Percentiles & { perSecond: number };

/** One connection that inserts one row a transaction and waits for each. */
export async function commitsOfOneRow(client: Client, seconds: number): Promise<Commits> {
  await client.query(
    'create table if not exists bench_commits (id bigint generated always as identity primary key, word text)',
  );
  const insert = { name: 'bench-commit', text: 'insert into bench_commits (word) values ($1)', values: ['word'] };
  const latencies = createLatencies();
  const began = performance.now();
  while (performance.now() - began < seconds * 1000) {
    const sentAt = performance.now();
    await client.query(insert);
    latencies.add(performance.now() - sentAt);
  }
  const perSecond = (latencies.count * 1000) / (performance.now() - began);
  return { perSecond, ...latencies.percentiles() };
}

const batchSize = 500;

/** The rows that the measured stations left in `samples`, inserted again in batches of 500 into a table just like it. */
export async function rowsInBatches(client: Client, seconds: number): Promise<number> {
  await client.query('drop table if exists bench_samples');
  await client.query('create table bench_samples (like samples including all)');
  const { rows } = await client.query<Record<string, unknown>>({
    text: 'select * from samples order by received_at desc limit 20000',
  });
  const [first] = rows;
  if (first === undefined) throw new Error('There are no samples to insert again.');
  const insert = await insertOf(client, Object.keys(first));
  const batches = Array.from({ length: Math.ceil(rows.length / batchSize) }, (_, nth) =>
    rows.slice(nth * batchSize, (nth + 1) * batchSize),
  );
  let stored = 0;
  const began = performance.now();
  for (let nth = 0; performance.now() - began < seconds * 1000; nth += 1) {
    const batch = batches[nth % batches.length] ?? [];
    if (nth > 0 && nth % batches.length === 0) await client.query('truncate bench_samples');
    const columns = Object.keys(first).map((name) => batch.map((row) => row[name]));
    await client.query({ ...insert, values: columns });
    stored += batch.length;
  }
  return (stored * 1000) / (performance.now() - began);
}

async function insertOf(client: Client, names: readonly string[]): Promise<{ name: string; text: string }> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = 'bench_samples'::regclass and attnum > 0 and not attisdropped`,
  );
  const typeOf = new Map(rows.map(({ name, type }) => [name, type]));
  const arrays = names.map((name, index) => `$${index + 1}::${typeOf.get(name)}[]`);
  return {
    name: 'bench-samples',
    text: `insert into bench_samples (${names.join(', ')}) select * from unnest(${arrays.join(', ')})`,
  };
}
