// What operators see of a station's local list.
import type { TenantTx } from '../db/doors.ts';
import { demandStation } from '../stations/stations.ts';
import type { Sight } from '../viewer.ts';
import { findList } from './queries.ts';
import type { LocalList } from './wire.ts';

/** One that never was connected for long enough waits. */
export async function getLocalList(tx: TenantTx, sight: Sight, stationId: number): Promise<LocalList> {
  await demandStation(tx, sight, stationId);
  return (await findList(tx, stationId)) ?? { state: 'waiting', version: 0, held: 0, leftOut: 0, succeededAt: null };
}
