// The statements with which operators read and change their own account.
import type { TenantTx } from '../../db/doors.ts';
import type { Language } from '../../viewer.ts';
import { keyOf } from '../queries.ts';

export type OwnDetails = { username: string; name: string; email: string; version: number };

export async function findOwnDetails(tx: TenantTx, operatorId: number): Promise<OwnDetails | undefined> {
  const [row] = await tx.query<OwnDetails>(
    'select username, name, email, version from operators where organization_id = $1 and id = $2',
    [tx.organizationId, operatorId],
  );
  return row;
}

/** False where somebody else was faster. */
export async function updateOwnDetails(
  tx: TenantTx,
  operatorId: number,
  { name, email, version }: Omit<OwnDetails, 'username'>,
): Promise<boolean> {
  const rows = await tx.query(
    `update operators set name = $4, email = $5, email_key = $6, version = version + 1
     where organization_id = $1 and id = $2 and version = $3 returning 1`,
    [tx.organizationId, operatorId, version, name, email, keyOf(email)],
  );
  return rows.length > 0;
}

/** No part of what is edited under a version: the last choice is the right one. */
export async function updateLanguage(tx: TenantTx, operatorId: number, language: Language): Promise<void> {
  await tx.query('update operators set language = $3 where organization_id = $1 and id = $2', [
    tx.organizationId,
    operatorId,
    language,
  ]);
}

export async function findPasswordHash(tx: TenantTx, operatorId: number): Promise<string | null> {
  const [row] = await tx.query<{ passwordHash: string | null }>(
    'select password_hash as "passwordHash" from operators where organization_id = $1 and id = $2',
    [tx.organizationId, operatorId],
  );
  return row?.passwordHash ?? null;
}

/** False where it is no longer the one that was checked. */
export async function replacePassword(
  tx: TenantTx,
  operatorId: number,
  { before, after }: { before: string; after: string },
): Promise<boolean> {
  const rows = await tx.query(
    'update operators set password_hash = $4 where organization_id = $1 and id = $2 and password_hash = $3 returning 1',
    [tx.organizationId, operatorId, before, after],
  );
  return rows.length > 0;
}
