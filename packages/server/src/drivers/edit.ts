// How operators add, edit and remove charging users, with rights and tokens: one save, one transaction, one audit entry.
import { recordAudit } from '../audit/audit.ts';
import type { TenantTx } from '../db/doors.ts';
import { getDriverGroup } from '../driver-groups/driver-groups.ts';
import { Failure } from '../failures.ts';
import { demandGroup } from '../groups/groups.ts';
import { addTokens, changeTokens, listTokensOf, maskToken, removeTokens, type Token } from '../tokens/tokens.ts';
import type { Actor, Sight, Viewer } from '../viewer.ts';
import {
  deleteDriver,
  findDriver,
  insertDriver,
  lockDriver,
  switchActive,
  updateDriver,
  type DriverFound,
} from './queries.ts';
import { countInSight, deleteOtherRights, insertRights, readRights, type Reach } from './rights.ts';
import type { DriverEdit, NewDriver } from './wire.ts';

/** Returns its id. */
export async function createDriver(tx: TenantTx, viewer: Viewer, asked: NewDriver): Promise<number> {
  const { sight, actor } = viewer;
  const { homeGroupId = sight.baseGroupId, driverGroupId = null, active = true } = asked;
  await demandGroup(tx, sight, homeGroupId);
  await demandMove(tx, viewer, null, driverGroupId);
  const reach = await demandReach(tx, sight, asked);
  const row = { ...namesOf(asked), email: asked.email.trim(), active, homeGroupId, driverGroupId };
  const id = await insertDriver(tx, row);
  await insertRights(tx, id, reach);
  const tokensIn = await addTokens(tx, { sight, driverId: id }, asked.addTokens ?? [], 'addTokens');
  const after = { ...row, ...reach, tokensIn };
  await recordAudit(tx, actor, { action: 'driver.create', subject: { kind: 'driver', id }, after, driverIds: [id] });
  announce(tx);
  return id;
}

/** The version is the one that the operator has seen. */
export type Seen = { id: number; version: number };

export async function editDriver(tx: TenantTx, viewer: Viewer, seen: Seen, asked: DriverEdit): Promise<void> {
  const { sight, role, actor } = viewer;
  const { id } = seen;
  const { deleteTokenIds = [], addTokens: added = [], changeTokens: changed = [] } = asked;
  if (deleteTokenIds.length > 0 && role !== 'admin') throw new Failure('access_denied');
  const driver = await demandSeen(tx, sight, seen);
  if (asked.homeGroupId !== driver.homeGroup.id) await demandGroup(tx, sight, asked.homeGroupId);
  const { driverGroupId = driver.driverGroup?.id ?? null, homeGroupId, active } = asked;
  await demandMove(tx, viewer, driver.driverGroup?.id ?? null, driverGroupId);
  const reach = await demandReach(tx, sight, asked);
  const before = { ...fieldsOf(driver), ...(await reachOf(tx, sight, id)) };
  const row = { ...namesOf(asked), active, homeGroupId, driverGroupId };
  await updateDriver(tx, driver, row);
  await deleteOtherRights(tx, sight, id, reach);
  await insertRights(tx, id, reach);
  const tokensOut = await removeTokens(tx, id, deleteTokenIds);
  const tokensBefore = await changeTokens(tx, id, changed);
  const tokensIn = await addTokens(tx, { sight, driverId: id }, added, 'addTokens');
  await recordAudit(tx, actor, {
    action: 'driver.update',
    subject: { kind: 'driver', id },
    driverIds: [id],
    before: { ...before, tokens: tokensBefore.map(toldOf) },
    after: { ...row, ...reach, tokens: changed, tokensIn, tokensOut: tokensOut.map(toldOf) },
  });
  announce(tx);
}

/** As a task wants it, which reaches who is at home in its own home group, or below it. */
export async function switchDriver(
  tx: TenantTx,
  id: number,
  { actor, homeGroupId, active }: { actor: Actor; homeGroupId: number; active: boolean },
): Promise<'changed' | 'unchanged' | 'out_of_reach'> {
  const switched = await switchActive(tx, { id, homeGroupId, active });
  if (switched === undefined) return 'out_of_reach';
  if (!switched.changed) return 'unchanged';
  const [before, after] = [{ active: !active }, { active }];
  await recordAudit(tx, actor, {
    action: 'driver.update',
    subject: { kind: 'driver', id },
    before,
    after,
    driverIds: [id],
  });
  announce(tx);
  return 'changed';
}

/** The tokens go too: nobody is to charge with them. Sessions keep the name and the token as they were. */
export async function removeDriver(tx: TenantTx, { sight, actor }: Viewer, seen: Seen): Promise<void> {
  const { id } = seen;
  const driver = await demandSeen(tx, sight, seen);
  const tokens = await listTokensOf(tx, id);
  const before = { email: driver.email, ...fieldsOf(driver), tokens: tokens.map(toldOf) };
  await recordAudit(tx, actor, { action: 'driver.delete', subject: { kind: 'driver', id }, before, driverIds: [id] });
  await removeTokens(
    tx,
    id,
    tokens.map((token) => token.id),
  );
  await deleteDriver(tx, id);
  announce(tx);
}

export async function demandSeen(tx: TenantTx, sight: Sight, { id, version }: Seen): Promise<DriverFound> {
  await lockDriver(tx, id);
  const driver = await findDriver(tx, sight, id);
  if (driver === undefined) throw new Failure('driver_not_found');
  if (driver.version !== version) throw new Failure('edited_meanwhile');
  return driver;
}

/** Basic operators see the group of a charging user, and cannot change it. */
async function demandMove(tx: TenantTx, viewer: Viewer, from: number | null, to: number | null): Promise<void> {
  if (from === to) return;
  if (viewer.role !== 'admin') throw new Failure('access_denied');
  if (to !== null) await getDriverGroup(tx, viewer.sight, to);
}

async function demandReach(tx: TenantTx, sight: Sight, asked: Partial<Reach>): Promise<Reach> {
  const reach = { groupIds: unique(asked.groupIds), stationIds: unique(asked.stationIds) };
  const seen = await countInSight(tx, sight, reach);
  if (seen === reach.groupIds.length + reach.stationIds.length) return reach;
  throw new Failure('not_found', { detail: 'A chosen charging group or station does not exist.' });
}

async function reachOf(tx: TenantTx, sight: Sight, id: number): Promise<Reach> {
  const { groups, stations } = await readRights(tx, sight, id);
  return { groupIds: groups.map((group) => group.id), stationIds: stations.map((station) => station.id) };
}

function namesOf({ firstName, lastName }: { firstName: string; lastName: string }) {
  return { firstName: firstName.trim(), lastName: lastName.trim() };
}

function fieldsOf({ firstName, lastName, active, homeGroup, driverGroup }: DriverFound) {
  return { firstName, lastName, active, homeGroupId: homeGroup.id, driverGroupId: driverGroup?.id ?? null };
}

/** Of a token that was: never what could be copied. */
function toldOf({ id, token, type, name, active, validFrom, validTo }: Token) {
  return { id, token: maskToken(token), type, name, active, validFrom, validTo };
}

function unique(ids: readonly number[] = []): number[] {
  return [...new Set(ids)];
}

function announce(tx: TenantTx): void {
  tx.news.push({ kind: 'driver', organizationId: tx.organizationId, stationId: null });
}
