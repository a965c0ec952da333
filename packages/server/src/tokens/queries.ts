// The statements that operators read and add RFID tokens with.
import type { TenantTx } from '../db/doors.ts';
import { refusing } from '../db/sqlstate.ts';
import { groupInSight } from '../groups/groups.ts';
import type { Sight } from '../viewer.ts';
import type { Token, TokenFilter } from './wire.ts';

const columns = `t.id, t.token, t.name, t.active, t.valid_from::text as "validFrom", t.valid_to::text as "validTo",
  case when d.id is not null then
    json_build_object('id', d.id, 'name', concat_ws(' ', nullif(d.first_name, ''), nullif(d.last_name, ''))) end as driver`;
const tables = 'tokens t left join drivers d on d.id = t.driver_id';

/** Nobody's tokens belong to the whole organization. */
const inSight = `t.organization_id = $1 and case when d.id is not null then ${groupInSight('d.home_group_id')}
  else exists (select 1 from groups root where root.organization_id = $1 and root.id = $2 and root.parent_id is null) end`;
const matching = `${inSight} and ($3::text is null or position($3 in lower(t.token || ' ' || t.name)) > 0
  or position($3 in d.search_key) > 0)`;

function filterValues(tx: TenantTx, sight: Sight, { search }: TokenFilter): unknown[] {
  return [tx.organizationId, sight.baseGroupId, search?.trim().toLowerCase() || null];
}

export function selectTokens(
  tx: TenantTx,
  sight: Sight,
  wanted: TokenFilter & { limit: number; offset: number },
): Promise<Token[]> {
  return tx.query<Token>(
    `select ${columns} from ${tables} where ${matching} order by t.name, t.token_key limit $4 offset $5`,
    [...filterValues(tx, sight, wanted), wanted.limit, wanted.offset],
  );
}

export async function countTokens(tx: TenantTx, sight: Sight, wanted: TokenFilter): Promise<number> {
  const [row] = await tx.query<{ total: number }>(
    `select count(*) as total from ${tables} where ${matching}`,
    filterValues(tx, sight, wanted),
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

export type NewTokenRow = Omit<Token, 'id' | 'driver'> & { tokenKey: string; driverId: number | null };

export async function insertToken(tx: TenantTx, token: NewTokenRow): Promise<number> {
  const [row] = await refusing({ tokens_organization_id_token_key_key: 'token_taken' }, () =>
    tx.query<{ id: number }>(
      `insert into tokens (organization_id, driver_id, token, token_key, name, active, valid_from, valid_to)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [
        tx.organizationId,
        token.driverId,
        token.token,
        token.tokenKey,
        token.name,
        token.active,
        token.validFrom,
        token.validTo,
      ],
    ),
  );
  if (row === undefined) throw new Error('The new token has no row.');
  return row.id;
}
