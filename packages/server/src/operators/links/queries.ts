// The statements about links for operators, and about whom a lost password's mail is for.
import type { DirectoryTx, TenantTx } from '../../db/doors.ts';
import type { Language } from '../../viewer.ts';
import type { LinkPurpose } from './wire.ts';

export type NewLink = { secretHash: Buffer; operatorId: number; purpose: LinkPurpose; now: Date; expiresAt: Date };

export async function insertLink(tx: TenantTx, link: NewLink): Promise<void> {
  await tx.query('delete from operator_links where organization_id = $1 and expires_at <= $2', [
    tx.organizationId,
    link.now,
  ]);
  await tx.query(
    `insert into operator_links (organization_id, operator_id, secret_hash, purpose, expires_at)
     values ($1, $2, $3, $4, $5)`,
    [tx.organizationId, link.operatorId, link.secretHash, link.purpose, link.expiresAt],
  );
}

export type LinkRow = {
  organizationId: number;
  organizationName: string;
  operatorId: number;
  username: string;
  name: string;
  email: string;
  purpose: LinkPurpose;
};

/** Undefined where it is spent, too old, or its operator may not log in. */
export async function findGoodLink(tx: DirectoryTx, secretHash: Buffer, now: Date): Promise<LinkRow | undefined> {
  const [row] = await tx.query<LinkRow>(
    `select l.organization_id as "organizationId", z.name as "organizationName", o.id as "operatorId", o.username, o.name, o.email, l.purpose
     from operator_links l join operators o on o.organization_id = l.organization_id and o.id = l.operator_id
     join organizations z on z.id = l.organization_id
     where l.secret_hash = $1 and l.expires_at > $2 and o.active`,
    [secretHash, now],
  );
  return row;
}

/** True for the one who takes it; two at once cannot. */
export async function takeLink(tx: TenantTx, secretHash: Buffer, now: Date): Promise<boolean> {
  const rows = await tx.query(
    'delete from operator_links where organization_id = $1 and secret_hash = $2 and expires_at > $3 returning operator_id',
    [tx.organizationId, secretHash, now],
  );
  return rows.length > 0;
}

/** What was mailed to an operator opens nothing any more. */
export async function deleteLinksOf(tx: TenantTx, operatorId: number): Promise<void> {
  await tx.query('delete from operator_links where organization_id = $1 and operator_id = $2', [
    tx.organizationId,
    operatorId,
  ]);
}

export type Addressees = { organizationId: number; operatorIds: number[]; email: string };

/** Several operators may have one e-mail, in several organizations. */
export function selectAddressees(tx: DirectoryTx, emailKey: string): Promise<Addressees[]> {
  return tx.query<Addressees>(
    `select organization_id as "organizationId", array_agg(id order by username_key) as "operatorIds", min(email) as email
     from operators where email_key = $1 group by organization_id order by organization_id`,
    [emailKey],
  );
}

/** Whether a mail of this kind has been on its way to them since then. */
export async function wasMailed(
  tx: TenantTx,
  { kind, operatorIds, since }: { kind: string; operatorIds: readonly number[]; since: Date },
): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from mails where organization_id = $1 and kind = $2 and operator_ids = $3::bigint[] and queued_at > $4 limit 1`,
    [tx.organizationId, kind, operatorIds, since],
  );
  return rows.length > 0;
}

export type Named = {
  id: number;
  username: string;
  name: string;
  active: boolean;
  activated: boolean;
  language: Language | null;
  organizationName: string;
};

/** Those of them whose e-mail is still this one. */
export function selectNamed(tx: TenantTx, operatorIds: readonly number[], emailKey: string): Promise<Named[]> {
  return tx.query<Named>(
    `select o.id, o.username, o.name, o.active, o.password_hash is not null as activated, o.language, z.name as "organizationName"
     from operators o join organizations z on z.id = o.organization_id
     where o.organization_id = $1 and o.id = any ($2::bigint[]) and o.email_key = $3 order by o.username_key`,
    [tx.organizationId, operatorIds, emailKey],
  );
}
