// Makes the organization that is measured: its stations, and for each of them a driver with a token and a right.
import { createHmac } from 'node:crypto';
import { Client } from 'pg';
import { hashStationPassword } from '../packages/server/src/stations/credentials.ts';

export const slug = 'bench';
export const secretKey = createHmac('sha256', 'bench').update('not a secret').digest('base64');
export const password = 'bench-password-of-all-stations';

const groups = `
with organization as (
  insert into organizations (slug, name) values ($1, 'Bench') returning id
), root as (
  insert into groups (organization_id, name) select id, 'Bench' from organization returning id, organization_id
)
insert into group_ancestors (organization_id, group_id, ancestor_id, depth) select organization_id, id, id, 0 from root
returning organization_id, group_id`;

const stations = `
with station as (
  insert into stations (organization_id, group_id, identifier, name, search_key, proof)
  select $1::bigint, $2::bigint, 'BENCH' || n, 'Bench ' || n, 'bench ' || n, 'password' from generate_series(1, $3::integer) n
  returning id, organization_id
)
insert into station_credentials (station_id, organization_id, password_hash) select id, organization_id, $4 from station`;

const drivers = `
with driver as (
  insert into drivers (organization_id, home_group_id, first_name, last_name, email, email_key, search_key)
  select $1::bigint, $2::bigint, 'Driver', n::text, n || '@example.com', n || '@example.com', 'driver ' || n
  from generate_series(1, $3::integer) n returning id, organization_id, home_group_id, last_name
), entitled as (
  insert into access_rights (organization_id, driver_id, group_id) select organization_id, id, home_group_id from driver
)
insert into tokens (organization_id, driver_id, token, token_key, name)
select organization_id, id, 'BENCH' || last_name || '-TAG', 'BENCH' || last_name || '-TAG', 'Tag' from driver`;

export async function connectTo(adminUrl: string, database: string): Promise<Client> {
  const url = new URL(adminUrl);
  url.pathname = database;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  return client;
}

export async function makeWorld(admin: Client, stationCount: number): Promise<void> {
  const { rows } = await admin.query<{ organization_id: string; group_id: string }>(groups, [slug]);
  const [root] = rows;
  if (root === undefined) throw new Error('The organization was not made.');
  const owner = [root.organization_id, root.group_id, stationCount];
  await admin.query(stations, [...owner, hashStationPassword(secretKey, Buffer.from(password))]);
  await admin.query(drivers, owner);
  // Only what was filled: an empty table that was looked at is taken for one that stays empty.
  await admin.query('analyze groups, group_ancestors, stations, station_credentials, drivers, access_rights, tokens');
}
