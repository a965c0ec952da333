// Advanced settings of a station as it last reported them; changing one is a command, not a matter of this table.
import type { TenantTx } from '../db/doors.ts';
import { demandStation } from '../stations/stations.ts';
import type { Sight } from '../viewer.ts';
import { selectSettings } from './queries.ts';
import type { Setting } from './wire.ts';

export async function listSettings(tx: TenantTx, sight: Sight, stationId: number): Promise<Setting[]> {
  await demandStation(tx, sight, stationId);
  return selectSettings(tx, stationId);
}

/** Undefined where the station never told of it; its station is known to be in sight. */
export async function findSetting(tx: TenantTx, stationId: number, key: string): Promise<Setting | undefined> {
  const [setting] = await selectSettings(tx, stationId, key);
  return setting;
}
