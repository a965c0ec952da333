// Fills an empty demonstration: organization, groups, operators, charging users, stations and thirty days of sessions.
import { createHmac } from 'node:crypto';
import type { Doors, IngestTx, TenantTx } from '../db/doors.ts';
import { columns } from '../db/sets.ts';
import { insertGroup } from '../groups/groups.ts';
import { hashPassword } from '../operators/logins/passwords.ts';
import { hashStationPassword } from '../stations/credentials.ts';
import { tokenKey } from '../tokens/tokens.ts';
import * as acme from './acme.ts';
import { chance, pastSessions, type PastSession } from './history.ts';

type Ids = Map<string, number>;

/** A demonstration's station password, derived so that its simulated station can know it too. */
export function demoStationPassword(secretKey: string, identifier: string): string {
  return createHmac('sha256', secretKey).update(`demonstration ${identifier}`).digest('hex').slice(0, 40);
}

async function idsOf(tx: TenantTx, text: string, values: unknown[]): Promise<Ids> {
  const rows = await tx.query<{ name: string; id: number }>(text, values);
  return new Map(rows.map((row) => [row.name, row.id]));
}

function idOf(ids: Ids, name: string): number {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`The demonstration has no ${name}.`);
  return id;
}

async function seedGroups(tx: TenantTx): Promise<Ids> {
  const ids: Ids = new Map([[acme.organization.name, await insertGroup(tx, acme.organization.name, null)]]);
  for (const [name, parent] of Object.entries(acme.parentOf)) {
    ids.set(name, await insertGroup(tx, name, idOf(ids, parent)));
  }
  return ids;
}

async function seedOperators(tx: TenantTx, groups: Ids): Promise<void> {
  const hash = await hashPassword(acme.operatorPassword);
  for (const { username, role, baseGroup } of acme.operators) {
    const email = `${username}@acmeshoppingmall.com`;
    await tx.query(
      `insert into operators (organization_id, username, username_key, name, email, email_key, password_hash, role, base_group_id)
       values ($1, $2, $2, $3, $4, $4, $5, $6, $7)`,
      [tx.organizationId, username, `Operator ${username}`, email, hash, role, idOf(groups, baseGroup)],
    );
  }
}

async function seedStations(tx: TenantTx, groups: Ids, secretKey: string, now: Date): Promise<void> {
  const ids = await idsOf(
    tx,
    `insert into stations (organization_id, group_id, identifier, name, search_key, proof)
     select $1, f.group_id, f.identifier, f.name, lower(f.name || ' ' || f.identifier), 'password'
     from unnest($2::bigint[], $3::text[], $4::text[]) as f (group_id, identifier, name) returning identifier as name, id`,
    [
      tx.organizationId,
      ...columns(
        acme.stations,
        (station) => idOf(groups, station.group),
        (station) => station.identifier,
        (station) => station.name,
      ),
    ],
  );
  const hashes = acme.stations.map((station) =>
    hashStationPassword(Buffer.from(secretKey), Buffer.from(demoStationPassword(secretKey, station.identifier))),
  );
  await tx.query(
    `insert into station_credentials (organization_id, station_id, password_hash)
     select $1, f.* from unnest($2::bigint[], $3::bytea[]) as f (station_id, password_hash)`,
    [tx.organizationId, acme.stations.map((station) => idOf(ids, station.identifier)), hashes],
  );
  await tx.query(
    `insert into evses (organization_id, station_id, evse, maximum_power_w, known_since, watched_since)
     select $1, f.*, $2, $2 from unnest($3::bigint[], $4::integer[], $5::integer[]) as f (station_id, evse, power)`,
    [
      tx.organizationId,
      new Date(now.getTime() - 30 * 24 * 3_600_000),
      ...columns(
        acme.stations.flatMap(({ identifier, powerW }) => powerW.map((power, index) => ({ identifier, power, index }))),
        (point) => idOf(ids, point.identifier),
        (point) => point.index + 1,
        (point) => point.power,
      ),
    ],
  );
  // Guests of the hotels charge without a token at the entrance.
  await tx.query('update stations set free_charging = true where organization_id = $1 and id = $2', [
    tx.organizationId,
    idOf(ids, 'EV00000034'),
  ]);
}

