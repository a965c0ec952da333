// Ends that no session took, as operators settle them: given to a session, or dismissed (T-5, T-6, E-16).
import { recordAudit } from '../../audit/audit.ts';
import type { TenantTx } from '../../db/doors.ts';
import { Failure } from '../../failures.ts';
import type { Sight, Viewer } from '../../viewer.ts';
import { lockSession, type LockedSession } from './hand-queries.ts';
import { selectCandidates, selectSessionsById } from '../queries.ts';
import {
  findStrayEnd,
  keepReplacedEnd,
  maskedToken,
  moveEnd,
  selectConflicts,
  selectStrayEnds,
  updateDismissed,
  type StrayRow,
} from './stray-queries.ts';
import type { SessionRow, StrayEnd } from '../wire.ts';

/** Each with its session; for lists whose stations are known to be in sight. */
export async function listStrayEnds(tx: TenantTx, ids: readonly number[]): Promise<Map<number, StrayEnd>> {
  const ends = await withSessions(tx, await selectStrayEnds(tx, ids));
  return new Map(ends.map((end) => [end.id, end]));
}

export async function listConflicts(tx: TenantTx, sessionId: number): Promise<StrayEnd[]> {
  return withSessions(tx, await selectConflicts(tx, sessionId));
}

/** The sessions that it could be the end of, the likeliest first. */
export async function listCandidates(tx: TenantTx, sight: Sight, id: number): Promise<SessionRow[]> {
  return selectCandidates(tx, sight, await demandStrayEnd(tx, sight, id, { lock: false }));
}

/**
 * Makes it the stop of a session that has none of its station; a conflict may also take the place of the stop it stood
 * against, which is then kept in its stead.
 */
export async function attachStrayEnd(
  tx: TenantTx,
  { sight, actor }: Viewer,
  id: number,
  sessionId: number,
): Promise<StrayEnd> {
  const end = await demandUnattached(tx, sight, id);
  const session = await lockSession(tx, sight, sessionId);
  if (session === undefined) throw new Failure('session_not_found');
  demandFit(end, session);
  if (session.endKind === 'station') await keepReplacedEnd(tx, session.id, session.stopToken);
  await moveEnd(tx, id, sessionId);
  await recordAudit(tx, actor, {
    action: 'stray_end.attach',
    subject: { kind: 'stray_end', id },
    before: { sessionId: end.sessionId, end: endOf(session) },
    after: { sessionId, end: { endedAt: end.endedAt, endKind: 'station', meterStopWh: end.meterStopWh } },
  });
  announce(tx, end, sessionId);
  return getStrayEnd(tx, sight, id);
}

/** Nothing to do about it; or, taken back, it is to be looked at again. */
export async function dismissStrayEnd(
  tx: TenantTx,
  { sight, actor }: Viewer,
  id: number,
  wish: { dismissed: boolean; note: string | null },
): Promise<StrayEnd> {
  const end = await demandUnattached(tx, sight, id);
  await updateDismissed(tx, id, wish);
  await recordAudit(tx, actor, {
    action: wish.dismissed ? 'stray_end.dismiss' : 'stray_end.undismiss',
    subject: { kind: 'stray_end', id },
    before: { dismissedAt: end.dismissedAt },
    after: wish,
  });
  announce(tx, end, end.sessionId);
  return getStrayEnd(tx, sight, id);
}

function demandFit(end: StrayRow, session: LockedSession): void {
  if (session.stationId !== end.stationId) {
    throw new Failure('invalid_input', { fields: { sessionId: 'This charging event is of another station.' } });
  }
  if (session.startedAt > end.endedAt) {
    throw new Failure('invalid_input', { fields: { sessionId: 'This charging event began after that end.' } });
  }
  if (session.endKind === 'station' && session.id !== end.sessionId) throw new Failure('session_has_end');
}

async function getStrayEnd(tx: TenantTx, sight: Sight, id: number): Promise<StrayEnd> {
  const [end] = await withSessions(tx, [await demandStrayEnd(tx, sight, id, { lock: false })]);
  if (end === undefined) throw new Failure('stray_end_not_found');
  return end;
}

async function demandStrayEnd(tx: TenantTx, sight: Sight, id: number, how: { lock: boolean }): Promise<StrayRow> {
  const end = await findStrayEnd(tx, sight, id, how);
  if (end === undefined) throw new Failure('stray_end_not_found');
  return end;
}

async function demandUnattached(tx: TenantTx, sight: Sight, id: number): Promise<StrayRow> {
  const end = await demandStrayEnd(tx, sight, id, { lock: true });
  if (end.attachedAt !== null) throw new Failure('stray_end_attached');
  return end;
}

async function withSessions(tx: TenantTx, rows: readonly StrayRow[]): Promise<StrayEnd[]> {
  const ids = rows.flatMap(({ sessionId }) => sessionId ?? []);
  const sessions = await selectSessionsById(tx, ids);
  return rows.map((row) => {
    const { sessionId, tokenKey: _key, attachedAt: _attachedAt, ...end } = row;
    const session = sessionId === null ? undefined : sessions.get(sessionId);
    return { ...end, token: maskedToken(row), session: session ?? null };
  });
}

function endOf({ endedAt, endKind, meterStopWh }: LockedSession) {
  return { endedAt, endKind, meterStopWh };
}

function announce(tx: TenantTx, { stationId }: StrayRow, sessionId: number | null): void {
  const { organizationId } = tx;
  tx.news.push({ kind: 'session', organizationId, stationId, ...(sessionId !== null && { id: sessionId }) });
  tx.news.push({ kind: 'point', organizationId, stationId });
}
