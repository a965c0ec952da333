// Rows as stations would have left them, for tests that only read.
import type { Doors } from '../db/doors.ts';
import type { IssueKind } from '../issues/wire.ts';

export type SessionSeed = {
  organizationId: number;
  stationId: number;
  evse?: number;
  startedAt?: Date;
  heardAt?: Date;
  endedAt?: Date | null;
  endKind?: 'station' | 'implied' | 'operator';
  energyWh?: number | null;
  meterStartWh?: number | null;
  token?: string;
  flags?: readonly string[];
  chargingState?: string;
};

/** Returns the session's id. */
export async function insertSession(doors: Doors, seed: SessionSeed): Promise<number> {
  const { organizationId, stationId, evse = 1, startedAt = new Date(), heardAt = startedAt, endedAt = null } = seed;
  const { endKind = endedAt === null ? null : 'station', energyWh = null, meterStartWh = 1000, flags = [] } = seed;
  const { token = '04A1B2C3D4', chargingState = null } = seed;
  const [row] = await doors.withTenant(organizationId, (tx) =>
    tx.query<{ id: number }>(
      `insert into sessions (organization_id, station_id, evse, transaction_id, token, token_key, token_name, driver_name, decision,
         decision_reason, started_at, station_started_at, start_digest, clock_plausible, start_received_at, meter_start_wh, register_wh,
         heard_at, ended_at, end_kind, energy_wh, flags, charging_state)
       values ($1, $2, $3, nextval('transaction_ids'), $4, $4, 'Keyring', 'Scrooge McDuck', 'Accepted', 'access_by_group', $5, $5,
         gen_random_uuid(), true, $5, $6, 3500, $7, $8, $9, $10, $11, $12) returning id`,
      [
        organizationId,
        stationId,
        evse,
        token,
        startedAt,
        meterStartWh,
        heardAt,
        endedAt,
        endKind,
        energyWh,
        flags,
        chargingState,
      ],
    ),
  );
  if (row === undefined) throw new Error('The session has no row.');
  return row.id;
}

type CountedSeed = SessionSeed & { startedAt: Date; endedAt: Date; energyWh: number };

/** A session of a steady power, counted: its curve, and its energy by hours. Returns its id. */
export async function insertCounted(doors: Doors, seed: CountedSeed): Promise<number> {
  const { organizationId, stationId, evse = 1, startedAt, endedAt, energyWh } = seed;
  const id = await insertSession(doors, seed);
  const [startMs, endMs, hourMs] = [startedAt.getTime(), endedAt.getTime(), 3_600_000];
  const whAt = (ms: number) =>
    Math.floor((energyWh * (Math.min(Math.max(ms, startMs), endMs) - startMs)) / (endMs - startMs));
  await doors.withIngest(async (tx) => {
    await tx.query('insert into session_curves (session_id, organization_id, at_ms, wh) values ($1, $2, $3, $4)', [
      id,
      organizationId,
      [startMs, endMs],
      [0, energyWh],
    ]);
    for (let ms = Math.floor(startMs / hourMs) * hourMs; ms < endMs; ms += hourMs) {
      const wh = whAt(ms + hourMs) - whAt(ms);
      if (wh === 0) continue;
      await tx.query(
        `insert into energy_buckets (session_id, bucket_at, organization_id, station_id, evse, energy_wh)
         values ($1, $2, $3, $4, $5, $6)`,
        [id, new Date(ms), organizationId, stationId, evse, wh],
      );
    }
  });
  return id;
}

export type StrayEndSeed = {
  organizationId: number;
  stationId: number;
  kind?: 'unassigned' | 'conflict';
  sessionId?: number;
  transactionId?: number;
  token?: string | null;
  meterStopWh?: number;
  endedAt?: Date;
};

