// Charging users: who they are, where they may charge and with which tokens.
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import { listTokensOf, shownTo } from '../tokens/tokens.ts';
import type { Sight, Viewer } from '../viewer.ts';
import { countDrivers, findDriver, selectDrivers, type DriverFound } from './queries.ts';
import { readRights } from './rights.ts';
import type { Driver, DriverFilter, DriverRow } from './wire.ts';

export { eraseDriver } from './erase.ts';
export { createDriver, editDriver, removeDriver, switchDriver } from './edit.ts';

export async function listDrivers(
  tx: TenantTx,
  sight: Sight,
  wanted: DriverFilter & { limit: number; offset: number },
): Promise<{ items: DriverRow[]; total: number }> {
  return { items: await selectDrivers(tx, sight, wanted), total: await countDrivers(tx, sight, wanted) };
}

/** For what is only about one. */
export async function demandDriver(tx: TenantTx, sight: Sight, id: number): Promise<DriverFound> {
  const driver = await findDriver(tx, sight, id);
  if (driver === undefined) throw new Failure('driver_not_found');
  return driver;
}

export async function getDriver(tx: TenantTx, viewer: Viewer, id: number): Promise<Driver> {
  const { sight } = viewer;
  const driver = await demandDriver(tx, sight, id);
  const tokens = await listTokensOf(tx, id);
  const rights = await readRights(tx, sight, id);
  return { ...driver, rights, tokens: tokens.map((token) => shownTo(viewer, token)) };
}
