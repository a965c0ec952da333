// The statements about the quirks of a station and its deviations, as operators read and change them.
import type { TenantTx } from '../../db/doors.ts';
import type { QuirkParameters } from '../../quirks.ts';
import type { QuirkName } from './table.ts';
import type { Deviations, StationQuirks } from './wire.ts';

type Item = StationQuirks['items'][number];
export type KeptQuirk = Omit<Item, 'acting'>;

export async function selectQuirks(tx: TenantTx, stationId: number): Promise<KeptQuirk[]> {
  return tx.query<KeptQuirk>(
    `select quirk, source, parameters, sessions, first_at as "firstAt", last_at as "lastAt", lifted_at as "liftedAt"
     from station_quirks where organization_id = $1 and station_id = $2 order by last_at desc, quirk`,
    [tx.organizationId, stationId],
  );
}

/** What is said of the station among its basic settings. */
export async function selectBasics(
  tx: TenantTx,
  stationId: number,
): Promise<{ pings: boolean; assumesVersion: string | null } | undefined> {
  const [row] = await tx.query<{ pings: boolean; assumesVersion: string | null }>(
    'select pings, assumes_version as "assumesVersion" from stations where organization_id = $1 and id = $2',
    [tx.organizationId, stationId],
  );
  return row;
}

/** What its watt-hours are multiplied by. */
export async function updateScale(tx: TenantTx, stationId: number, scale: 1 | 1000): Promise<void> {
  await tx.query(
    `update stations s set energy_scale = $3, version = s.version + 1
     where s.organization_id = $1 and s.id = $2 and s.energy_scale <> $3`,
    [tx.organizationId, stationId, scale],
  );
}

export async function upsertQuirk(
  tx: TenantTx,
  stationId: number,
  quirk: QuirkName,
  parameters: QuirkParameters = {},
): Promise<void> {
  await tx.query(
    `insert into station_quirks (organization_id, station_id, quirk, source, parameters, first_at, last_at)
     values ($1, $2, $3, 'set', $4, now(), now())
     on conflict (station_id, quirk) do update set source = 'set', parameters = excluded.parameters, last_at = now(), lifted_at = null`,
    [tx.organizationId, stationId, quirk, JSON.stringify(parameters)],
  );
}

export async function liftQuirk(tx: TenantTx, stationId: number, quirk: QuirkName): Promise<void> {
  await tx.query(
    'update station_quirks set lifted_at = now() where organization_id = $1 and station_id = $2 and quirk = $3',
    [tx.organizationId, stationId, quirk],
  );
}

export async function deleteQuirk(tx: TenantTx, stationId: number, quirk: QuirkName): Promise<void> {
  await tx.query('delete from station_quirks where organization_id = $1 and station_id = $2 and quirk = $3', [
    tx.organizationId,
    stationId,
    quirk,
  ]);
}

/** Bounded by the number of rules. */
export function selectDeviations(tx: TenantTx, stationId: number): Promise<Deviations['items']> {
  return tx.query<Deviations['items'][number]>(
    `select rule, count, example, first_at as "firstAt", last_at as "lastAt" from deviations
     where organization_id = $1 and station_id = $2 order by last_at desc, rule limit 200`,
    [tx.organizationId, stationId],
  );
}
