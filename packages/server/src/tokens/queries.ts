// The statements that operators read and change RFID tokens with.
import type { TenantTx } from '../db/doors.ts';
import { asCounted } from '../db/order.ts';
import { columns } from '../db/sets.ts';
import { refusing } from '../db/sqlstate.ts';
import { groupInSight, sightValues, stationInSight } from '../groups/groups.ts';
import type { Sight, Viewer } from '../viewer.ts';
import { shownEndSql } from './mask-token.ts';
import type { Token, TokenFilter } from './wire.ts';

const told = `t.id, t.token, t.type, t.name, t.active, t.valid_from::text as "validFrom", t.valid_to::text as "validTo",
  case when d.id is not null then
    json_build_object('id', d.id, 'name', coalesce(nullif(concat_ws(' ', nullif(d.first_name, ''), nullif(d.last_name, '')), ''), d.email)) end as driver,
  t.created_at as "addedAt", t.version`;
const tables = 'tokens t left join drivers d on d.organization_id = $1 and d.id = t.driver_id';

/** Nobody's tokens belong to the whole organization. */
const inSight = `t.organization_id = $1 and case when d.id is not null then ${groupInSight('d.home_group_id')}
  else exists (select 1 from groups root where root.organization_id = $1 and root.id = $2 and root.parent_id is null) end`;
// Whoever is not told tokens does not find them piece by piece, either.
const tokenFound = `case when $8::boolean then position($3 in lower(t.token)) > 0
  else t.token_key = upper($3) or lower(${shownEndSql}) = $3 end`;
const matching = `${inSight} and ($3::text is null or position($3 in lower(t.name)) > 0
  or position($3 in d.search_key) > 0 or ${tokenFound}) and ($4::boolean is null or t.active = $4)
  and ($5::boolean is null or (d.id is not null) = $5) and ($6::text is null or t.type = $6)
  and ($7::bigint is null or d.driver_group_id = $7)`;

const sortKeys: Record<NonNullable<TokenFilter['sort']>, string> = {
  name: asCounted('lower(t.name)'),
  driver: asCounted('d.search_key'),
  type: 't.type',
  validTo: 't.valid_to',
  addedAt: 't.created_at',
};

type Asker = Pick<Viewer, 'sight' | 'role'>;

function filterValues(tx: TenantTx, { sight, role }: Asker, wanted: TokenFilter): unknown[] {
  const { search, status, owner, type, driverGroupId } = wanted;
  return [
    tx.organizationId,
    sight.baseGroupId,
    search?.trim().toLowerCase() || null,
    status === undefined ? null : status === 'active',
    owner === undefined ? null : owner === 'somebody',
    type ?? null,
    driverGroupId ?? null,
    role === 'admin',
  ];
}

export function selectTokens(
  tx: TenantTx,
  asker: Asker,
  wanted: TokenFilter & { limit: number; offset: number },
): Promise<Token[]> {
  const order = wanted.order === 'desc' ? 'desc' : 'asc';
  return tx.query<Token>(
    `select ${told} from ${tables} where ${matching}
     order by ${sortKeys[wanted.sort ?? 'name']} ${order}, t.id ${order} limit $9 offset $10`,
    [...filterValues(tx, asker, wanted), wanted.limit, wanted.offset],
  );
}

export async function countTokens(tx: TenantTx, asker: Asker, wanted: TokenFilter): Promise<number> {
  const [row] = await tx.query<{ total: number }>(
    `select count(*) as total from ${tables} where ${matching}`,
    filterValues(tx, asker, wanted),
  );
  return row?.total ?? 0;
}

export async function findToken(tx: TenantTx, sight: Sight, id: number): Promise<Token | undefined> {
  const [row] = await tx.query<Token>(`select ${told} from ${tables} where ${inSight} and t.id = $3`, [
    tx.organizationId,
    sight.baseGroupId,
    id,
  ]);
  return row;
}

/** In the order in which they were added. */
export function selectTokensOf(tx: TenantTx, driverId: number): Promise<Token[]> {
  return tx.query<Token>(
    `select ${told} from ${tables} where t.organization_id = $1 and t.driver_id = $2 order by t.id`,
    [tx.organizationId, driverId],
  );
}

