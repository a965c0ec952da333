// The statements with which admins read and change the operators of their domain.
import type { TenantTx } from '../../db/doors.ts';
import { asCounted } from '../../db/order.ts';
import { groupInSight } from '../../groups/groups.ts';
import type { Sight } from '../../viewer.ts';
import { hasFactor } from '../logins/queries.ts';
import { keyOf } from '../queries.ts';
import type { Managed } from './rules.ts';
import type { Operator, OperatorEdit, OperatorFilter, OperatorRow } from './wire.ts';

const status = `case when not o.active then 'inactive' when o.password_hash is null then 'invited' else 'active' end`;
const columns = `o.id, o.username, o.name, o.email, o.role, json_build_object('id', g.id, 'name', g.name) as "baseGroup",
  ${status} as status`;
const tables = 'operators o join groups g on g.organization_id = o.organization_id and g.id = o.base_group_id';
const inSight = `o.organization_id = $1 and ${groupInSight('o.base_group_id')}`;
const matching = `${inSight} and ($3::text is null or ${status} = $3) and ($4::text is null
  or position($4 in o.username_key) > 0 or position($4 in lower(o.name)) > 0 or position($4 in o.email_key) > 0)`;

const sortKeys: Record<NonNullable<OperatorFilter['sort']>, string> = {
  username: 'o.username_key',
  name: asCounted('lower(o.name)'),
  email: 'o.email_key',
  baseGroup: asCounted('lower(g.name)'),
};

export function selectOperators(
  tx: TenantTx,
  sight: Sight,
  wanted: OperatorFilter & { limit: number; offset: number },
): Promise<OperatorRow[]> {
  const order = wanted.order === 'desc' ? 'desc' : 'asc';
  return tx.query<OperatorRow>(
    `select ${columns} from ${tables} where ${matching}
     order by ${sortKeys[wanted.sort ?? 'username']} ${order}, o.username_key limit $5 offset $6`,
    [...filterValues(tx, sight, wanted), wanted.limit, wanted.offset],
  );
}

export async function countOperators(tx: TenantTx, sight: Sight, wanted: OperatorFilter): Promise<number> {
  const [row] = await tx.query<{ total: number }>(
    `select count(*) as total from operators o where ${matching}`,
    filterValues(tx, sight, wanted),
  );
  return row?.total ?? 0;
}

function filterValues(tx: TenantTx, sight: Sight, { status, search }: OperatorFilter): unknown[] {
  return [tx.organizationId, sight.baseGroupId, status ?? null, search?.trim().toLowerCase() || null];
}

export type OperatorFound = Omit<Operator, 'hold' | 'lastMail'>;

export async function findOperator(tx: TenantTx, sight: Sight, id: number): Promise<OperatorFound | undefined> {
  const [row] = await tx.query<OperatorFound>(
    `select ${columns}, o.active, o.password_hash is not null as activated, ${hasFactor} as "hasSecondFactor", o.version
     from ${tables} where ${inSight} and o.id = $3`,
    [tx.organizationId, sight.baseGroupId, id],
  );
  return row;
}

/** The youngest mail about this operator alone. */
export async function findLastMail(tx: TenantTx, operatorId: number): Promise<Operator['lastMail']> {
  const [row] = await tx.query<NonNullable<Operator['lastMail']>>(
    `select id, kind, state, to_address as "to", last_error as "lastError", coalesce(done_at, queued_at) as at from mails
     where organization_id = $1 and operator_ids = array[$2::bigint] order by queued_at desc, id desc limit 1`,
    [tx.organizationId, operatorId],
  );
  return row ?? null;
}

export async function findRootGroupId(tx: TenantTx): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    'select id from groups where organization_id = $1 and parent_id is null',
    [tx.organizationId],
  );
  if (row === undefined) throw new Error('The organization has no root group.');
  return row.id;
}

/**
 * This operator and all who may be admins of the whole organization, in their order. Held until the transaction ends:
 * of two admins who demote each other at the same instant, the second reads what the first has done.
 */
export function selectHeld(tx: TenantTx, id: number, rootGroupId: number, hold: boolean): Promise<Managed[]> {
  return tx.query<Managed>(
    `select id, role, base_group_id as "baseGroupId", active, password_hash is not null as activated from operators
     where organization_id = $1 and (id = $2 or (role = 'admin' and base_group_id = $3))
     order by id ${hold ? 'for no key update' : ''}`,
    [tx.organizationId, id, rootGroupId],
  );
}

/** The version it has now, or undefined where another was faster. */
export async function updateOperator(
  tx: TenantTx,
  id: number,
  version: number,
  edit: OperatorEdit,
): Promise<number | undefined> {
  const [row] = await tx.query<{ version: number }>(
    `update operators set name = $4, email = $5, email_key = $6, role = $7, base_group_id = $8, active = $9, version = version + 1
     where organization_id = $1 and id = $2 and version = $3 returning version`,
    [
      tx.organizationId,
      id,
      version,
      edit.name,
      edit.email,
      keyOf(edit.email),
      edit.role,
      edit.baseGroupId,
      edit.active,
    ],
  );
  return row?.version;
}

/** False where another was faster. */
export async function deleteOperatorRow(tx: TenantTx, id: number, version: number): Promise<boolean> {
  const rows = await tx.query(
    'delete from operators where organization_id = $1 and id = $2 and version = $3 returning id',
    [tx.organizationId, id, version],
  );
  return rows.length > 0;
}
