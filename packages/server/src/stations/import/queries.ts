// The statements by which many stations are added at once.
import type { TenantTx } from '../../db/doors.ts';
import { columns } from '../../db/sets.ts';
import { searchKeyOf } from '../queries.ts';
import type { ImportLine } from './rules.ts';

export async function selectTaken(tx: TenantTx, identifiers: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ identifier: string }>(
    `select s.identifier from stations s
     where s.organization_id = $1 and s.identifier = any ($2::text[]) and s.removed_at is null`,
    [tx.organizationId, identifiers],
  );
  return new Set(rows.map(({ identifier }) => identifier));
}

export type Secret = { id: number; hash: Buffer; seed: Buffer | null };

/** Their ids, by identifier. */
export async function insertStations(
  tx: TenantTx,
  lines: readonly ImportLine[],
  firstContactUntil: Date,
): Promise<Map<string, number>> {
  const values = columns(
    lines,
    ({ groupId }) => groupId,
    ({ identifier }) => identifier,
    ({ name }) => name,
    searchKeyOf,
    ({ proof }) => proof,
    ({ address }) => address,
    ({ note }) => note,
    ({ latitude }) => latitude,
    ({ longitude }) => longitude,
  );
  const rows = await tx.query<{ id: number; identifier: string }>(
    `with added as (
       insert into stations (organization_id, group_id, identifier, name, search_key, proof, first_contact_until, address, note,
         latitude, longitude)
       select $1, f.group_id, f.identifier, f.name, f.search_key, f.proof, case when f.proof = 'first_contact' then $2::timestamptz end,
         f.address, f.note, f.latitude, f.longitude
       from unnest($3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::float8[], $11::float8[])
         as f (group_id, identifier, name, search_key, proof, address, note, latitude, longitude)
       returning id, identifier
     ), state as (insert into station_state (organization_id, station_id) select $1, id from added)
     , known as (
       delete from knocks k using added a where k.organization_id = $1 and k.identifier = a.identifier and k.station_id is null
     )
     select id, identifier from added`,
    [tx.organizationId, firstContactUntil, ...values],
  );
  return new Map(rows.map(({ id, identifier }) => [identifier, id]));
}

/** Those with a seed are sent at the first contact; the others are typed in. */
export async function insertSecrets(tx: TenantTx, secrets: readonly Secret[], askedAt: Date): Promise<void> {
  const typed = secrets.filter(({ seed }) => seed === null);
  const sent = secrets.filter(({ seed }) => seed !== null);
  const [ofTyped, ofSent] = [typed, sent].map((some) =>
    columns(
      some,
      ({ id }) => id,
      ({ hash }) => hash,
    ),
  );
  await tx.query(
    `insert into station_credentials (organization_id, station_id, password_hash)
     select $1, f.id, f.hash from unnest($2::bigint[], $3::bytea[]) as f (id, hash)`,
    [tx.organizationId, ...(ofTyped ?? [])],
  );
  await tx.query(
    `insert into password_changes (organization_id, station_id, seed, password_hash, asked_at)
     select $1, f.id, f.seed, f.hash, $5 from unnest($2::bigint[], $3::bytea[], $4::bytea[]) as f (id, hash, seed)`,
    [tx.organizationId, ...(ofSent ?? []), sent.map(({ seed }) => seed), askedAt],
  );
}