/** Returns the id of an end that no session took. */
export async function insertStrayEnd(doors: Doors, seed: StrayEndSeed): Promise<number> {
  const { organizationId, stationId, kind = 'unassigned', sessionId = null, transactionId = 0, token = null } = seed;
  const { meterStopWh = 5000, endedAt = new Date() } = seed;
  const [row] = await doors.withIngest((tx) =>
    tx.query<{ id: number }>(
      `insert into stray_ends (organization_id, station_id, cause, session_id, transaction_id, token, token_key, meter_stop_wh,
         stop_reason, ended_at, station_ended_at, received_at, end_digest)
       values ($1, $2, $3, $4, $5, $6, $6, $7, 'Local', $8, $8, $8, gen_random_uuid()) returning id`,
      [organizationId, stationId, kind, sessionId, transactionId, token, meterStopWh, endedAt],
    ),
  );
  if (row === undefined) throw new Error('The end has no row.');
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

export type SampleSeed = {
  organizationId: number;
  stationId: number;
  sessionId: number;
  at: Date;
  registerWh: number;
  powerW: number;
};

export async function insertSample(doors: Doors, seed: SampleSeed): Promise<void> {
  const { organizationId, stationId, sessionId, at, registerWh, powerW } = seed;
  await doors.withIngest((tx) =>
    tx.query(
      `insert into samples (organization_id, station_id, evse, session_id, sampled_at, station_at, received_at, digest, register_wh,
         power_w, readings)
       values ($1, $2, 1, $3, $4, $4, $4, gen_random_uuid(), $5, $6, '[]')`,
      [organizationId, stationId, sessionId, at, registerWh, powerW],
    ),
  );
}

export type IssueSeed = {
  organizationId: number;
  stationId: number;
  evse?: number;
  kind?: IssueKind;
  intent?: string;
  code?: string | null;
  at?: Date;
};

/** Returns the id of an open issue. */
export async function insertIssue(doors: Doors, seed: IssueSeed): Promise<number> {
  const { organizationId, stationId, evse = 0, kind = 'boot_loop', intent = '', code = null, at = new Date() } = seed;
  const [row] = await doors.withIngest((tx) =>
    tx.query<{ id: number }>(
      `insert into issues (organization_id, station_id, evse, kind, intent, code, first_at, began_at, opened_at, last_at)
       values ($1, $2, $3, $4, $5, $6, $7, $7, $7, $7) returning id`,
      [organizationId, stationId, evse, kind, intent, code, at],
    ),
  );
  if (row === undefined) throw new Error('The issue has no row.');
  return row.id;
}

export async function insertStationEvent(
  doors: Doors,
  { organizationId, stationId, at = new Date() }: { organizationId: number; stationId: number; at?: Date },
): Promise<void> {
  await doors.withIngest((tx) =>
    tx.query(
      `insert into station_events (organization_id, station_id, kind, occurred_at, received_at) values ($1, $2, 'boot', $3, $3)`,
      [organizationId, stationId, at],
    ),
  );
}

/** What a station said of itself when it booted. */
type BootSeed = { stationId: number; firmware?: string; serial?: string };

export async function insertBoot(doors: Doors, { stationId, firmware, serial }: BootSeed): Promise<void> {
  await doors.withIngest((tx) =>
    tx.query('update station_state set firmware = $2, model = $2, serial = $3 where station_id = $1', [
      stationId,
      firmware,
      serial,
    ]),
  );
}

/** A card that nobody has, shown at the station. */
export async function insertPresentation(
  doors: Doors,
  { organizationId, stationId, token }: { organizationId: number; stationId: number; token: string },
): Promise<number> {
  const [row] = await doors.withIngest((tx) =>
    tx.query<{ id: number }>(
      `insert into presentations (organization_id, station_id, token, token_key, decision, reason, shown_at)
       values ($1, $2, $3, upper($3), 'Invalid', 'token_unknown', now()) returning id`,
      [organizationId, stationId, token],
    ),
  );
  return row?.id ?? 0;
}

/** Somebody was refused: a stranger, where no cause is given. */
export async function insertKnock(
  doors: Doors,
  knock: { organizationId: number; identifier: string; cause?: string; stationId?: number },
): Promise<void> {
  const { organizationId, identifier, cause = 'unknown_identifier', stationId = null } = knock;
  await doors.withIngest((tx) =>
    tx.query(
      `insert into knocks (organization_id, identifier, cause, station_id, address, count, first_at, last_at)
       values ($1, $2, $3, $4, '192.0.2.7', 3, '2026-03-01T12:00:00Z', '2026-03-01T13:00:00Z')`,
      [organizationId, identifier, cause, stationId],
    ),
  );
}
