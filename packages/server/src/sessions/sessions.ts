// Charging events to the rest of the house: what operators read of them and do with them.
import type { TenantTx } from '../db/doors.ts';
import { readCurve } from '../energy/energy.ts';
import { Failure } from '../failures.ts';
import { getToken } from '../tokens/tokens.ts';
import type { Sight } from '../viewer.ts';
import { detailOf } from './detail.ts';
import {
  countSamples,
  findDetailed,
  findTokenOf,
  selectRunning,
  selectSamples,
  selectSessions,
  selectThinned,
  sumSessions,
  type Wanted,
} from './queries.ts';
import { listConflicts } from './review/stray-ends.ts';
import type { Sample, SampleFilter, Session, SessionCurve, SessionPage, SessionRow } from './wire.ts';
import { findMissingEvents } from './transactions/gaps.ts';

export { dismissSession, endSession } from './review/by-hand.ts';
export { markStation } from './review/hand-queries.ts';
export { countStartedOver, secondsInSessionOver } from './over-time.ts';
export { countStarted, countStartedByGroup, selectSessionsById } from './queries.ts';
export { implausibleSql, staleSql, unsettledSql } from './review/conditions.ts';
export { attachStrayEnd, dismissStrayEnd, listCandidates, listStrayEnds } from './review/stray-ends.ts';

export async function listSessions(tx: TenantTx, sight: Sight, { tokenId, ...asked }: Wanted): Promise<SessionPage> {
  const wanted = tokenId === undefined ? asked : { ...asked, token: (await getToken(tx, sight, tokenId)).token };
  const sums = await sumSessions(tx, sight, wanted);
  return { items: await selectSessions(tx, sight, wanted), ...sums };
}

export async function getSession(tx: TenantTx, sight: Sight, id: number): Promise<Session> {
  const session = await demandSession(tx, sight, id);
  const missing = await findMissingEvents(tx, id);
  return detailOf(session, await listConflicts(tx, id), missing ?? null);
}

async function demandSession(tx: TenantTx, sight: Sight, id: number) {
  const session = await findDetailed(tx, sight, id);
  if (session === undefined) throw new Failure('session_not_found');
  return session;
}

/** The whole of it, for the house itself; null where none was shown. */
export async function getTokenOfSession(tx: TenantTx, sight: Sight, id: number): Promise<string | null> {
  const found = await findTokenOf(tx, sight, id);
  if (found === undefined) throw new Failure('session_not_found');
  return found.token;
}

export function listRunningSessions(tx: TenantTx, stationId: number): Promise<SessionRow[]> {
  return selectRunning(tx, stationId);
}

/** More points than these no screen can show. */
const curvePoints = 1_000;

export async function getCurve(tx: TenantTx, sight: Sight, id: number): Promise<SessionCurve> {
  await demandSession(tx, sight, id);
  const points = thinned(await readCurve(tx, id)).map(({ atMs, wh }) => ({ at: new Date(atMs), wh }));
  const sampled = await selectThinned(tx, id, curvePoints);
  const power = sampled.flatMap(({ at, powerW }) => (powerW === null ? [] : [{ at, powerW }]));
  return { points, power, samples: await countSamples(tx, id) };
}

/** The first and the last stay, and between them every so many. */
function thinned<T>(list: readonly T[]): readonly T[] {
  const step = Math.ceil(list.length / curvePoints);
  return list.filter((_, index) => index % step === 0 || index === list.length - 1);
}

/** Without a page all of them, thinned where they are too many for a curve. */
export async function listSamples(
  tx: TenantTx,
  sight: Sight,
  id: number,
  wanted: SampleFilter & { limit: number; offset: number },
): Promise<{ items: Sample[]; total: number }> {
  await demandSession(tx, sight, id);
  const whole = wanted.page === undefined && wanted.pageSize === undefined;
  const items = await (whole ? selectThinned(tx, id, curvePoints) : selectSamples(tx, id, wanted));
  return { items, total: await countSamples(tx, id) };
}
