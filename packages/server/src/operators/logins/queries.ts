// The statements about logins, and about operators where they log in.
import type { DirectoryTx, TenantTx } from '../../db/doors.ts';
import type { LoggedIn, Role } from '../../viewer.ts';

/** Of an operator "o". */
export const hasFactor = `exists (select from second_factors f where f.organization_id = o.organization_id and f.operator_id = o.id
  and f.confirmed_at is not null)`;
const factorMissing = `z.second_factor_demanded and not ${hasFactor}`;

export type Account = {
  id: number;
  organizationId: number;
  username: string;
  passwordHash: string | null;
  active: boolean;
  hasSecondFactor: boolean;
};

/** By user name, which is unique, or by e-mail where exactly one operator has it. */
export async function findAccount(tx: DirectoryTx, key: string): Promise<Account | undefined> {
  const rows = await tx.query<Account & { named: boolean }>(
    `select o.id, o.organization_id as "organizationId", o.username, o.password_hash as "passwordHash", o.active,
       o.username_key = $1 as named, ${hasFactor} as "hasSecondFactor"
     from operators o where o.username_key = $1 or o.email_key = $1 order by named desc limit 2`,
    [key],
  );
  const [first, second] = rows;
  return first?.named || second === undefined ? first : undefined;
}

export type LoginRow = {
  key: string;
  csrfToken: string;
  secondFactorMissing: boolean;
  endsAt: Date;
  beganAs: Role;
  organization: LoggedIn['organization'];
  operator: LoggedIn['operator'];
  role: Role;
  baseGroup: { id: number; name: string };
  isOrganizationWide: boolean;
  active: boolean;
};

export async function findLogin(tx: DirectoryTx, idHash: Buffer): Promise<LoginRow | undefined> {
  const [row] = await tx.query<LoginRow>({
    name: 'find-login',
    text: `select encode(l.id_hash, 'hex') as key, l.csrf_token as "csrfToken", l.expires_at as "endsAt", l.began_as as "beganAs", o.active, o.role,
        json_build_object('id', z.id, 'slug', z.slug, 'name', z.name, 'timeZone', z.time_zone,
          'supportAddress', z.support_address) as organization,
        json_build_object('id', o.id, 'username', o.username, 'name', o.name, 'email', o.email,
          'language', o.language) as operator,
        json_build_object('id', g.id, 'name', g.name) as "baseGroup", g.parent_id is null as "isOrganizationWide",
        ${factorMissing} as "secondFactorMissing"
      from logins l join operators o on o.id = l.operator_id
      join organizations z on z.id = o.organization_id
      join groups g on g.id = o.base_group_id
      where l.id_hash = $1`,
    values: [idHash],
  });
  return row;
}

export async function deleteLogin(tx: DirectoryTx, idHash: Buffer): Promise<void> {
  await tx.query('delete from logins where id_hash = $1', [idHash]);
}

/** Of all organizations. */
export async function deleteLogins(tx: DirectoryTx): Promise<void> {
  await tx.query('delete from logins');
}

export type LoginState = { key: string; role: Role; baseGroupId: number; secondFactorMissing: boolean };

/** Of these logins those that are still good, with what their operators may do now. */
export function selectGoodLogins(tx: DirectoryTx, keys: readonly string[], now: Date): Promise<LoginState[]> {
  return tx.query<LoginState>(
    `select encode(l.id_hash, 'hex') as key, o.role, o.base_group_id as "baseGroupId",
       ${factorMissing} as "secondFactorMissing"
     from unnest($1::text[]) as asked (key) join logins l on l.id_hash = decode(asked.key, 'hex')
     join operators o on o.id = l.operator_id join organizations z on z.id = o.organization_id
     where l.expires_at > $2 and o.active`,
    [keys, now],
  );
}

export type NewLoginRow = {
  idHash: Buffer;
  operatorId: number;
  csrfToken: string;
  address: string;
  userAgent: string;
  now: Date;
  endsAt: Date;
};

export async function insertLogin(tx: TenantTx, login: NewLoginRow): Promise<void> {
  await tx.query('delete from logins where organization_id = $1 and expires_at <= $2', [tx.organizationId, login.now]);
  await tx.query(
    `insert into logins
       (organization_id, operator_id, began_as, id_hash, csrf_token, address, user_agent, created_at, expires_at)
     select o.organization_id, o.id, o.role, $3, $4, $5, $6, $7, $8 from operators o
     where o.organization_id = $1 and o.id = $2`,
    [
      tx.organizationId,
      login.operatorId,
      login.idHash,
      login.csrfToken,
      login.address,
      login.userAgent,
      login.now,
      login.endsAt,
    ],
  );
}

/** Of one operator all, so that whoever holds them is out with the next request. */
export async function deleteLoginsOf(tx: TenantTx, operatorId: number): Promise<void> {
  await tx.query('delete from logins where organization_id = $1 and operator_id = $2', [tx.organizationId, operatorId]);
}

export type OwnLogin = { key: string; beganAt: Date; endsAt: Date; address: string; userAgent: string };

export function selectLoginsOf(tx: TenantTx, operatorId: number, now: Date): Promise<OwnLogin[]> {
  return tx.query<OwnLogin>(
    `select encode(id_hash, 'hex') as key, created_at as "beganAt", expires_at as "endsAt", address, user_agent as "userAgent"
     from logins where organization_id = $1 and operator_id = $2 and expires_at > $3 order by created_at desc, id_hash`,
    [tx.organizationId, operatorId, now],
  );
}

/** False where it has ended already, or is somebody else's. */
export async function deleteLoginOf(tx: TenantTx, operatorId: number, key: string): Promise<boolean> {
  const rows = await tx.query(
    `delete from logins where organization_id = $1 and operator_id = $2 and id_hash = decode($3, 'hex') returning 1`,
    [tx.organizationId, operatorId, key],
  );
  return rows.length > 0;
}

/** All but the one with this key; answers how many. */
export async function deleteOtherLoginsOf(tx: TenantTx, operatorId: number, key: string): Promise<number> {
  const rows = await tx.query(
    `delete from logins where organization_id = $1 and operator_id = $2 and id_hash <> decode($3, 'hex') returning 1`,
    [tx.organizationId, operatorId, key],
  );
  return rows.length;
}
