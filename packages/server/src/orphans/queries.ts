// The statements by which a station becomes an orphan, goes back into a group, or is removed for good.
import type { TenantTx } from '../db/doors.ts';

export async function takeFromGroup(tx: TenantTx, stationId: number): Promise<void> {
  await tx.query(
    `update stations s set last_group_id = s.group_id, group_id = null, version = s.version + 1
     where s.organization_id = $1 and s.id = $2`,
    [tx.organizationId, stationId],
  );
}

export async function putIntoGroup(tx: TenantTx, stationId: number, groupId: number): Promise<void> {
  await tx.query(
    `update stations s set group_id = $3, last_group_id = null, version = s.version + 1
     where s.organization_id = $1 and s.id = $2`,
    [tx.organizationId, stationId, groupId],
  );
}

/** Its last group stays for reports; where that has gone, the top of the tree. */
export async function markRemoved(tx: TenantTx, stationId: number): Promise<void> {
  await tx.query(
    `update stations s set removed_at = now(), version = s.version + 1,
       group_id = coalesce((select g.id from groups g where g.organization_id = $1 and g.id = s.last_group_id),
         (select g.id from groups g where g.organization_id = $1 and g.parent_id is null))
     where s.organization_id = $1 and s.id = $2`,
    [tx.organizationId, stationId],
  );
}

/** Frees what only a station that may come back needs. */
export async function forgetStation(tx: TenantTx, stationId: number): Promise<void> {
  for (const table of ['station_credentials', 'password_changes', 'knocks']) {
    await tx.query(`delete from ${table} x where x.organization_id = $1 and x.station_id = $2`, [
      tx.organizationId,
      stationId,
    ]);
  }
}
