// Charging users: who they are and where they may charge.
import { recordAudit } from '../audit/audit.ts';
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import { demandGroup } from '../groups/groups.ts';
import type { Sight, Viewer } from '../viewer.ts';
import { countDrivers, countInSight, findDriver, insertDriver, insertRights, selectDrivers } from './queries.ts';
import type { Driver, DriverFilter, NewDriver } from './wire.ts';

export async function listDrivers(
  tx: TenantTx,
  sight: Sight,
  wanted: DriverFilter & { limit: number; offset: number },
): Promise<{ items: Driver[]; total: number }> {
  return { items: await selectDrivers(tx, sight, wanted), total: await countDrivers(tx, sight, wanted) };
}

export async function getDriver(tx: TenantTx, sight: Sight, id: number): Promise<Driver> {
  const driver = await findDriver(tx, sight, id);
  if (driver === undefined) throw new Failure('driver_not_found');
  return driver;
}

export async function createDriver(tx: TenantTx, { sight, actor }: Viewer, asked: NewDriver): Promise<Driver> {
  const { homeGroupId = sight.baseGroupId, active = true } = asked;
  await demandGroup(tx, sight, homeGroupId);
  const reach = { groupIds: unique(asked.groupIds), stationIds: unique(asked.stationIds) };
  const seen = await countInSight(tx, sight, reach);
  if (seen < reach.groupIds.length + reach.stationIds.length) {
    throw new Failure('not_found', { detail: 'A chosen charging group or station does not exist.' });
  }
  const [firstName, lastName, email] = [asked.firstName.trim(), asked.lastName.trim(), asked.email.trim()];
  const id = await insertDriver(tx, { firstName, lastName, email, active, homeGroupId });
  await insertRights(tx, id, reach);
  const after = { firstName, lastName, email, active, homeGroupId, ...reach };
  await recordAudit(tx, actor, { action: 'driver.create', subject: { kind: 'driver', id }, after });
  return getDriver(tx, sight, id);
}

function unique(ids: readonly number[] = []): number[] {
  return [...new Set(ids)];
}
