// Many tokens at once, as a sheet brings them: read, added and changed in sets. Who may is decided by its caller, and noted there.
import type { TenantTx } from '../db/doors.ts';
import { groupInSight } from '../groups/groups.ts';
import type { Sight } from '../viewer.ts';
import { insertTokenRows, touchDrivers, updateTokenRows, type NewTokenRow, type TokenFields } from './queries.ts';

export type TokenInSet = TokenFields & { id: number; key: string; version: number; isSeen: boolean };

/** Those with these keys, whoever sees them. What is held is so until the transaction ends. */
export async function findTokens(
  tx: TenantTx,
  sight: Sight,
  { keys, hold }: { keys: readonly string[]; hold: boolean },
): Promise<TokenInSet[]> {
  const found = await tx.query<Omit<TokenInSet, 'isSeen'>>(
    `select t.id, t.token_key as key, t.version, t.driver_id as "driverId", t.type, t.name, t.active,
       t.valid_from::text as "validFrom", t.valid_to::text as "validTo"
     from tokens t where t.organization_id = $1 and t.token_key = any ($2::text[]) order by t.id${hold ? ' for no key update' : ''}`,
    [tx.organizationId, keys],
  );
  const owners = new Set(found.map(({ driverId }) => driverId));
  // Not as a join: while nothing is known of a young table, each token would look through all users.
  const seen = await tx.query<{ id: number | null }>(
    `select d.id from drivers d where d.organization_id = $1 and d.id = any ($3::bigint[]) and ${groupInSight('d.home_group_id')}
     union all select null from groups root where root.organization_id = $1 and root.id = $2 and root.parent_id is null`,
    [tx.organizationId, sight.baseGroupId, [...owners].filter((id) => id !== null)],
  );
  const seenIds = new Set(seen.map(({ id }) => id));
  return found.map((token) => ({ ...token, isSeen: seenIds.has(token.driverId) }));
}

/** Returns the ids of those that were added. */
export async function insertTokens(tx: TenantTx, rows: readonly NewTokenRow[]): Promise<number[]> {
  const ids = await insertTokenRows(tx, rows, 'edited_meanwhile');
  await touchOwners(tx, rows);
  return ids;
}

export async function updateTokens(tx: TenantTx, rows: readonly (TokenFields & { id: number })[]): Promise<void> {
  await updateTokenRows(tx, rows);
  await touchOwners(tx, rows);
}

async function touchOwners(tx: TenantTx, rows: readonly { driverId: number | null }[]): Promise<void> {
  const ids = [...new Set(rows.map(({ driverId }) => driverId))].filter((id) => id !== null);
  if (ids.length > 0) await touchDrivers(tx, ids);
}
