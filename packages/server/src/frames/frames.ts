// The OCPP log as operators read it: what was said on a station's socket, in both directions.
import { recordAudit } from '../audit/audit.ts';
import type { Doors, TenantTx } from '../db/doors.ts';
import { demandStation } from '../stations/stations.ts';
import { maskToken } from '../tokens/tokens.ts';
import type { Viewer } from '../viewer.ts';
import { findCall, selectFrames } from './queries.ts';
import { tokenIn, withoutTokens } from './rules.ts';
import type { Frame, FrameFilter } from './wire.ts';

export { startForgettingFrames } from './forget.ts';

type Asking = Pick<Viewer, 'organization' | 'sight' | 'role'>;
type Wanted = FrameFilter & { stationId: number };
const shownAtOnce = 100;
const exportedAtOnce = 500;

/** The latest first; basic operators see no tokens, and find none by searching. */
export async function listFrames(
  tx: TenantTx,
  { sight, role }: Asking,
  { stationId, limit = shownAtOnce, ...filter }: Wanted,
): Promise<{ items: Frame[]; hasMore: boolean }> {
  await demandStation(tx, sight, stationId);
  const wanted = { ...filter, limit: limit + 1, inActionsOnly: role !== 'admin' };
  const rows = await selectFrames(tx, stationId, wanted);
  const items = rows.slice(0, limit);
  if (role === 'admin') return { items, hasMore: rows.length > limit };
  const masked = items.map((frame) => ({ ...frame, frame: withoutTokens(frame.frame, maskToken) }));
  return { items: masked, hasMore: rows.length > limit };
}

/** What a call or its answer is about: the whole of it, for the house itself; of a station that is known to be in sight. */
export async function findTokenInFrame(tx: TenantTx, stationId: number, id: number): Promise<string | undefined> {
  const call = await findCall(tx, stationId, id);
  return call === undefined ? undefined : tokenIn(call);
}

/** The download itself is in the audit log, before its first line leaves. */
export async function noteFrameExport(tx: TenantTx, viewer: Viewer, { stationId, ...filter }: Wanted): Promise<void> {
  await demandStation(tx, viewer.sight, stationId);
  const subject = { kind: 'station', id: stationId } as const;
  await recordAudit(tx, viewer.actor, { action: 'ocpp_log.export', subject, after: filter });
}

/** In sets: each is a transaction of its own. */
export async function* exportFrames(
  { withTenant }: Pick<Doors, 'withTenant'>,
  viewer: Asking,
  wanted: Wanted,
): AsyncGenerator<Frame[], void, undefined> {
  let { before } = wanted;
  let more = true;
  while (more) {
    const set = { ...wanted, limit: exportedAtOnce, ...(before === undefined ? {} : { before }) };
    const { items, hasMore } = await withTenant(viewer.organization.id, (tx) => listFrames(tx, viewer, set));
    yield items;
    before = items.at(-1)?.id;
    more = hasMore;
  }
}
