// The statements by which an operator's hand changes a session.
import type { TenantTx } from '../../db/doors.ts';
import { energySoFarSql } from '../../energy/energy.ts';
import { sightValues, stationInSight } from '../../groups/groups.ts';
import type { Sight } from '../../viewer.ts';
import { implausibleSql, staleSql } from './conditions.ts';

export type LockedSession = {
  id: number;
  stationId: number;
  startedAt: Date;
  endedAt: Date | null;
  endKind: 'station' | 'implied' | 'operator' | null;
  meterStopWh: number | null;
  stopToken: string | null;
  /** Something of the session itself, not of its ends. */
  wantsLook: boolean;
  dismissedAt: Date | null;
  reviewNote: string | null;
};

/** Held until the transaction ends, so that what is decided about it still holds when it is written. */
export async function lockSession(tx: TenantTx, sight: Sight, id: number): Promise<LockedSession | undefined> {
  const [row] = await tx.query<LockedSession>(
    `select s.id, s.station_id as "stationId", s.started_at as "startedAt", s.ended_at as "endedAt", s.end_kind as "endKind",
       s.meter_stop_wh as "meterStopWh", s.stop_token as "stopToken", ${implausibleSql} or ${staleSql} as "wantsLook",
       s.dismissed_at as "dismissedAt", s.review_note as "reviewNote"
     from sessions s join stations station on station.id = s.station_id where ${stationInSight} and s.id = $4 for no key update of s`,
    [...sightValues(tx, sight), id],
  );
  return row;
}

export type HandEnd = { at: Date; receivedAt: Date; meterStopWh: number | null; reason: string };

/** Until it is counted it shows what it had taken so far. */
export async function updateEnd(tx: TenantTx, id: number, end: HandEnd): Promise<void> {
  await tx.query(
    `update sessions s set energy_wh = coalesce(case when $5 >= s.meter_start_wh then $5 - s.meter_start_wh end, ${energySoFarSql}),
       ended_at = $3, station_ended_at = null, end_received_at = $4, end_kind = 'operator', end_digest = null, meter_stop_wh = $5::bigint,
       stop_token = null, stop_reason = null, end_reason = $6, power_w = null, recount = true, revision = s.revision + 1
     where s.organization_id = $1 and s.id = $2`,
    [tx.organizationId, id, end.at, end.receivedAt, end.meterStopWh, end.reason],
  );
}

export async function updateReview(
  tx: TenantTx,
  id: number,
  { dismissed, note }: { dismissed: boolean; note: string | null },
): Promise<void> {
  await tx.query(
    'update sessions set dismissed_at = case when $3 then now() end, review_note = $4 where organization_id = $1 and id = $2',
    [tx.organizationId, id, dismissed, note],
  );
}

/** Open ones last: what stations say of them waits for this transaction from then on. */
export async function markStation(tx: TenantTx, stationId: number): Promise<void> {
  for (const open of [false, true]) {
    await tx.query(
      `update sessions set recount = true, revision = revision + 1 where organization_id = $1 and id in (
         select id from sessions where organization_id = $1 and station_id = $2 and (end_kind is null) = $3
         order by id for no key update)`,
      [tx.organizationId, stationId, open],
    );
  }
}
