// Charging stations to the rest of the house: what operators read of them, and how they add one.
import { recordAudit } from '../audit/audit.ts';
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import { demandGroup } from '../groups/groups.ts';
import { listRunningSessions, listSessions } from '../sessions/sessions.ts';
import type { Sight, Viewer } from '../viewer.ts';
import { generateStationPassword, hashStationPassword } from './credentials.ts';
import { demandStation } from './demand-station.ts';
import { openFirstContact, type Keys } from './proof/proof.ts';
import { findPage } from './list/list.ts';
import { pointStateOf } from './point-state.ts';
import { selectSaidOfPoints } from './points/queries.ts';
import {
  insertStation,
  isOrphan,
  selectForDashboard,
  selectIdsInSight,
  selectPoints,
  type PointRow,
  type WhereTo,
} from './queries.ts';
import type { DashboardStation, NewStation, Point, Station, StationListFilter, StationRow } from './wire.ts';

export type { DashboardStation };
export { countByGroup } from './counts.ts';
export { listPointLives, secondsOutOver } from './outages.ts';
export { demandStation } from './demand-station.ts';
export { demandSeen, editStation, type Seen } from './edit.ts';
export { editPoints } from './points/edit.ts';
export { endConnection } from './queries.ts';
export { limitTraitsOf, readActingQuirks, readLimitTraits } from './quirks/acting.ts';
export { acceptNewPasswords } from './proof/new-passwords.ts';
export { storeSettings } from './settings.ts';

export async function listForDashboard(
  tx: TenantTx,
  sight: Sight,
  only?: readonly number[],
): Promise<DashboardStation[]> {
  return withPoints(tx, await selectForDashboard(tx, sight, only));
}

export async function listStations(
  tx: TenantTx,
  sight: Sight,
  wanted: StationListFilter & { limit: number; offset: number },
): Promise<{ items: StationRow[]; total: number | null }> {
  const { items: found, total } = await findPage(tx, sight, wanted);
  const stations = await withPoints(tx, found);
  return { items: stations.map((station) => ({ ...station, pointCount: station.points.length })), total };
}

/** Of a point that came between two statements. */
const unsaid = { disabled: false, maximumPowerW: null, sockets: [], byHand: false };

/** Where it connects to is known by the request alone. */
export async function getStation(tx: TenantTx, sight: Sight, id: number): Promise<Omit<Station, WhereTo>> {
  const station = await demandStation(tx, sight, id);
  const sessions = new Map((await listRunningSessions(tx, id)).map((session) => [session.evse, session]));
  const said = new Map((await selectSaidOfPoints(tx, id)).map((point) => [point.evse, point]));
  const points = (await selectPoints(tx, [id])).map((row) => ({
    ...pointFrom(row),
    ...(said.get(row.evse) ?? unsaid),
    status: row.status,
    errorCode: row.errorCode,
    info: row.info,
    statusAt: row.statusAt,
    session: sessions.get(row.evse) ?? null,
  }));
  return { ...station, points, pointCount: points.length };
}

export async function listStationSessions(
  tx: TenantTx,
  sight: Sight,
  wanted: Parameters<typeof listSessions>[2] & { stationId: number },
): ReturnType<typeof listSessions> {
  await demandStation(tx, sight, wanted.stationId);
  return listSessions(tx, sight, wanted);
}

export function listIdsInSight(tx: TenantTx, sight: Sight): Promise<number[]> {
  return selectIdsInSight(tx, sight);
}

export type Added = { station: StationRow; password: string | null };

export async function createStation(tx: TenantTx, keys: Keys, viewer: Viewer, asked: NewStation): Promise<Added> {
  const { identifier, groupId, proof = 'password' } = asked;
  if (!/^[A-Za-z0-9_-]{1,48}$/.test(identifier)) {
    throw new Failure('invalid_identifier', {
      fields: { identifier: 'Letters, digits, minus and underscore only, 48 at most.' },
    });
  }
  await demandGroup(tx, viewer.sight, groupId);
  await refuseOrphan(tx, viewer.sight, identifier);
  const name = asked.name.trim();
  const password = proof !== 'password' ? null : (asked.password ?? generateStationPassword(keys.random));
  const passwordHash = password === null ? null : hashStationPassword(keys.secretKey, Buffer.from(password, 'utf8'));
  const id = await insertStation(tx, { name, identifier, groupId, proof, passwordHash });
  if (proof === 'first_contact') await openFirstContact(tx, keys, id);
  const after = { name, identifier, groupId, proof };
  await recordAudit(tx, viewer.actor, { action: 'station.create', subject: { kind: 'station', id }, after });
  tx.news.push({ kind: 'station', organizationId: tx.organizationId, stationId: id });
  return { station: { ...(await demandStation(tx, viewer.sight, id)), points: [], pointCount: 0 }, password };
}

/** Taking an orphan back keeps its history, so a second station of its identifier is refused with the way to the first. */
async function refuseOrphan(tx: TenantTx, sight: Sight, identifier: string): Promise<void> {
  if (!(await isOrphan(tx, identifier))) return;
  const remedy = sight.orphans
    ? 'It was deleted: put it back into a group, or remove it for good.'
    : 'It was deleted: ask an admin of the whole organization to put it back into a group.';
  throw new Failure('identifier_taken', { detail: `Charging station already exists for that identifier. ${remedy}` });
}

/** Each with what its points do. */
export async function withPoints<S extends { id: number }>(
  tx: TenantTx,
  stations: S[],
): Promise<(S & { points: Point[] })[]> {
  if (stations.length === 0) return [];
  const rows = await selectPoints(
    tx,
    stations.map(({ id }) => id),
  );
  const byStation = Map.groupBy(rows, ({ stationId }) => stationId);
  return stations.map((station) => ({ ...station, points: (byStation.get(station.id) ?? []).map(pointFrom) }));
}

function pointFrom(row: PointRow): Point {
  return { evse: row.evse, state: pointStateOf(row), powerW: row.powerW, sessionId: row.sessionId };
}
