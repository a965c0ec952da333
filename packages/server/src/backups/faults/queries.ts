// The statements about nightly backups that fail.
import type { DirectoryTx, TenantTx } from '../../db/doors.ts';
import type { Language } from '../../viewer.ts';

export type StoredFault = { since: Date; triedAt: Date; reason: string };

/** Whoever set the installation up belongs to it. */
export async function findFirstOrganization(tx: DirectoryTx): Promise<number | undefined> {
  const [row] = await tx.query<{ id: number }>('select id from organizations order by id limit 1');
  return row?.id;
}

type Fault = { node: string; reason: string; at: Date; staleBefore: Date };

/** True where it is the first of this node since its last backup that went well, or since nobody tried any more. */
export async function storeFault(tx: TenantTx, { node, reason, at, staleBefore }: Fault): Promise<boolean> {
  const [row] = await tx.query<{ isNew: boolean }>(
    `insert into backup_faults as f (organization_id, node, failing_since, tried_at, reason) values ($1, $2, $3, $3, $4)
     on conflict (organization_id, node) do update set tried_at = excluded.tried_at, reason = excluded.reason,
       failing_since = case when f.tried_at < $5 then excluded.failing_since else f.failing_since end
     returning failing_since = tried_at as "isNew"`,
    [tx.organizationId, node, at, reason, staleBefore],
  );
  return row?.isNew === true;
}

/** That of this node, and those of nodes that try no more. */
export async function deleteFault(
  tx: TenantTx,
  { node, staleBefore }: Pick<Fault, 'node' | 'staleBefore'>,
): Promise<boolean> {
  const rows = await tx.query(
    'delete from backup_faults where organization_id = $1 and (node = $2 or tried_at < $3) returning node',
    [tx.organizationId, node, staleBefore],
  );
  return rows.length > 0;
}

/** Of several nodes that fail the one that tried last. */
export async function findFault(tx: TenantTx): Promise<StoredFault | undefined> {
  const [row] = await tx.query<StoredFault>(
    `select failing_since as since, tried_at as "triedAt", reason from backup_faults where organization_id = $1
     order by tried_at desc limit 1`,
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
