// The statements about an installation that has no operator yet.
import type { DirectoryTx } from '../db/doors.ts';

export async function hasOperators(tx: DirectoryTx): Promise<boolean> {
  const rows = await tx.query('select 1 from operators limit 1');
  return rows.length > 0;
}

export async function storeCode(tx: DirectoryTx, codeHash: Buffer): Promise<void> {
  await tx.query(
    'insert into installation (setup_code_hash) values ($1) on conflict (only_row) do update set setup_code_hash = excluded.setup_code_hash',
    [codeHash],
  );
}

export async function isCode(tx: DirectoryTx, codeHash: Buffer): Promise<boolean> {
  const rows = await tx.query('select 1 from installation where setup_code_hash = $1', [codeHash]);
  return rows.length > 0;
}

/** True for the one who takes the code; two at once cannot. */
export async function takeCode(tx: DirectoryTx, codeHash: Buffer): Promise<boolean> {
  const rows = await tx.query('update installation set setup_code_hash = null where setup_code_hash = $1 returning 1', [
    codeHash,
  ]);
  return rows.length > 0;
}
