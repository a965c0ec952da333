// What an operator's hand does to a session: ends it where its station never did, or says that there is nothing to look at (E-16).
import { recordAudit } from '../../audit/audit.ts';
import type { TenantTx } from '../../db/doors.ts';
import { Failure } from '../../failures.ts';
import type { Sight, Viewer } from '../../viewer.ts';
import { lockSession, updateEnd, updateReview, type LockedSession } from './hand-queries.ts';
import type { EndByHand } from '../wire.ts';

/** Only where no station's stop stands; a stop that comes later is kept as a conflict. */
export async function endSession(
  tx: TenantTx,
  { sight, actor }: Viewer,
  id: number,
  asked: EndByHand & { now: Date },
): Promise<void> {
  const session = await demandLocked(tx, sight, id);
  if (session.endKind === 'station' || session.endKind === 'operator') throw new Failure('session_has_end');
  const { meterStopWh, now } = asked;
  const [at, reason] = [new Date(asked.at), asked.reason.trim()];
  const fault = faultOf(at, session, now);
  if (fault !== undefined) throw new Failure('invalid_input', { fields: { at: fault } });
  await updateEnd(tx, id, { at, receivedAt: now, meterStopWh, reason });
  const { endedAt, endKind } = session;
  await recordAudit(tx, actor, {
    action: 'session.end',
    subject: { kind: 'session', id },
    before: { endedAt, endKind, meterStopWh: session.meterStopWh },
    after: { endedAt: at, endKind: 'operator', meterStopWh, reason },
  });
  announce(tx, session);
  tx.news.push({ kind: 'point', organizationId: tx.organizationId, stationId: session.stationId });
}

export async function dismissSession(
  tx: TenantTx,
  { sight, actor }: Viewer,
  id: number,
  wish: { dismissed: boolean; note: string | null },
): Promise<void> {
  const session = await demandLocked(tx, sight, id);
  if (wish.dismissed && !session.wantsLook && session.dismissedAt === null) throw new Failure('nothing_to_review');
  await updateReview(tx, id, wish);
  const { dismissedAt, reviewNote } = session;
  await recordAudit(tx, actor, {
    action: wish.dismissed ? 'session.dismiss' : 'session.undismiss',
    subject: { kind: 'session', id },
    before: { dismissed: dismissedAt !== null, note: reviewNote },
    after: wish,
  });
  announce(tx, session);
}

async function demandLocked(tx: TenantTx, sight: Sight, id: number): Promise<LockedSession> {
  const session = await lockSession(tx, sight, id);
  if (session === undefined) throw new Failure('session_not_found');
  return session;
}

function faultOf(at: Date, { startedAt }: LockedSession, now: Date): string | undefined {
  if (Number.isNaN(at.getTime())) return 'This is no time.';
  if (at < startedAt) return 'This is before the start.';
  return at > now ? 'This is in the future.' : undefined;
}

function announce(tx: TenantTx, { id, stationId }: LockedSession): void {
  tx.news.push({ kind: 'session', organizationId: tx.organizationId, stationId, id });
}
