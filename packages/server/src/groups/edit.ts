// How operators change the tree: add a group, edit it with the stations that hang in it, delete it. One save, one transaction.
import { recordAudit } from '../audit/audit.ts';
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import type { Sight, Viewer } from '../viewer.ts';
import * as queries from './queries.ts';
import type { GroupRow, MovedStation } from './queries.ts';
import { judgeMove, whatStandsInTheWay } from './rules.ts';
import type { GroupEdit, NewGroup } from './wire.ts';

/** The version is the one that the operator has seen. */
type Seen = { id: number; version: number };

/** An admin's group without a parent goes under the base group; a basic operator must choose one. Returns its id. */
export async function createGroup(tx: TenantTx, viewer: Viewer, asked: NewGroup): Promise<number> {
  const { sight, role, actor } = viewer;
  const parentId = asked.parentId ?? (role === 'admin' ? sight.baseGroupId : undefined);
  if (parentId === undefined) throw new Failure('parent_group_required');
  await queries.lockTree(tx);
  if (!(await queries.isInSight(tx, sight.baseGroupId, parentId))) throw new Failure('group_not_found');
  const [name, freeCharging] = [asked.name.trim(), asked.freeCharging ?? null];
  const id = await queries.insertGroup(tx, name, parentId, freeCharging);
  const stationsIn = await bringIn(tx, sight, asked.addStationIds ?? [], id);
  const after = { name, parentId, freeCharging, stationsIn: identifiersOf(stationsIn) };
  await recordAudit(tx, actor, { action: 'group.create', subject: { kind: 'group', id }, after });
  announce(tx, id, stationsIn);
  return id;
}

export async function editGroup(tx: TenantTx, viewer: Viewer, seen: Seen, asked: GroupEdit): Promise<void> {
  const { sight, actor } = viewer;
  const { id } = seen;
  await queries.lockTree(tx);
  const group = await demandSeen(tx, sight, seen);
  const name = asked.name.trim();
  if (group.isRoot && name !== group.name) await renameOrganization(tx, viewer, name);
  const parentId = await hang(tx, sight, group, asked.parentId);
  await queries.updateGroup(tx, id, { name, parentId, freeCharging: asked.freeCharging });
  const stationsOut = await takeOut(tx, sight, asked.removeStationIds ?? [], { id, parentId });
  const stationsIn = await bringIn(tx, sight, asked.addStationIds ?? [], id);
  await recordAudit(tx, actor, {
    action: 'group.update',
    subject: { kind: 'group', id },
    before: { name: group.name, parentId: group.parentId, freeCharging: group.freeCharging },
    after: {
      name,
      parentId,
      freeCharging: asked.freeCharging,
      stationsIn: identifiersOf(stationsIn),
      stationsOut: identifiersOf(stationsOut),
    },
  });
  announce(tx, id, [...stationsIn, ...stationsOut]);
}

export async function deleteGroup(tx: TenantTx, { sight, actor }: Viewer, seen: Seen): Promise<void> {
  const { id } = seen;
  await queries.lockTree(tx);
  const { name, parentId, freeCharging } = await demandSeen(tx, sight, seen);
  if (id === sight.baseGroupId) throw new Failure('base_group_fixed');
  const detail = whatStandsInTheWay(await queries.readHolding(tx, id));
  if (detail !== undefined) throw new Failure('group_not_empty', { detail });
  const before = { name, parentId, freeCharging };
  await recordAudit(tx, actor, { action: 'group.delete', subject: { kind: 'group', id }, before });
  await queries.deleteGroup(tx, id);
  announce(tx, id, []);
}

async function demandSeen(tx: TenantTx, sight: Sight, { id, version }: Seen): Promise<GroupRow> {
  const group = await queries.findGroup(tx, sight.baseGroupId, id);
  if (group === undefined) throw new Failure('group_not_found');
  if (group.version !== version) throw new Failure('edited_meanwhile');
  return group;
}

/** The organization's name is a setting of the whole, and those are for admins. */
async function renameOrganization(tx: TenantTx, { role }: Viewer, name: string): Promise<void> {
  if (role !== 'admin') throw new Failure('access_denied');
  await queries.renameRoot(tx, name);
}

/** Moves the group where another parent is wanted; returns the parent that it has then, null for one's own base group. */
async function hang(tx: TenantTx, sight: Sight, group: GroupRow, wantedId: number | null): Promise<number | null> {
  const { id, parentId } = group;
  const verdict = judgeMove({
    isBase: id === sight.baseGroupId,
    parentId,
    wantedId,
    isBelowItself: wantedId !== null && (await queries.isWithin(tx, wantedId, id)),
    isInSight: wantedId !== null && (await queries.isInSight(tx, sight.baseGroupId, wantedId)),
  });
  if (verdict === 'parent_missing') {
    throw new Failure('invalid_input', { fields: { parentId: 'Choose the group it belongs to.' } });
  }
  if (verdict === 'stays' || wantedId === null) return parentId;
  if (verdict !== 'moves') throw new Failure(verdict);
  await queries.moveBranch(tx, id, wantedId);
  return wantedId;
}

/** Returns the stations that were not in the group before. */
async function bringIn(tx: TenantTx, sight: Sight, stationIds: number[], groupId: number): Promise<MovedStation[]> {
  const stations = await demandStations(tx, sight, stationIds);
  return move(
    tx,
    stations.filter((station) => station.groupId !== groupId),
    groupId,
  );
}

/** Whoever has left the group meanwhile stays where they are. */
async function takeOut(
  tx: TenantTx,
  sight: Sight,
  stationIds: number[],
  { id, parentId }: { id: number; parentId: number | null },
): Promise<MovedStation[]> {
  const stations = await demandStations(tx, sight, stationIds);
  const inside = stations.filter((station) => station.groupId === id);
  if (inside.length === 0) return [];
  if (parentId === null) {
    const detail = 'A charging station leaves one’s own base group only for a group below it.';
    throw new Failure('invalid_input', { detail });
  }
  return move(tx, inside, parentId);
}

async function demandStations(tx: TenantTx, sight: Sight, stationIds: number[]) {
  if (stationIds.length === 0) return [];
  const stations = await queries.lockStations(tx, sight, stationIds);
  if (stations.length < stationIds.length) throw new Failure('station_not_found');
  return stations;
}

async function move(tx: TenantTx, stations: MovedStation[], groupId: number): Promise<MovedStation[]> {
  const ids = stations.map(({ id }) => id);
  if (ids.length > 0) await queries.moveStations(tx, ids, groupId);
  return stations;
}

/** What the audit log calls stations by: an identifier never changes. */
function identifiersOf(stations: readonly MovedStation[]): string[] {
  return stations.map(({ identifier }) => identifier);
}

/** Who sees what has changed with the tree: streams look anew at the news of the group, before that of its stations. */
function announce(tx: TenantTx, id: number, stations: readonly MovedStation[]): void {
  const { organizationId } = tx;
  tx.news.push({ kind: 'group', organizationId, stationId: null, id });
  for (const station of stations) tx.news.push({ kind: 'station', organizationId, stationId: station.id });
}
