// Rows as stations would have left them, for tests that only read.
import type { Doors } from '../db/doors.ts';

export type SessionSeed = {
  organizationId: number;
  stationId: number;
  evse?: number;
  startedAt?: Date;
  endedAt?: Date | null;
  energyWh?: number | null;
};

/** Returns the session's id. */
export async function insertSession(doors: Doors, seed: SessionSeed): Promise<number> {
  const { organizationId, stationId, evse = 1, startedAt = new Date(), endedAt = null, energyWh = null } = seed;
  const [row] = await doors.withTenant(organizationId, (tx) =>
    tx.query<{ id: number }>(
      `insert into sessions (organization_id, station_id, evse, transaction_id, token, token_key, token_name, driver_name, decision,
         decision_reason, started_at, station_started_at, start_digest, clock_plausible, start_received_at, meter_start_wh, register_wh,
         heard_at, ended_at, end_kind, energy_wh)
       values ($1, $2, $3, nextval('transaction_ids'), '04A1B2C3D4', '04A1B2C3D4', 'Keyring', 'Scrooge McDuck', 'Accepted',
         'access_by_group', $4, $4, gen_random_uuid(), true, $4, 1000, 3500, $4, $5, $6, $7) returning id`,
      [organizationId, stationId, evse, startedAt, endedAt, endedAt === null ? null : 'station', energyWh],
    ),
  );
  if (row === undefined) throw new Error('The session has no row.');
  return row.id;
}

export async function insertPoint(
  doors: Doors,
  point: { organizationId: number; stationId: number; evse: number; status: string; errorCode?: string },
): Promise<void> {
  const { organizationId, stationId, evse, status, errorCode = 'NoError' } = point;
  await doors.withIngest(async (tx) => {
    await tx.query('insert into evses (organization_id, station_id, evse) values ($1, $2, $3)', [
      organizationId,
      stationId,
      evse,
    ]);
    await tx.query(
      `insert into point_state (organization_id, station_id, evse, status, error_code, status_at, received_at)
       values ($1, $2, $3, $4, $5, now(), now())`,
      [organizationId, stationId, evse, status, errorCode],
    );
  });
}

export async function setConnected(doors: Doors, stationIds: readonly number[], connected = true): Promise<void> {
  await doors.withIngest((tx) =>
    tx.query(
      `update station_state set connected = $2, connected_at = now(), disconnected_at = case when $2 then null else now() end,
         last_seen_at = now() where station_id = any ($1)`,
      [stationIds, connected],
    ),
  );
}
