// The statements about certificate authorities.
import type { TenantTx } from '../db/doors.ts';
import { asCounted } from '../db/order.ts';
import { refusing } from '../db/sqlstate.ts';
import { groupInSight } from '../groups/groups.ts';
import type { Sight } from '../viewer.ts';
import type { ReadAuthority } from './rules.ts';
import type { AuthorityFilter, CertificateAuthority } from './wire.ts';

// In lines of 64, as every reader takes it.
const pem = `concat_ws(chr(10), '-----BEGIN CERTIFICATE-----',
  regexp_replace(translate(encode(a.certificate, 'base64'), chr(10), ''), '(.{64})(?=.)', '\\1' || chr(10), 'g'),
  '-----END CERTIFICATE-----', '')`;
const columns = `a.id, a.name, a.subject, a.fingerprint, ${pem} as pem, a.member_of as "memberOf", a.valid_to as "validTo",
  exists (select from authority_keys k where k.authority_id = a.id and k.organization_id = $1) as signs,
  a.created_at as "createdAt", json_build_object('id', g.id, 'name', g.name) as "group"`;
const inSight = `a.organization_id = $1 and ${groupInSight('a.home_group_id')}`;
const tables = 'certificate_authorities a join groups g on g.id = a.home_group_id';

// What is looked for does not reach from one line into the next.
const matching = `${inSight}
  and ($3::text is null or position($3 in lower(concat_ws(chr(10), a.name, a.subject, a.member_of))) > 0)`;

const sortKeys: Record<NonNullable<AuthorityFilter['sort']>, string> = {
  name: asCounted('lower(a.name)'),
  expires: 'a.valid_to',
};

function filterValues(tx: TenantTx, sight: Sight, { search }: AuthorityFilter): unknown[] {
  return [tx.organizationId, sight.baseGroupId, search?.trim().toLowerCase() || null];
}

export function selectAuthorities(
  tx: TenantTx,
  sight: Sight,
  wanted: AuthorityFilter & { limit: number; offset: number },
): Promise<CertificateAuthority[]> {
  const { sort = 'name', order = 'asc' } = wanted;
  return tx.query<CertificateAuthority>(
    `select ${columns} from ${tables} where ${matching} order by ${sortKeys[sort]} ${order}, a.id ${order} limit $4 offset $5`,
    [...filterValues(tx, sight, wanted), wanted.limit, wanted.offset],
  );
}

export async function countFound(tx: TenantTx, sight: Sight, wanted: AuthorityFilter): Promise<number> {
  const [row] = await tx.query<{ total: number }>(
    `select count(*) as total from certificate_authorities a where ${matching}`,
    filterValues(tx, sight, wanted),
  );
  return row?.total ?? 0;
}

export async function findAuthority(tx: TenantTx, sight: Sight, id: number): Promise<CertificateAuthority | undefined> {
  const [row] = await tx.query<CertificateAuthority>(
    `select ${columns} from ${tables} where ${inSight} and a.id = $3`,
    [tx.organizationId, sight.baseGroupId, id],
  );
  return row;
}

export async function countAuthorities(tx: TenantTx, homeGroupId: number): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    'select count(*)::int from certificate_authorities a where a.organization_id = $1 and a.home_group_id = $2',
    [tx.organizationId, homeGroupId],
  );
  return row?.count ?? 0;
}

export type NewAuthorityRow = ReadAuthority & { homeGroupId: number; name: string; memberOf: string | null };

export async function insertAuthority(tx: TenantTx, row: NewAuthorityRow): Promise<number> {
  const { homeGroupId, name, memberOf, certificate, fingerprint, subject, validTo } = row;
  const [added] = await refusing({ certificate_authorities_home_group_id_fingerprint_key: 'authority_known' }, () =>
    tx.query<{ id: number }>(
      `insert into certificate_authorities (organization_id, home_group_id, name, member_of, certificate, fingerprint, subject,
         valid_to) values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [tx.organizationId, homeGroupId, name, memberOf, certificate, fingerprint, subject, validTo],
    ),
  );
  if (added === undefined) throw new Error('The new authority has no row.');
  return added.id;
}

/** Sealed: nobody reads it but who signs. */
export async function insertKey(tx: TenantTx, authorityId: number, sealedKey: Buffer): Promise<void> {
  await tx.query('insert into authority_keys (organization_id, authority_id, sealed_key) values ($1, $2, $3)', [
    tx.organizationId,
    authorityId,
    sealedKey,
  ]);
}

export async function deleteAuthority(tx: TenantTx, id: number): Promise<void> {
  await tx.query('delete from certificate_authorities a where a.organization_id = $1 and a.id = $2', [
    tx.organizationId,
    id,
  ]);
}
