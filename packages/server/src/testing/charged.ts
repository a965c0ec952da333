// Closed charging events as a recount leaves them: with curve and hours, so that every figure can be asked of them.
import { systemClock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { startRecounter } from '../energy/energy.ts';

export type Charged = {
  stationId: number;
  evse?: number;
  /** Whose token it was then; free charging where there is none. */
  owner?: { driverId: number; driverName: string; token: string } | undefined;
  from: Date;
  /** Runs still where it is null. */
  to: Date | null;
  wh: number;
};

/** Returns their ids. The energy of one that runs flowed within its first hour. */
export async function insertCharged(
  doors: Doors,
  organizationId: number,
  charged: readonly Charged[],
): Promise<number[]> {
  const ids: number[] = [];
  for (const one of charged) {
    const { stationId, evse = 1, owner, from, to, wh } = one;
    const registerAt = to ?? new Date(from.getTime() + 3_600_000);
    const [row] = await doors.withTenant(organizationId, (tx) =>
      tx.query<{ id: number }>(
        `insert into sessions (organization_id, station_id, evse, transaction_id, token, token_key, token_name, driver_id, driver_name,
           free, decision, decision_reason, started_at, station_started_at, start_digest, clock_plausible, start_received_at,
           meter_start_wh, meter_stop_wh, register_wh, register_at, heard_at, ended_at, end_received_at, end_kind, recount)
         values ($1, $2, $3, nextval('transaction_ids'), $4, $4, case when $4::text is not null then 'Card' end, $5, $6, $4 is null, 'Accepted',
           'access_by_group', $7, $7, gen_random_uuid(), true, $7, 1000, case when $8::timestamptz is not null then 1000 + $9::bigint end,
           1000 + $9::bigint, $10, $10, $8, $8, case when $8 is not null then 'station' end, $8 is not null) returning id`,
        [
          organizationId,
          stationId,
          evse,
          owner?.token ?? null,
          owner?.driverId ?? null,
          owner?.driverName ?? null,
          from,
          to,
          wh,
          registerAt,
        ],
      ),
    );
    if (row !== undefined) ids.push(row.id);
  }
  await recount(doors);
  return ids;
}

async function recount(doors: Doors): Promise<void> {
  const faults: unknown[] = [];
  const recounter = startRecounter({ doors, clock: systemClock, onFault: (error) => faults.push(error) });
  await recounter.settle();
  await recounter.stop();
  if (faults.length > 0) throw faults[0];
}
