// Charging events to the rest of the house: what operators read of them.
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import type { Sight } from '../viewer.ts';
import { countSessions, findSession, selectRunning, selectSamples, selectSessions, type Wanted } from './queries.ts';
import type { Sample, Session, SessionRow } from './wire.ts';

export async function listSessions(
  tx: TenantTx,
  sight: Sight,
  wanted: Wanted,
): Promise<{ items: SessionRow[]; total: number }> {
  return { items: await selectSessions(tx, sight, wanted), total: await countSessions(tx, sight, wanted) };
}

export async function getSession(tx: TenantTx, sight: Sight, id: number): Promise<Session> {
  const session = await findSession(tx, sight, id);
  if (session === undefined) throw new Failure('session_not_found');
  return session;
}

export function listRunningSessions(tx: TenantTx, stationId: number): Promise<SessionRow[]> {
  return selectRunning(tx, stationId);
}

const curvePoints = 1_000;

export async function listSamples(tx: TenantTx, sight: Sight, id: number): Promise<Sample[]> {
  await getSession(tx, sight, id);
  return selectSamples(tx, id, curvePoints);
}