export async function isDriverInSight(tx: TenantTx, sight: Sight, driverId: number): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from drivers d where d.organization_id = $1 and d.id = $3 and ${groupInSight('d.home_group_id')}`,
    [tx.organizationId, sight.baseGroupId, driverId],
  );
  return rows.length > 0;
}

/** What was shown at stations in sight, by the number of the presentation. */
export async function selectShownTokens(
  tx: TenantTx,
  sight: Sight,
  ids: readonly number[],
): Promise<Map<number, string>> {
  const rows = await tx.query<{ id: number; token: string }>(
    `select p.id, p.token from presentations p join stations station on station.id = p.station_id
     where p.organization_id = $1 and ${stationInSight} and p.id = any ($4)`,
    [...sightValues(tx, sight), ids],
  );
  return new Map(rows.map(({ id, token }) => [id, token]));
}

/** Those of these keys that a token of the organization has. */
export async function selectTakenKeys(tx: TenantTx, keys: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ key: string }>(
    'select t.token_key as key from tokens t where t.organization_id = $1 and t.token_key = any ($2)',
    [tx.organizationId, keys],
  );
  return new Set(rows.map(({ key }) => key));
}

export type TokenFields = Pick<Token, 'type' | 'name' | 'active' | 'validFrom' | 'validTo'> & {
  driverId: number | null;
};
export type NewTokenRow = TokenFields & { token: string; key: string };

const fields = [
  ({ driverId }: TokenFields) => driverId,
  ({ type }: TokenFields) => type,
  ({ name }: TokenFields) => name,
  ({ active }: TokenFields) => active,
  ({ validFrom }: TokenFields) => validFrom,
  ({ validTo }: TokenFields) => validTo,
] as const;

/** Returns their ids in the same order; `taken` is what is wrong where one of the keys is. */
export async function insertTokenRows(
  tx: TenantTx,
  rows: readonly NewTokenRow[],
  taken: 'token_taken' | 'edited_meanwhile',
): Promise<number[]> {
  if (rows.length === 0) return [];
  const values = columns(
    rows,
    ({ token }) => token,
    ({ key }) => key,
    ...fields,
  );
  const added = await refusing({ tokens_organization_id_token_key_key: taken }, () =>
    tx.query<{ id: number; key: string }>(
      `insert into tokens (organization_id, token, token_key, driver_id, type, name, active, valid_from, valid_to)
       select $1, f.* from unnest($2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::boolean[], $8::date[], $9::date[]) as f
       returning id, token_key as key`,
      [tx.organizationId, ...values],
    ),
  );
  const ids = new Map(added.map(({ id, key }) => [key, id]));
  return rows.flatMap(({ key }) => ids.get(key) ?? []);
}

/** Held until the transaction ends: the version of a token. */
export async function lockToken(tx: TenantTx, id: number): Promise<number | undefined> {
  const [row] = await tx.query<{ version: number }>(
    'select t.version from tokens t where t.organization_id = $1 and t.id = $2 for no key update',
    [tx.organizationId, id],
  );
  return row?.version;
}

/** What stays as it was makes no new version. */
export async function updateTokenRows(tx: TenantTx, rows: readonly (TokenFields & { id: number })[]): Promise<void> {
  if (rows.length === 0) return;
  const values = columns(rows, ({ id }) => id, ...fields);
  await tx.query(
    `update tokens t set driver_id = f.driver_id, type = f.type, name = f.name, active = f.active, valid_from = f.valid_from,
       valid_to = f.valid_to, version = t.version + 1
     from unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::boolean[], $7::date[], $8::date[])
       as f (id, driver_id, type, name, active, valid_from, valid_to)
     where t.organization_id = $1 and t.id = f.id and (t.driver_id, t.type, t.name, t.active, t.valid_from, t.valid_to)
       is distinct from (f.driver_id, f.type, f.name, f.active, f.valid_from, f.valid_to)`,
    [tx.organizationId, ...values],
  );
}

export async function deleteTokens(tx: TenantTx, ids: readonly number[]): Promise<void> {
  await tx.query('delete from tokens t where t.organization_id = $1 and t.id = any ($2)', [tx.organizationId, ids]);
}

/** The form of a charging user shows the tokens: whoever has it open is to learn that they are others now. */
export async function touchDrivers(tx: TenantTx, ids: readonly number[]): Promise<void> {
  await tx.query('update drivers d set version = d.version + 1 where d.organization_id = $1 and d.id = any ($2)', [
    tx.organizationId,
    ids,
  ]);
}
