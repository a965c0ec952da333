// The statements about API keys.
import type { DirectoryTx, TenantTx } from '../db/doors.ts';
import { asCounted } from '../db/order.ts';
import { groupInSight } from '../groups/groups.ts';
import type { Role, Sight } from '../viewer.ts';
import type { ApiKey, ApiKeyFilter } from './wire.ts';

export type KeyRow = {
  id: number;
  name: string;
  prefix: string;
  role: Role;
  endsAt: Date;
  lastUsedAt: Date | null;
  organization: { id: number; slug: string; name: string; timeZone: string };
  baseGroup: { id: number; name: string };
  isOrganizationWide: boolean;
};

/** The good key of this hash: one that has ended is not told from one that never was. */
export async function findGoodKey(tx: DirectoryTx, secretHash: Buffer, now: Date): Promise<KeyRow | undefined> {
  const [row] = await tx.query<KeyRow>({
    name: 'find-api-key',
    text: `select k.id, k.name, k.prefix, k.role, k.expires_at as "endsAt", k.last_used_at as "lastUsedAt",
        json_build_object('id', z.id, 'slug', z.slug, 'name', z.name, 'timeZone', z.time_zone) as organization,
        json_build_object('id', g.id, 'name', g.name) as "baseGroup", g.parent_id is null as "isOrganizationWide"
      from api_keys k join organizations z on z.id = k.organization_id join groups g on g.id = k.base_group_id
      where k.secret_hash = $1 and k.revoked_at is null and k.expires_at > $2`,
    values: [secretHash, now],
  });
  return row;
}

export async function selectGoodIds(tx: DirectoryTx, ids: readonly number[], now: Date): Promise<number[]> {
  const rows = await tx.query<{ id: number }>(
    'select id from api_keys where id = any ($1) and revoked_at is null and expires_at > $2',
    [ids, now],
  );
  return rows.map(({ id }) => id);
}

export async function storeUse(tx: DirectoryTx, id: number, at: Date): Promise<void> {
  await tx.query(
    'update api_keys set last_used_at = $2 where id = $1 and (last_used_at is null or last_used_at < $2)',
    [id, at],
  );
}

const columns = `k.id, k.name, k.prefix, k.role, json_build_object('id', g.id, 'name', g.name) as "baseGroup",
  case when o.id is not null then json_build_object('id', o.id, 'name', coalesce(nullif(o.name, ''), o.username)) end as "createdBy",
  k.created_at as "createdAt", k.expires_at as "expiresAt", k.last_used_at as "lastUsedAt", k.version`;
// A revoked key has no base group, and so is not among these.
const tables = 'api_keys k join groups g on g.id = k.base_group_id left join operators o on o.id = k.created_by';
const inSight = `k.organization_id = $1 and ${groupInSight('k.base_group_id')}`;
const matching = `${inSight} and ($3::text is null or position($3 in k.name_key) > 0 or position($3 in lower(k.prefix)) > 0)
  and ($4::text is null or k.role = $4)`;

const orders: Record<NonNullable<ApiKeyFilter['sort']>, string> = {
  name: asCounted('k.name_key'),
  lastUsedAt: `coalesce(k.last_used_at, '-infinity')`,
  expiresAt: 'k.expires_at',
};

function filterValues(tx: TenantTx, sight: Sight, { search, role }: ApiKeyFilter): unknown[] {
  return [tx.organizationId, sight.baseGroupId, search?.trim().toLowerCase() || null, role ?? null];
}

export function selectKeys(
  tx: TenantTx,
  sight: Sight,
  wanted: ApiKeyFilter & { limit: number; offset: number },
): Promise<ApiKey[]> {
  const { sort = 'name', order = 'asc' } = wanted;
  return tx.query<ApiKey>(
    `select ${columns} from ${tables} where ${matching} order by ${orders[sort]} ${order}, k.id limit $5 offset $6`,
    [...filterValues(tx, sight, wanted), wanted.limit, wanted.offset],
  );
}

export async function countKeys(tx: TenantTx, sight: Sight, wanted: ApiKeyFilter): Promise<number> {
  const [row] = await tx.query<{ total: number }>(
    `select count(*) as total from api_keys k where ${matching}`,
    filterValues(tx, sight, wanted),
  );
  return row?.total ?? 0;
}

/** With `lock` nobody else changes it until the transaction ends. */
export async function findKey(
  tx: TenantTx,
  sight: Sight,
  id: number,
  { lock }: { lock: boolean },
): Promise<ApiKey | undefined> {
  const [row] = await tx.query<ApiKey>(
    `select ${columns} from ${tables} where ${inSight} and k.id = $3 ${lock ? 'for no key update of k' : ''}`,
    [tx.organizationId, sight.baseGroupId, id],
  );
  return row;
}

export type NewKeyRow = {
  name: string;
  secretHash: Buffer;
  prefix: string;
  role: Role;
  baseGroupId: number;
  createdBy: number;
  createdAt: Date;
  expiresAt: Date;
};

export async function insertKey(tx: TenantTx, key: NewKeyRow): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    `insert into api_keys (organization_id, name, name_key, secret_hash, prefix, role, base_group_id, created_by, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
    [
      tx.organizationId,
      key.name,
      key.name.toLowerCase(),
      key.secretHash,
      key.prefix,
      key.role,
      key.baseGroupId,
      key.createdBy,
      key.createdAt,
      key.expiresAt,
    ],
  );
  if (row === undefined) throw new Error('The new API key has no row.');
  return row.id;
}

export async function updateName(tx: TenantTx, id: number, name: string): Promise<void> {
  await tx.query(
    'update api_keys set name = $3, name_key = $4, version = version + 1 where organization_id = $1 and id = $2',
    [tx.organizationId, id, name, name.toLowerCase()],
  );
}

export async function storeRevocation(tx: TenantTx, id: number, at: Date): Promise<void> {
  await tx.query(
    'update api_keys set revoked_at = $3, base_group_id = null, version = version + 1 where organization_id = $1 and id = $2',
    [tx.organizationId, id, at],
  );
}
