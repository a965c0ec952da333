// Charging user groups: who belongs together, and whether they may charge at all. One save, one transaction.
import { recordAudit } from '../audit/audit.ts';
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import { demandGroup } from '../groups/groups.ts';
import type { Actor, Sight, Viewer } from '../viewer.ts';
import * as queries from './queries.ts';
import type { DriverGroup, DriverGroupEdit, DriverGroupFilter, DriverGroupRow, NewDriverGroup } from './wire.ts';

export async function listDriverGroups(
  tx: TenantTx,
  sight: Sight,
  wanted: DriverGroupFilter & { limit: number; offset: number },
): Promise<{ items: DriverGroupRow[]; total: number }> {
  const items = await queries.selectDriverGroups(tx, sight, wanted);
  return { items, total: await queries.countDriverGroups(tx, sight, wanted) };
}

export async function getDriverGroup(tx: TenantTx, sight: Sight, id: number): Promise<DriverGroup> {
  const group = await queries.findDriverGroup(tx, sight, id);
  if (group === undefined) throw new Failure('driver_group_not_found');
  return group;
}

export async function createDriverGroup(
  tx: TenantTx,
  { sight, actor }: Viewer,
  asked: NewDriverGroup,
): Promise<DriverGroup> {
  const { homeGroupId = sight.baseGroupId, active = true } = asked;
  await demandGroup(tx, sight, homeGroupId);
  const row = { name: asked.name.trim(), active, homeGroupId };
  const id = await queries.insertDriverGroup(tx, row);
  const membersIn = await bringIn(tx, sight, asked.addDriverIds ?? [], id);
  const after = { ...row, membersIn };
  await recordAudit(tx, actor, { action: 'driver_group.create', subject: { kind: 'driver_group', id }, after });
  announce(tx);
  return getDriverGroup(tx, sight, id);
}

/** The version is the one that the operator has seen. */
type Seen = { id: number; version: number };

export async function editDriverGroup(
  tx: TenantTx,
  { sight, actor }: Viewer,
  seen: Seen,
  asked: DriverGroupEdit,
): Promise<DriverGroup> {
  const { id } = seen;
  const { name, active, homeGroup } = await demandSeen(tx, sight, seen);
  if (asked.homeGroupId !== homeGroup.id) await demandGroup(tx, sight, asked.homeGroupId);
  const row = { name: asked.name.trim(), active: asked.active, homeGroupId: asked.homeGroupId };
  await queries.updateDriverGroup(tx, id, row);
  const membersOut = await takeOut(tx, sight, asked.removeDriverIds ?? [], id);
  const membersIn = await bringIn(tx, sight, asked.addDriverIds ?? [], id);
  await recordAudit(tx, actor, {
    action: 'driver_group.update',
    subject: { kind: 'driver_group', id },
    before: { name, active, homeGroupId: homeGroup.id },
    after: { ...row, membersIn, membersOut },
  });
  announce(tx);
  return getDriverGroup(tx, sight, id);
}

export async function deleteDriverGroup(tx: TenantTx, { sight, actor }: Viewer, seen: Seen): Promise<void> {
  const { name, active, homeGroup, memberCount, membersOutside } = await demandSeen(tx, sight, seen);
  const members = memberCount + membersOutside;
  if (members > 0) {
    const counted = members === 1 ? 'one member' : `${members} members`;
    throw new Failure('driver_group_not_empty', {
      detail: `This charging user group is not empty: it has ${counted}.`,
    });
  }
  const before = { name, active, homeGroupId: homeGroup.id };
  const subject = { kind: 'driver_group', id: seen.id };
  await recordAudit(tx, actor, { action: 'driver_group.delete', subject, before });
  await queries.deleteDriverGroup(tx, seen.id);
  announce(tx);
}

/** As a task wants it, which reaches what is at home in its own home group, or below it. */
export async function switchDriverGroup(
  tx: TenantTx,
  id: number,
  { actor, homeGroupId, active }: { actor: Actor; homeGroupId: number; active: boolean },
): Promise<'changed' | 'unchanged' | 'out_of_reach'> {
  const switched = await queries.switchActive(tx, { id, homeGroupId, active });
  if (switched === undefined) return 'out_of_reach';
  if (!switched.changed) return 'unchanged';
  const [before, after] = [{ active: !active }, { active }];
  await recordAudit(tx, actor, { action: 'driver_group.update', subject: { kind: 'driver_group', id }, before, after });
  announce(tx);
  return 'changed';
}

async function demandSeen(tx: TenantTx, sight: Sight, { id, version }: Seen): Promise<DriverGroup> {
  await queries.lockDriverGroup(tx, id);
  const group = await getDriverGroup(tx, sight, id);
  if (group.version !== version) throw new Failure('edited_meanwhile');
  return group;
}

/** Returns those who were not in the group before, each with the group that it has left. */
async function bringIn(tx: TenantTx, sight: Sight, ids: number[], groupId: number) {
  const moving = (await demandDrivers(tx, sight, ids)).filter((driver) => driver.driverGroupId !== groupId);
  if (moving.length > 0) await queries.moveMembers(tx, idsOf(moving), groupId);
  return moving.map(({ id, driverGroupId }) => ({ id, from: driverGroupId }));
}

/** Whoever has left the group meanwhile stays where they are. */
async function takeOut(tx: TenantTx, sight: Sight, ids: number[], groupId: number): Promise<number[]> {
  const leaving = (await demandDrivers(tx, sight, ids)).filter((driver) => driver.driverGroupId === groupId);
  if (leaving.length > 0) await queries.moveMembers(tx, idsOf(leaving), null);
  return idsOf(leaving);
}

async function demandDrivers(tx: TenantTx, sight: Sight, ids: number[]) {
  if (ids.length === 0) return [];
  const drivers = await queries.lockMembers(tx, sight, ids);
  if (drivers.length < ids.length) throw new Failure('driver_not_found');
  return drivers;
}

function idsOf(rows: readonly { id: number }[]): number[] {
  return rows.map(({ id }) => id);
}

function announce(tx: TenantTx): void {
  tx.news.push({ kind: 'driver', organizationId: tx.organizationId, stationId: null });
}
