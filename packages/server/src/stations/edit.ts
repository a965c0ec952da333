// How admins edit what they say of a station, from the version that they have seen.
import { recordAudit } from '../audit/audit.ts';
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import { demandGroup } from '../groups/groups.ts';
import { demandTimeZone } from '../organizations/organizations.ts';
import type { Sight, Viewer } from '../viewer.ts';
import { endConnection, lockStation, updateStation, type StationBefore } from './queries.ts';
import type { StationEdit } from './wire.ts';

/** The version is the one that the operator has seen. */
export type Seen = { id: number; version: number };

/** What a connection is told when it is made: a change of these ends it, and the station comes back under the new. */
const toldAtConnection = ['admission', 'assumesVersion', 'pings', 'timeZone'] as const;

export async function editStation(
  tx: TenantTx,
  { sight, actor }: Viewer,
  seen: Seen,
  asked: StationEdit,
): Promise<void> {
  const station = await demandSeen(tx, sight, seen);
  const edit = { ...asked, name: asked.name.trim() };
  await demandFit(tx, sight, station, edit);
  const changed = changedIn(station, edit);
  if (changed.length === 0) return;
  await updateStation(tx, station, edit);
  if (toldAtConnection.some((field) => changed.includes(field))) await endConnection(tx, station.id);
  await recordAudit(tx, actor, {
    action: 'station.update',
    subject: { kind: 'station', id: station.id },
    before: only(changed, station),
    after: only(changed, edit),
  });
  tx.news.push({ kind: 'station', organizationId: tx.organizationId, stationId: station.id });
}

/** The station, locked, if it is still of the version that was seen. */
export async function demandSeen(tx: TenantTx, sight: Sight, { id, version }: Seen): Promise<StationBefore> {
  const station = await lockStation(tx, sight, id);
  if (station === undefined) throw new Failure('station_not_found');
  if (station.version !== version) throw new Failure('edited_meanwhile');
  return station;
}

async function demandFit(tx: TenantTx, sight: Sight, before: StationBefore, edit: StationEdit): Promise<void> {
  const { groupId, latitude, longitude, timeZone } = edit;
  if (groupId === null && before.groupId !== null) throw unfit('groupId', 'Choose the group it belongs to.');
  if (groupId !== null && groupId !== before.groupId) await demandGroup(tx, sight, groupId);
  if ((latitude === null) !== (longitude === null)) {
    throw unfit(latitude === null ? 'latitude' : 'longitude', 'Give both coordinates, or neither.');
  }
  if (timeZone !== null) await demandTimeZone(tx, timeZone, 'timeZone');
}

function unfit(field: string, sentence: string): Failure {
  return new Failure('invalid_input', { fields: { [field]: sentence } });
}

function changedIn(before: StationEdit, after: StationEdit): (keyof StationEdit)[] {
  return (Object.keys(after) as (keyof StationEdit)[]).filter((field) => before[field] !== after[field]);
}

function only(fields: readonly (keyof StationEdit)[], of: StationEdit): Partial<StationEdit> {
  return Object.fromEntries(fields.map((field) => [field, of[field]]));
}
