// The statements about nodes and their leases: an installation's, no organization's.
import type { IngestTx } from '../db/doors.ts';

/** How long a node may say nothing before it counts as dead. */
const leaseSeconds = 20;
const late = (node: string) => `${node}.renewed_at < now() - interval '${leaseSeconds} seconds'`;

export async function insertNode(tx: IngestTx, name: string): Promise<number> {
  const [row] = await tx.query<{ id: number }>('insert into nodes (name) values ($1) returning id', [name]);
  if (row === undefined) throw new Error('The node was not stored.');
  return row.id;
}

/** Of this name, or all. */
export async function deleteNodes(tx: IngestTx, { name }: { name: string | null }): Promise<void> {
  await tx.query('delete from nodes where $1::text is null or name = $1', [name]);
}

export type Own = { id: number; name: string; joined: boolean };

/** False where somebody had called it dead meanwhile: it lives on under its number, and what it held was given up. */
export async function renew(tx: IngestTx, { id, name, joined }: Own): Promise<boolean> {
  const [row] = await tx.query<{ held: boolean }>({
    name: 'renew-lease',
    text: `insert into nodes as n (id, name, joined) values ($1, $2, $3)
      on conflict (id) do update set renewed_at = now(), joined = excluded.joined,
        steady_since = case when ${late('n')} then now() else n.steady_since end
      returning xmax <> 0 as held`,
    values: [id, name, joined],
  });
  return row?.held === true;
}

/** Their names. Whoever is late himself has nothing to say of others. */
export async function deleteDead(tx: IngestTx, id: number): Promise<string[]> {
  const rows = await tx.query<{ name: string }>({
    name: 'delete-dead-nodes',
    text: `delete from nodes n using nodes own
      where own.id = $1 and own.steady_since < now() - interval '${leaseSeconds} seconds' and not ${late('own')}
        and n.id <> own.id and ${late('n')}
      returning n.name`,
    values: [id],
  });
  return rows.map(({ name }) => name);
}

/** How many others there are, and whether the bus joins them all. */
export async function countOthers(tx: IngestTx, id: number): Promise<{ others: number; joined: boolean }> {
  const [row] = await tx.query<{ others: number; joined: boolean }>({
    name: 'count-other-nodes',
    text: `select count(*) as others, coalesce(bool_and(n.joined), true) as joined from nodes n where n.id <> $1 and not ${late('n')}`,
    values: [id],
  });
  return row ?? { others: 0, joined: true };
}

export async function deleteNode(tx: IngestTx, id: number): Promise<void> {
  await tx.query('delete from nodes where id = $1', [id]);
}