async function seedDrivers(tx: TenantTx, groups: Ids): Promise<void> {
  const root = idOf(groups, acme.organization.name);
  const driverGroups = await idsOf(
    tx,
    `insert into driver_groups (organization_id, home_group_id, name) select $1, $2, unnest($3::text[]) returning name, id`,
    [tx.organizationId, root, acme.driverGroups],
  );
  for (const driver of acme.drivers) {
    const [row] = await tx.query<{ id: number }>(
      `insert into drivers (organization_id, home_group_id, driver_group_id, first_name, last_name, email, email_key, search_key)
       values ($1, $2, $3, $4, $5, $6, $6, lower($4 || ' ' || $5 || ' ' || $6)) returning id`,
      [tx.organizationId, root, idOf(driverGroups, driver.group), driver.firstName, driver.lastName, driver.email],
    );
    const driverId = row?.id ?? 0;
    await tx.query('insert into access_rights (organization_id, driver_id, group_id) values ($1, $2, $3)', [
      tx.organizationId,
      driverId,
      root,
    ]);
    await tx.query(
      `insert into tokens (organization_id, driver_id, token, token_key, name)
       select $1, $2, f.token, upper(f.token), f.name from unnest($3::text[], $4::text[]) as f (token, name)`,
      [tx.organizationId, driverId, driver.tokens.map(([token]) => token), driver.tokens.map(([, name]) => name)],
    );
  }
}

type TokenRow = { id: number; token: string; name: string; driver_id: number; driver_name: string };

const insertPast = `
with told as (
  select *, nextval('transaction_ids')::integer as transaction_id from unnest($2::bigint[], $3::integer[], $4::text[], $5::bigint[], $6::text[],
    $7::bigint[], $8::text[], $9::timestamptz[], $10::timestamptz[], $11::bigint[], $12::bigint[], $13::text[])
  as f (station_id, evse, token, token_id, token_name, driver_id, driver_name, started_at, ended_at, meter_start_wh, meter_stop_wh, stop_reason)
)
insert into sessions (organization_id, station_id, evse, transaction_id, token, token_key, token_id, token_name, driver_id, driver_name,
  decision, decision_reason, started_at, station_started_at, start_digest, clock_plausible, start_received_at, meter_start_wh, register_wh,
  register_at, heard_at, ended_at, station_ended_at, end_received_at, end_kind, end_digest, meter_stop_wh, stop_reason, energy_wh, energy_method,
  recount)
select $1, station_id, evse, transaction_id, token, upper(token), token_id, token_name, driver_id, driver_name, 'Accepted', 'access_by_group',
  started_at, started_at, gen_random_uuid(), true, started_at, meter_start_wh, meter_stop_wh, ended_at, ended_at, ended_at, ended_at, ended_at,
  'station', gen_random_uuid(), meter_stop_wh, stop_reason, meter_stop_wh - meter_start_wh, 'register', true
from told order by started_at returning id, station_id, evse, started_at`;

const insertSamples = `
insert into samples (organization_id, station_id, evse, session_id, transaction_id, sampled_at, station_at, received_at, digest,
  register_wh, power_w, readings)
select $1, s.station_id, s.evse, s.id, s.transaction_id, f.at, f.at, f.at, gen_random_uuid(), f.register_wh, f.power_w, '[]'
from unnest($2::bigint[], $3::timestamptz[], $4::bigint[], $5::integer[]) as f (session_id, at, register_wh, power_w)
join sessions s on s.id = f.session_id`;

type Known = { organizationId: number; stationIds: readonly number[]; tokens: readonly TokenRow[] };

