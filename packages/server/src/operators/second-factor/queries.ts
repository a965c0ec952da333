// The statements about second factors and their recovery codes.
import type { TenantTx } from '../../db/doors.ts';

export type FactorRow = { sealedSecret: Buffer; confirmedAt: Date | null; lastStep: number | null };
export type FactorState = { setAt: Date | null; recoveryCodesLeft: number; demanded: boolean };

export async function findFactor(tx: TenantTx, operatorId: number): Promise<FactorRow | undefined> {
  const [row] = await tx.query<FactorRow>(
    `select sealed_secret as "sealedSecret", confirmed_at as "confirmedAt", last_step as "lastStep"
     from second_factors where organization_id = $1 and operator_id = $2`,
    [tx.organizationId, operatorId],
  );
  return row;
}

export async function findFactorState(tx: TenantTx, operatorId: number): Promise<FactorState> {
  const [row] = await tx.query<FactorState>(
    `select z.second_factor_demanded as demanded, f.confirmed_at as "setAt",
       (select count(*) from recovery_codes c where c.organization_id = $1 and c.operator_id = $2) as "recoveryCodesLeft"
     from organizations z left join second_factors f on f.organization_id = z.id and f.operator_id = $2 where z.id = $1`,
    [tx.organizationId, operatorId],
  );
  if (row === undefined) throw new Error('The organization has no row.');
  return row;
}

/** False where one counts already. */
export async function beginFactor(tx: TenantTx, operatorId: number, sealedSecret: Buffer): Promise<boolean> {
  const rows = await tx.query(
    `insert into second_factors (organization_id, operator_id, sealed_secret) values ($1, $2, $3)
     on conflict (organization_id, operator_id) do update set sealed_secret = excluded.sealed_secret
     where second_factors.confirmed_at is null returning 1`,
    [tx.organizationId, operatorId, sealedSecret],
  );
  return rows.length > 0;
}

/** False where it was confirmed, begun anew or removed in the meantime. */
export async function confirmFactor(
  tx: TenantTx,
  operatorId: number,
  { sealedSecret, step, now }: { sealedSecret: Buffer; step: number; now: Date },
): Promise<boolean> {
  const rows = await tx.query(
    `update second_factors set confirmed_at = $5, last_step = $4
     where organization_id = $1 and operator_id = $2 and sealed_secret = $3 and confirmed_at is null returning 1`,
    [tx.organizationId, operatorId, sealedSecret, step, now],
  );
  return rows.length > 0;
}

/** False where a code of this step, or of a later one, was accepted before. */
export async function takeStep(tx: TenantTx, operatorId: number, step: number): Promise<boolean> {
  const rows = await tx.query(
    `update second_factors set last_step = $3
     where organization_id = $1 and operator_id = $2 and confirmed_at is not null and last_step < $3 returning 1`,
    [tx.organizationId, operatorId, step],
  );
  return rows.length > 0;
}

export async function deleteFactor(tx: TenantTx, operatorId: number): Promise<boolean> {
  const rows = await tx.query(
    'delete from second_factors where organization_id = $1 and operator_id = $2 returning confirmed_at',
    [tx.organizationId, operatorId],
  );
  return rows.some(({ confirmed_at: confirmedAt }) => confirmedAt !== null);
}

export async function replaceRecoveryCodes(tx: TenantTx, operatorId: number, hashes: Buffer[]): Promise<void> {
  await tx.query('delete from recovery_codes where organization_id = $1 and operator_id = $2', [
    tx.organizationId,
    operatorId,
  ]);
  await tx.query(
    `insert into recovery_codes (organization_id, operator_id, code_hash) select $1, $2, code_hash
     from unnest($3::bytea[]) as fresh (code_hash)`,
    [tx.organizationId, operatorId, hashes],
  );
}

/** False where there is no such code, or no longer. */
export async function takeRecoveryCode(tx: TenantTx, operatorId: number, hash: Buffer): Promise<boolean> {
  const rows = await tx.query(
    'delete from recovery_codes where organization_id = $1 and operator_id = $2 and code_hash = $3 returning 1',
    [tx.organizationId, operatorId, hash],
  );
  return rows.length > 0;
}
