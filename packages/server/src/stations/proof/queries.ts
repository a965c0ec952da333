// The statements about what a station must show to be let in.
import type { TenantTx } from '../../db/doors.ts';

export type Proof = 'password' | 'first_contact' | 'certificate' | 'none';

/** Which station has shown, or need not show, what is asked of it: a first contact that is over asks for the password. */
const hasPasswordSql = `(exists (select from station_credentials c where c.station_id = station.id)
  or exists (select from password_changes c where c.station_id = station.id and c.accepted_at is not null))`;
export const proofSql = `case when station.proof = 'first_contact' and ${hasPasswordSql} then 'password' else station.proof end`;

export async function readProof(tx: TenantTx, id: number): Promise<{ proof: Proof; hasPassword: boolean }> {
  const [row] = await tx.query<{ proof: Proof; hasPassword: boolean }>(
    `select ${proofSql} as proof, ${hasPasswordSql} as "hasPassword" from stations station
     where station.organization_id = $1 and station.id = $2`,
    [tx.organizationId, id],
  );
  if (row === undefined) throw new Error('The station is gone.');
  return row;
}

export async function updateProof(
  tx: TenantTx,
  id: number,
  { proof, firstContactUntil }: { proof: Proof; firstContactUntil: Date | null },
): Promise<void> {
  await tx.query(
    'update stations s set proof = $3, first_contact_until = $4 where s.organization_id = $1 and s.id = $2',
    [tx.organizationId, id, proof, firstContactUntil],
  );
}

export async function deletePasswords(tx: TenantTx, id: number): Promise<void> {
  for (const table of ['station_credentials', 'password_changes']) {
    await tx.query(`delete from ${table} x where x.organization_id = $1 and x.station_id = $2`, [
      tx.organizationId,
      id,
    ]);
  }
}

export async function insertPassword(tx: TenantTx, id: number, hash: Buffer): Promise<void> {
  await tx.query('insert into station_credentials (organization_id, station_id, password_hash) values ($1, $2, $3)', [
    tx.organizationId,
    id,
    hash,
  ]);
}

/** What was accepted is from now on the only one, so that it is kept while the next is under way. */
export async function settleAccepted(tx: TenantTx, id: number): Promise<void> {
  await tx.query(
    `insert into station_credentials as c (organization_id, station_id, password_hash, changed_at)
     select n.organization_id, n.station_id, n.password_hash, n.accepted_at from password_changes n
     where n.organization_id = $1 and n.station_id = $2 and n.accepted_at is not null
     on conflict (station_id) do update set password_hash = excluded.password_hash, changed_at = excluded.changed_at`,
    [tx.organizationId, id],
  );
}

export type PasswordChange = { seed: Buffer | null; hash: Buffer; askedAt: Date };

export async function upsertChange(tx: TenantTx, id: number, { seed, hash, askedAt }: PasswordChange): Promise<void> {
  await tx.query(
    `insert into password_changes (organization_id, station_id, seed, password_hash, asked_at) values ($1, $2, $3, $4, $5)
     on conflict (station_id) do update set seed = excluded.seed, password_hash = excluded.password_hash,
       asked_at = excluded.asked_at, accepted_at = null`,
    [tx.organizationId, id, seed, hash, askedAt],
  );
}

/** Then the password that it had before is void (S-5). */
export async function hasShownCertificate(tx: TenantTx, stationId: number): Promise<boolean> {
  const rows = await tx.query(
    'select 1 from station_certificates c where c.organization_id = $1 and c.station_id = $2 limit 1',
    [tx.organizationId, stationId],
  );
  return rows.length > 0;
}

/** Lets it come without TLS again; undefined where it may already. */
export async function forgetEncryption(tx: TenantTx, stationId: number): Promise<{ encryptedSince: Date } | undefined> {
  const [row] = await tx.query<{ encryptedSince: Date }>(
    `update station_state s set encrypted_since = null from station_state before
     where s.organization_id = $1 and s.station_id = $2 and before.station_id = s.station_id
       and before.organization_id = $1 and before.encrypted_since is not null
     returning before.encrypted_since as "encryptedSince"`,
    [tx.organizationId, stationId],
  );
  return row;
}
