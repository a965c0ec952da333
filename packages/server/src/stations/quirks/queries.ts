// The statements about how a station counts.
import type { TenantTx } from '../../db/doors.ts';
import type { StationQuirks } from '../wire.ts';

export type Scale = StationQuirks['scale'];

export async function selectQuirks(tx: TenantTx, stationId: number): Promise<StationQuirks> {
  const [station] = await tx.query<{ scale: Scale }>(
    'select energy_scale as scale from stations where organization_id = $1 and id = $2',
    [tx.organizationId, stationId],
  );
  const items = await tx.query<StationQuirks['items'][number]>(
    `select quirk, source, sessions, first_at as "firstAt", last_at as "lastAt" from station_quirks
     where organization_id = $1 and station_id = $2 order by last_at desc, quirk`,
    [tx.organizationId, stationId],
  );
  return { scale: station?.scale ?? 1, items };
}

/** Returns the scale that it had. */
export async function updateScale(tx: TenantTx, stationId: number, scale: Scale): Promise<Scale> {
  const [row] = await tx.query<{ scale: Scale }>(
    `update stations s set energy_scale = $3, version = s.version + (s.energy_scale <> $3)::integer
     from (select id, energy_scale from stations where organization_id = $1 and id = $2 for no key update) before
     where s.organization_id = $1 and s.id = before.id returning before.energy_scale as scale`,
    [tx.organizationId, stationId, scale],
  );
  return row?.scale ?? scale;
}

export async function upsertQuirk(tx: TenantTx, stationId: number, quirk: string): Promise<void> {
  await tx.query(
    `insert into station_quirks (organization_id, station_id, quirk, source, first_at, last_at) values ($1, $2, $3, 'set', now(), now())
     on conflict (station_id, quirk) do update set source = 'set', last_at = now()`,
    [tx.organizationId, stationId, quirk],
  );
}

/** False where nothing of the kind was remembered. */
export async function deleteQuirk(tx: TenantTx, stationId: number, quirk: string): Promise<boolean> {
  const rows = await tx.query(
    'delete from station_quirks where organization_id = $1 and station_id = $2 and quirk = $3 returning 1',
    [tx.organizationId, stationId, quirk],
  );
  return rows.length > 0;
}
