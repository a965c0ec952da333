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
     from sessions s join stations station on station.id = s.station_id where ${stationInSight} and s.id = $3 for no key update of s`,
    [...sightValues(sight), id],
  );
  return row;
}

export type HandEnd = { at: Date; receivedAt: Date; meterStopWh: number | null; reason: string };

/** Until it is counted it shows what it had taken so far. */
export async function updateEnd(tx: TenantTx, id: number, end: HandEnd): Promise<void> {
  await tx.query(
    `update sessions s set energy_wh = coalesce(case when $4 >= s.meter_start_wh then $4 - s.meter_start_wh end, ${energySoFarSql}),
       ended_at = $2, station_ended_at = null, end_received_at = $3, end_kind = 'operator', end_digest = null, meter_stop_wh = $4::bigint,
       stop_token = null, stop_reason = null, end_reason = $5, power_w = null, recount = true, revision = s.revision + 1
     where s.id = $1`,
    [id, end.at, end.receivedAt, end.meterStopWh, end.reason],
  );
}

export async function updateReview(
  tx: TenantTx,
  id: number,
  { dismissed, note }: { dismissed: boolean; note: string | null },
): Promise<void> {
  await tx.query('update sessions set dismissed_at = case when $2 then now() end, review_note = $3 where id = $1', [
    id,
    dismissed,
    note,
  ]);
}

/** Open ones last: what stations say of them waits for this transaction from then on. */
export async function markStation(tx: TenantTx, stationId: number): Promise<void> {
  for (const open of [false, true]) {
    await tx.query(
      `update sessions set recount = true, revision = revision + 1 where id in (
         select id from sessions where station_id = $1 and (end_kind is null) = $2 order by id for no key update)`,
      [stationId, open],
    );
  }
}