async function seedHistory(tx: IngestTx, known: Known, past: readonly PastSession[]): Promise<void> {
  const { organizationId, stationIds, tokens } = known;
  const rows = past.flatMap((session) => {
    const token = tokens[session.token];
    const stationId = stationIds[session.station];
    return token === undefined || stationId === undefined ? [] : [{ session, token, stationId }];
  });
  const stored = await tx.query<{ id: number; station_id: number; evse: number; started_at: Date }>(insertPast, [
    organizationId,
    ...columns(
      rows,
      ({ stationId }) => stationId,
      ({ session }) => session.evse,
      ({ token }) => token.token,
      ({ token }) => token.id,
      ({ token }) => token.name,
      ({ token }) => token.driver_id,
      ({ token }) => token.driver_name,
      ({ session }) => session.startedAt,
      ({ session }) => session.endedAt,
      ({ session }) => session.meterStartWh,
      ({ session }) => session.meterStartWh + session.energyWh,
      ({ session }) => session.stopReason,
    ),
  ]);
  const key = (stationId: number, evse: number, at: Date) => `${stationId} ${evse} ${at.getTime()}`;
  const sessionIds = new Map(stored.map((row) => [key(row.station_id, row.evse, row.started_at), row.id]));
  const samples = rows.flatMap(({ session, stationId }) => {
    const id = sessionIds.get(key(stationId, session.evse, session.startedAt));
    return id === undefined ? [] : session.samples.map((sample) => ({ id, ...sample }));
  });
  const values = columns(
    samples,
    (sample) => sample.id,
    (sample) => sample.at,
    (sample) => sample.registerWh,
    (sample) => sample.powerW,
  );
  await tx.query(insertSamples, [organizationId, ...values]);
}

async function findOrCreateOrganization(doors: Doors): Promise<number> {
  const { slug, name, timeZone } = acme.organization;
  const [row] = await doors.withDirectory(async (tx) => {
    await tx.query('insert into organizations (slug, name, time_zone) values ($1, $2, $3) on conflict do nothing', [
      slug,
      name,
      timeZone,
    ]);
    return tx.query<{ id: number }>('select id from organizations where slug = $1', [slug]);
  });
  return row?.id ?? 0;
}

const selectTokens = `
select t.id, t.token, t.name, d.id as driver_id, d.first_name || ' ' || d.last_name as driver_name
from tokens t join drivers d on d.id = t.driver_id where t.organization_id = $1 order by t.id`;

async function isEmpty(tx: TenantTx, table: 'stations' | 'sessions'): Promise<boolean> {
  return (
    (await tx.query(`select 1 from ${table} where organization_id = $1 limit 1`, [tx.organizationId])).length === 0
  );
}

/** Simulated stations forget their sessions when they end; real ones would tell how they went on. */
async function endForgotten(tx: TenantTx, now: Date): Promise<void> {
  await tx.query(
    `update sessions set ended_at = greatest(started_at, least(heard_at, $2)), end_kind = 'operator', recount = true, power_w = null,
       revision = revision + 1, end_reason = 'The demonstration was ended.' where organization_id = $1 and ended_at is null`,
    [tx.organizationId, now],
  );
}

/** Each of its steps is done once, so a start that was cut short is made good by the next. */
export async function seedDemo(doors: Doors, secretKey: string, now: Date, seed = 22): Promise<void> {
  const organizationId = await findOrCreateOrganization(doors);
  const known = await doors.withTenant(organizationId, async (tx) => {
    if (await isEmpty(tx, 'stations')) {
      const groups = await seedGroups(tx);
      await seedOperators(tx, groups);
      await seedDrivers(tx, groups);
      await seedStations(tx, groups, secretKey, now);
    }
    if (!(await isEmpty(tx, 'sessions'))) {
      await endForgotten(tx, now);
      return undefined;
    }
    const ids = await idsOf(tx, 'select identifier as name, id from stations where organization_id = $1', [
      organizationId,
    ]);
    const stationIds = acme.stations.map((station) => idOf(ids, station.identifier));
    return { organizationId, stationIds, tokens: await tx.query<TokenRow>(selectTokens, [organizationId]) };
  });
  if (known === undefined) return;
  const powerW = acme.stations.map((station) => station.powerW);
  const past = pastSessions({ now, days: 30, powerW, tokens: known.tokens.length, random: chance(seed) });
  await doors.withIngest((tx) => seedHistory(tx, known, past));
}

/** The tokens that simulated drivers may show. */
export function demoTokens(): string[] {
  return acme.drivers.flatMap((driver) => driver.tokens.map(([token]) => tokenKey(token)));
}
