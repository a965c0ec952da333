// What deleting makes of a station: an orphan, which may not charge, goes back into a group, or is removed for good.
import { recordAudit } from '../audit/audit.ts';
import { queueCommand } from '../commands/commands.ts';
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import { demandGroup } from '../groups/groups.ts';
import { listRunningSessions } from '../sessions/sessions.ts';
import { demandSeen, demandStation, endConnection, type Seen } from '../stations/stations.ts';
import type { Viewer } from '../viewer.ts';
import { forgetStation, markRemoved, putIntoGroup, takeFromGroup } from './queries.ts';

export type Deleting = { now: Date; newId(): string; endsSessions: boolean };

/** Who deletes a station where somebody charges says so: those sessions are stopped by command, as far as it is reached. */
export async function deleteStation(tx: TenantTx, viewer: Viewer, seen: Seen, deleting: Deleting): Promise<void> {
  const { groupId, name, identifier } = await demandSeen(tx, viewer.sight, seen);
  if (groupId === null) throw new Failure('station_orphaned');
  const running = await listRunningSessions(tx, seen.id);
  if (running.length > 0 && !deleting.endsSessions)
    throw new Failure('station_charging', { detail: told(running.length) });
  for (const { id: sessionId } of running) {
    await queueCommand(tx, viewer, {
      id: deleting.newId(),
      idempotencyKey: deleting.newId(),
      now: deleting.now,
      stationId: seen.id,
      command: { intent: 'stopCharging', arguments: { sessionId } },
    });
  }
  // Before it leaves its group, which says who reads the entry.
  const before = { name, identifier, groupId };
  await recordAudit(tx, viewer.actor, { action: 'station.delete', subject: { kind: 'station', id: seen.id }, before });
  await takeFromGroup(tx, seen.id);
  announce(tx, seen.id);
}

export async function restoreStation(tx: TenantTx, viewer: Viewer, stationId: number, groupId: number): Promise<void> {
  const station = await demandStation(tx, viewer.sight, stationId);
  await demandGroup(tx, viewer.sight, groupId);
  if (station.groupId !== null) throw new Failure('station_not_orphaned');
  await putIntoGroup(tx, stationId, groupId);
  const subject = { kind: 'station', id: stationId };
  await recordAudit(tx, viewer.actor, { action: 'station.restore', subject, after: { groupId } });
  announce(tx, stationId);
}

/** A mark, never a deletion: its sessions stay. Its identifier is free again, and its connection ends. */
export async function removeStation(tx: TenantTx, viewer: Viewer, stationId: number): Promise<void> {
  const { name, identifier } = await demandOrphan(tx, viewer, stationId);
  const subject = { kind: 'station', id: stationId };
  await recordAudit(tx, viewer.actor, { action: 'station.remove', subject, before: { name, identifier } });
  await markRemoved(tx, stationId);
  await forgetStation(tx, stationId);
  await endConnection(tx, stationId);
  announce(tx, stationId);
}

async function demandOrphan(tx: TenantTx, { sight }: Viewer, stationId: number) {
  const station = await demandStation(tx, sight, stationId);
  if (station.groupId !== null) throw new Failure('station_not_orphaned');
  return station;
}

function told(count: number): string {
  const events = count === 1 ? 'A charging event is' : `${count} charging events are`;
  return `${events} running at this charging station. Deleting it stops ${count === 1 ? 'it' : 'them'}.`;
}

function announce(tx: TenantTx, stationId: number): void {
  tx.news.push({ kind: 'station', organizationId: tx.organizationId, stationId });
}
