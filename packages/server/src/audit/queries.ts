// The statements that write the audit log and its seals, and that read both to verify them.
import { randomBytes } from 'node:crypto';
import type { SealerTx, TenantTx } from '../db/doors.ts';
import type { Actor } from '../viewer.ts';
import type { AuditEntry } from './audit.ts';
import type { CanonicalEntry, Seal } from './canonical.ts';
import { digestSql, insertPersonalPart } from './personal-parts.ts';
import { subjectSql } from './subjects.ts';

export async function insertEntry(tx: TenantTx, actor: Actor, entry: AuditEntry): Promise<void> {
  const { action, subject, before = null, after = null, outcome = 'done', driverIds = [] } = entry;
  const salt = driverIds.length > 0 ? randomBytes(32) : null;
  const [written] = await tx.query<{ id: number }>(
    `insert into audit_entries (organization_id, subject_id, operator_id, actor, address, action, subject_kind, before, after,
       outcome, api_key_id, subject_name, subject_group_id, personal_digest)
     select $1, $2, $3, $4, $5, $6, $7, case when $12::bytea is null then $8::jsonb end, case when $12 is null then $9::jsonb end,
       $10, $11, case when $12 is null then subject.name end, subject.group_id,
       case when $12 is not null then ${digestSql({ salt: '$12', name: 'subject.name', before: '$8::jsonb', after: '$9::jsonb' })} end
     from (select) entry left join (${subjectSql(subject?.kind)}) subject (name, group_id) on true returning id`,
    [
      tx.organizationId,
      subject === undefined ? null : String(subject.id),
      actor.operatorId,
      actor.name,
      actor.address,
      action,
      subject?.kind ?? null,
      before,
      after,
      outcome,
      actor.apiKeyId ?? null,
      salt,
    ],
  );
  if (written === undefined || salt === null) return;
  await insertPersonalPart(tx, { entryId: written.id, salt, driverIds, subject, before, after });
}

/** All that an entry says, each field as text, as the database spells it. */
const canonicalColumns = `e.id, e.organization_id as "organizationId",
  to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  e.operator_id as "operatorId", e.api_key_id as "apiKeyId", e.actor, e.address, e.action, e.subject_kind as "subjectKind", e.subject_id as "subjectId",
  e.subject_name as "subjectName", e.subject_group_id as "subjectGroupId", e.before::text, e.after::text, e.outcome,
  encode(e.personal_digest, 'hex') as "personalDigest"`;

export async function listUnsealedOrganizations(tx: SealerTx): Promise<number[]> {
  const rows = await tx.query<{ id: number }>({
    name: 'unsealed-organizations',
    text: 'select distinct organization_id as id from unsealed_entries order by 1',
  });
  return rows.map(({ id }) => id);
}

/** False where another node is sealing this organization right now. Held to the end of the transaction, past its commit. */
export async function lockChain(tx: SealerTx, organizationId: number): Promise<boolean> {
  const [row] = await tx.query<{ locked: boolean }>(
    "select pg_try_advisory_xact_lock(hashtextextended('audit seals ' || $1::bigint, 0)) as locked",
    [organizationId],
  );
  return row?.locked ?? false;
}

/** Takes entries off the list of those that wait. */
export function takeUnsealed(tx: SealerTx, organizationId: number, limit: number): Promise<CanonicalEntry[]> {
  return tx.query<CanonicalEntry>(
    `with taken as (
       delete from unsealed_entries where organization_id = $1 and entry_id in (
         select entry_id from unsealed_entries where organization_id = $1 order by entry_id limit $2)
       returning entry_id)
     select ${canonicalColumns} from taken join audit_entries e on e.organization_id = $1 and e.id = taken.entry_id order by e.id`,
    [organizationId, limit],
  );
}

const sealColumns = `organization_id as "organizationId", number, sealed_at as "sealedAt", entry_ids as "entryIds",
  entry_hashes as "entryHashes", hash`;

export async function findLastSeal(tx: SealerTx, organizationId: number): Promise<Seal | undefined> {
  const [seal] = await tx.query<Seal>(
    `select ${sealColumns} from audit_seals where organization_id = $1 order by number desc limit 1`,
    [organizationId],
  );
  return seal;
}

export async function insertSeal(tx: SealerTx, seal: Seal): Promise<void> {
  const { organizationId, number, sealedAt, entryIds, entryHashes, hash } = seal;
  await tx.query(
    `insert into audit_seals (organization_id, number, sealed_at, entry_ids, entry_hashes, hash)
     values ($1, $2, $3, $4, $5, $6)`,
    [organizationId, number, sealedAt, entryIds, entryHashes, hash],
  );
}

/** The next ones after this number, up to and with `last`. */
export function selectSeals(
  tx: SealerTx,
  organizationId: number,
  { after, last, limit }: { after: number; last: number; limit: number },
): Promise<Seal[]> {
  return tx.query<Seal>(
    `select ${sealColumns} from audit_seals where organization_id = $1 and number > $2 and number <= $3 order by number limit $4`,
    [organizationId, after, last, limit],
  );
}

/** `part` says what became of what the entry tells of charging users, where it does. */
export type SealedEntry = CanonicalEntry & { part: 'whole' | 'changed' | 'gone' | null };

export function selectEntries(tx: SealerTx, organizationId: number, ids: readonly number[]): Promise<SealedEntry[]> {
  return tx.query<SealedEntry>(
    `select ${canonicalColumns}, case when e.personal_digest is null then null when p.entry_id is null then 'gone'
         when e.personal_digest = ${digestSql({ salt: 'p.salt', name: 'p.subject_name', before: 'p.before', after: 'p.after' })}
         then 'whole' else 'changed' end as part
     from audit_entries e left join audit_personal_parts p on p.organization_id = $1 and p.entry_id = e.id
     where e.organization_id = $1 and e.id = any ($2::bigint[])`,
    [organizationId, ids],
  );
}

/** The first entry that no seal holds and that waits for none: it did not come in through the door. */
export async function findForeignEntry(tx: SealerTx, organizationId: number): Promise<number | undefined> {
  const [row] = await tx.query<{ id: number | null }>(
    `select min(id) as id from (
       select id from audit_entries where organization_id = $1
       except select entry_id from unsealed_entries where organization_id = $1
       except select unnest(entry_ids) from audit_seals where organization_id = $1) foreign_entries`,
    [organizationId],
  );
  return row?.id ?? undefined;
}

export async function countUnsealed(tx: SealerTx, organizationId: number): Promise<number> {
  const [row] = await tx.query<{ count: number }>('select count(*) from unsealed_entries where organization_id = $1', [
    organizationId,
  ]);
  return row?.count ?? 0;
}

/** Those whose personal part went with a charging user, as the entries about the erasures name them. */
export async function selectErased(tx: SealerTx, organizationId: number): Promise<Set<number>> {
  const rows = await tx.query<{ id: number }>(
    `select jsonb_array_elements_text(e.after -> 'auditEntryIds')::bigint as id from audit_entries e
     where e.organization_id = $1 and e.action = 'driver.erase'`,
    [organizationId],
  );
  return new Set(rows.map(({ id }) => id));
}
