// Many tokens at once, as a sheet brings them: read, added and changed in sets. Who may is decided by its caller, and noted there.
import type { TenantTx } from '../db/doors.ts';
import { columns } from '../db/sets.ts';
import { refusing } from '../db/sqlstate.ts';
import { groupInSight } from '../groups/groups.ts';
import type { Sight } from '../viewer.ts';
import { touchDrivers } from './queries.ts';
import type { Token } from './wire.ts';

type Fields = Pick<Token, 'type' | 'name' | 'active' | 'validFrom' | 'validTo'>;
export type TokenInSet = Fields & {
  id: number;
  key: string;
  version: number;
  driverId: number | null;
  isSeen: boolean;
};

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

export type TokenToAdd = Fields & { token: string; key: string; driverId: number | null };
export type TokenToChange = Fields & { id: number; driverId: number | null };

/** Returns the ids of those that were added. */
export async function insertTokens(tx: TenantTx, rows: readonly TokenToAdd[]): Promise<number[]> {
  if (rows.length === 0) return [];
  const values = columns(
    rows,
    ({ driverId }) => driverId,
    ({ token }) => token,
    ({ key }) => key,
    ...fields,
  );
  const added = await refusing({ tokens_organization_id_token_key_key: 'edited_meanwhile' }, () =>
    tx.query<{ id: number }>(
      `insert into tokens (organization_id, driver_id, token, token_key, type, name, active, valid_from, valid_to)
       select $1, f.* from unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[], $8::date[], $9::date[]) as f
       returning id`,
      [tx.organizationId, ...values],
    ),
  );
  await touchOwners(tx, rows);
  return added.map(({ id }) => id);
}

export async function updateTokens(tx: TenantTx, rows: readonly TokenToChange[]): Promise<void> {
  if (rows.length === 0) return;
  const values = columns(
    rows,
    ({ id }) => id,
    ({ driverId }) => driverId,
    ...fields,
  );
  await tx.query(
    `update tokens t set driver_id = f.driver_id, type = f.type, name = f.name, active = f.active, valid_from = f.valid_from,
       valid_to = f.valid_to, version = t.version + 1
     from unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::boolean[], $7::date[], $8::date[])
       as f (id, driver_id, type, name, active, valid_from, valid_to)
     where t.organization_id = $1 and t.id = f.id`,
    [tx.organizationId, ...values],
  );
  await touchOwners(tx, rows);
}

const fields = [
  ({ type }: Fields) => type,
  ({ name }: Fields) => name,
  ({ active }: Fields) => active,
  ({ validFrom }: Fields) => validFrom,
  ({ validTo }: Fields) => validTo,
];

async function touchOwners(tx: TenantTx, rows: readonly { driverId: number | null }[]): Promise<void> {
  const ids = new Set(rows.map(({ driverId }) => driverId));
  await touchDrivers(
    tx,
    [...ids].filter((id) => id !== null),
  );
}
