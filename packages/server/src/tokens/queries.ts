// The statements that operators read and change RFID tokens with.
import type { TenantTx } from '../db/doors.ts';
import { refusing } from '../db/sqlstate.ts';
import { groupInSight, sightValues, stationInSight } from '../groups/groups.ts';
import type { Sight, Viewer } from '../viewer.ts';
import { shownEndSql } from './mask-token.ts';
import type { Token, TokenFilter } from './wire.ts';

const columns = `t.id, t.token, t.type, t.name, t.active, t.valid_from::text as "validFrom", t.valid_to::text as "validTo",
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
  name: 'lower(t.name)',
  driver: 'd.search_key',
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
    `select ${columns} from ${tables} where ${matching}
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
  const [row] = await tx.query<Token>(`select ${columns} from ${tables} where ${inSight} and t.id = $3`, [
    tx.organizationId,
    sight.baseGroupId,
    id,
  ]);
  return row;
}

/** In the order in which they were added. */
export function selectTokensOf(tx: TenantTx, driverId: number): Promise<Token[]> {
  return tx.query<Token>(
    `select ${columns} from ${tables} where t.organization_id = $1 and t.driver_id = $2 order by t.id`,
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

export type TokenRow = Pick<Token, 'name' | 'active' | 'validFrom' | 'validTo'> & { type?: Token['type'] };
export type NewTokenRow = TokenRow & { token: string; tokenKey: string; driverId: number | null };

export async function insertToken(tx: TenantTx, row: NewTokenRow): Promise<number> {
  const { driverId, token, tokenKey, type = 'iso14443', name, active, validFrom, validTo } = row;
  const [added] = await refusing({ tokens_organization_id_token_key_key: 'token_taken' }, () =>
    tx.query<{ id: number }>(
      `insert into tokens (organization_id, driver_id, token, token_key, type, name, active, valid_from, valid_to)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      [tx.organizationId, driverId, token, tokenKey, type, name, active, validFrom, validTo],
    ),
  );
  if (added === undefined) throw new Error('The new token has no row.');
  return added.id;
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
export async function updateToken(
  tx: TenantTx,
  id: number,
  { type, name, active, validFrom, validTo, driverId }: Required<TokenRow> & { driverId: number | null },
): Promise<void> {
  await tx.query(
    `update tokens t set type = $3, name = $4, active = $5, valid_from = $6, valid_to = $7, driver_id = $8, version = t.version + 1
     where t.organization_id = $1 and t.id = $2 and (t.type, t.name, t.active, t.valid_from, t.valid_to, t.driver_id)
       is distinct from ($3, $4, $5::boolean, $6::date, $7::date, $8::bigint)`,
    [tx.organizationId, id, type, name, active, validFrom, validTo, driverId],
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
