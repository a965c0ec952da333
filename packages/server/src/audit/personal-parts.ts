// The statements about what entries tell of charging users, kept apart so that it can be erased: the sealed entry holds a salted digest.
import type { TenantTx } from '../db/doors.ts';
import { subjectSql } from './subjects.ts';

type Part = {
  entryId: number;
  salt: Buffer;
  driverIds: readonly number[];
  subject: { kind: string; id: number | string } | undefined;
  before: object | null;
  after: object | null;
};

/** Without the salt, which goes with the part, nobody can try names until one fits. */
export function digestSql({ salt, name, before, after }: Record<'salt' | 'name' | 'before' | 'after', string>): string {
  return `sha256(${salt}::bytea || convert_to(jsonb_build_array(${name}, ${before}, ${after})::text, 'UTF8'))`;
}

export async function insertPersonalPart(tx: TenantTx, part: Part): Promise<void> {
  const { entryId, salt, driverIds, subject, before, after } = part;
  await tx.query(
    `insert into audit_personal_parts (organization_id, subject_name, entry_id, salt, driver_ids, before, after)
     select $1, subject.name, $3, $4, $5, $6, $7
     from (select) part left join (${subjectSql(subject?.kind)}) subject (name, group_id) on true`,
    [tx.organizationId, subject === undefined ? null : String(subject.id), entryId, salt, driverIds, before, after],
  );
}

/** The entries stay, and say that somebody did something; returns them. */
export async function erasePersonalParts(tx: TenantTx, driverId: number): Promise<number[]> {
  const rows = await tx.query<{ id: number }>(
    `delete from audit_personal_parts p where p.organization_id = $1 and p.driver_ids @> array[$2::bigint] returning p.entry_id as id`,
    [tx.organizationId, driverId],
  );
  return rows.map(({ id }) => id).toSorted((a, b) => a - b);
}
