// The statements about nightly backups that fail.
import type { DirectoryTx, TenantTx } from '../../db/doors.ts';
import type { Language } from '../../viewer.ts';

export type StoredFault = { since: Date; triedAt: Date; reason: string };

/** Whoever set the installation up belongs to it. */
export async function findFirstOrganization(tx: DirectoryTx): Promise<number | undefined> {
  const [row] = await tx.query<{ id: number }>('select id from organizations order by id limit 1');
  return row?.id;
}

/** True where it is the first of its kind since the last backup that went well. */
export async function storeFault(tx: TenantTx, { reason, at }: { reason: string; at: Date }): Promise<boolean> {
  const [row] = await tx.query<{ isNew: boolean }>(
    `insert into backup_faults (organization_id, failing_since, tried_at, reason) values ($1, $2, $2, $3)
     on conflict (organization_id) do update set tried_at = excluded.tried_at, reason = excluded.reason
     returning failing_since = tried_at as "isNew"`,
    [tx.organizationId, at, reason],
  );
  return row?.isNew === true;
}

export async function deleteFault(tx: TenantTx): Promise<boolean> {
  const rows = await tx.query('delete from backup_faults where organization_id = $1 returning organization_id', [
    tx.organizationId,
  ]);
  return rows.length > 0;
}

export async function findFault(tx: TenantTx): Promise<StoredFault | undefined> {
  const [row] = await tx.query<StoredFault>(
    'select failing_since as since, tried_at as "triedAt", reason from backup_faults where organization_id = $1',
    [tx.organizationId],
  );
  return row;
}

/** The active admins of the whole organization. */
export function selectToldOperators(tx: TenantTx): Promise<{ id: number; email: string }[]> {
  return tx.query<{ id: number; email: string }>(
    `select o.id, o.email from operators o
     join groups g on g.organization_id = $1 and g.id = o.base_group_id and g.parent_id is null
     where o.organization_id = $1 and o.role = 'admin' and o.active and o.password_hash is not null order by o.id`,
    [tx.organizationId],
  );
}

export type Reader = { name: string; language: Language | null; timeZone: string };

export async function findReader(tx: TenantTx, operatorId: number, email: string): Promise<Reader | undefined> {
  const [row] = await tx.query<Reader>(
    `select coalesce(nullif(o.name, ''), o.username) as name, o.language, org.time_zone as "timeZone"
     from operators o join organizations org on org.id = $1
     where o.organization_id = $1 and o.id = $2 and o.active and o.email = $3`,
    [tx.organizationId, operatorId, email],
  );
  return row;
}
