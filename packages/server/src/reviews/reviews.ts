// Needs review: what stations said that does not add up, gathered for operators to settle (E-16).
import type { TenantTx } from '../db/doors.ts';
import { listStrayEnds, selectSessionsById } from '../sessions/sessions.ts';
import type { Sight } from '../viewer.ts';
import { countFound, selectFound } from './queries.ts';
import type { ReviewFilter, ReviewPage } from './wire.ts';

export { attachStrayEnd, dismissStrayEnd, listCandidates } from '../sessions/sessions.ts';

export async function listReviews(
  tx: TenantTx,
  sight: Sight,
  wanted: ReviewFilter & { limit: number; offset: number },
): Promise<ReviewPage> {
  const found = await selectFound(tx, sight, wanted);
  const sessions = await selectSessionsById(
    tx,
    found.flatMap(({ sessionId }) => sessionId ?? []),
  );
  const ends = await listStrayEnds(
    tx,
    found.flatMap(({ endId }) => endId ?? []),
  );
  const items = found.map(({ kind, sessionId, endId, since }) => {
    const [session, end] = [sessions.get(sessionId ?? 0) ?? null, ends.get(endId ?? 0) ?? null];
    return { kind, session, end, since };
  });
  const counted = await countFound(tx, sight, wanted);
  const of = (kind: keyof ReviewPage['counts']) => counted.get(kind) ?? 0;
  const counts = {
    unassigned: of('unassigned'),
    conflict: of('conflict'),
    implausible: of('implausible'),
    stale: of('stale'),
  };
  const total =
    wanted.kind === undefined ? [...counted.values()].reduce((sum, count) => sum + count, 0) : of(wanted.kind);
  return { items, total, counts };
}
