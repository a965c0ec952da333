// The statements about charging users.
import type { TenantTx } from '../db/doors.ts';
import { asCounted } from '../db/order.ts';
import { refusing } from '../db/sqlstate.ts';
import { groupInSight } from '../groups/groups.ts';
import type { Sight } from '../viewer.ts';
import type { Driver, DriverFilter, DriverRow } from './wire.ts';

const columns = `d.id, d.first_name as "firstName", d.last_name as "lastName", d.email, d.active,
  case when dg.id is not null then json_build_object('id', dg.id, 'name', dg.name) end as "driverGroup",
  (select count(*) from tokens t where t.organization_id = $1 and t.driver_id = d.id) as "tokenCount"`;
const tables = 'drivers d left join driver_groups dg on dg.organization_id = $1 and dg.id = d.driver_group_id';
const inSight = `d.organization_id = $1 and ${groupInSight('d.home_group_id')}`;
export const matching = `${inSight} and ($3::text is null or position($3 in d.search_key) > 0)
  and ($4::boolean is null or d.active = $4) and ($5::bigint is null or d.driver_group_id = $5)
  and (not $6::boolean or not exists (select 1 from access_rights r where r.organization_id = $1 and r.driver_id = d.id))`;

const sortKeys: Record<NonNullable<DriverFilter['sort']>, string> = {
  name: asCounted('d.search_key'),
  group: asCounted('lower(dg.name)'),
  email: 'd.email_key',
  tokens: '(select count(*) from tokens t where t.organization_id = $1 and t.driver_id = d.id)',
};

export function filterValues(tx: TenantTx, sight: Sight, wanted: DriverFilter): unknown[] {
  const { search, status, driverGroupId, withoutRights = false } = wanted;
  return [
    tx.organizationId,
    sight.baseGroupId,
    search?.trim().toLowerCase() || null,
    status === undefined ? null : status === 'active',
    driverGroupId ?? null,
    withoutRights,
  ];
}

export function selectDrivers(
  tx: TenantTx,
  sight: Sight,
  wanted: DriverFilter & { limit: number; offset: number },
): Promise<DriverRow[]> {
  const order = wanted.order === 'desc' ? 'desc' : 'asc';
  const inOrder = `order by ${sortKeys[wanted.sort ?? 'name']} ${order}, d.id ${order}`;
  // The page is cut first: tokens of those on the pages before it are not counted.
  return tx.query<DriverRow>(
    `select ${columns} from (select d.* from ${tables} where ${matching} ${inOrder} limit $7 offset $8) d
     left join driver_groups dg on dg.organization_id = $1 and dg.id = d.driver_group_id ${inOrder}`,
    [...filterValues(tx, sight, wanted), wanted.limit, wanted.offset],
  );
}

export async function countDrivers(tx: TenantTx, sight: Sight, wanted: DriverFilter): Promise<number> {
  const [row] = await tx.query<{ total: number }>(
    `select count(*) as total from drivers d where ${matching}`,
    filterValues(tx, sight, wanted),
  );
  return row?.total ?? 0;
}

export type DriverFound = Omit<Driver, 'rights' | 'tokens'>;

export async function findDriver(tx: TenantTx, sight: Sight, id: number): Promise<DriverFound | undefined> {
  const [row] = await tx.query<DriverFound>(
    `select ${columns}, d.version, json_build_object('id', home.id, 'name', home.name) as "homeGroup"
     from ${tables} join groups home on home.organization_id = $1 and home.id = d.home_group_id
     where ${inSight} and d.id = $3`,
    [tx.organizationId, sight.baseGroupId, id],
  );
  return row;
}

/** Held until the transaction ends. */
export async function lockDriver(tx: TenantTx, id: number): Promise<void> {
  await tx.query('select d.id from drivers d where d.organization_id = $1 and d.id = $2 for no key update', [
    tx.organizationId,
    id,
  ]);
}

export type DriverChange = Pick<Driver, 'firstName' | 'lastName' | 'active'> & {
  homeGroupId: number;
  driverGroupId?: number | null;
};
export type NewDriverRow = DriverChange & { email: string };

function searchKey({ firstName, lastName }: DriverChange, email: string): string {
  return `${firstName} ${lastName} ${email}`.toLowerCase();
}

export async function insertDriver(tx: TenantTx, driver: NewDriverRow): Promise<number> {
  const { firstName, lastName, email, active, homeGroupId, driverGroupId = null } = driver;
  const [row] = await refusing({ drivers_organization_id_email_key_key: 'email_taken' }, () =>
    tx.query<{ id: number }>(
      `insert into drivers (organization_id, home_group_id, driver_group_id, first_name, last_name, email, email_key, search_key, active)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      [
        tx.organizationId,
        homeGroupId,
        driverGroupId,
        firstName,
        lastName,
        email,
        email.toLowerCase(),
        searchKey(driver, email),
        active,
      ],
    ),
  );
  if (row === undefined) throw new Error('The new charging user has no row.');
  return row.id;
}

export async function updateDriver(
  tx: TenantTx,
  { id, email }: Pick<Driver, 'id' | 'email'>,
  change: DriverChange,
): Promise<void> {
  const { firstName, lastName, active, homeGroupId, driverGroupId = null } = change;
  await tx.query(
    `update drivers d set first_name = $3, last_name = $4, search_key = $5, active = $6, home_group_id = $7,
       driver_group_id = $8, version = d.version + 1
     where d.organization_id = $1 and d.id = $2`,
    [tx.organizationId, id, firstName, lastName, searchKey(change, email), active, homeGroupId, driverGroupId],
  );
}

/** As the task of a group switches it, which reaches who is at home there; undefined where nobody is. */
export async function switchActive(
  tx: TenantTx,
  { id, homeGroupId, active }: { id: number; homeGroupId: number; active: boolean },
): Promise<{ changed: boolean } | undefined> {
  const values = [tx.organizationId, homeGroupId, id];
  const [driver] = await tx.query<{ active: boolean }>(
    `select d.active from drivers d where ${inSight} and d.id = $3 for no key update`,
    values,
  );
  if (driver === undefined || driver.active === active) return driver && { changed: false };
  await tx.query(`update drivers d set active = $4, version = d.version + 1 where ${inSight} and d.id = $3`, [
    ...values,
    active,
  ]);
  return { changed: true };
}

/** The rights go with the row; of sessions only the link does, not the name. */
export async function deleteDriver(tx: TenantTx, id: number): Promise<void> {
  await tx.query('delete from drivers d where d.organization_id = $1 and d.id = $2', [tx.organizationId, id]);
}
