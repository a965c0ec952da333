// Why somebody was refused: shown tokens with the answer they got, and what a token would be answered.
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import { findTokenInFrame } from '../frames/frames.ts';
import { getTokenOfSession } from '../sessions/sessions.ts';
import { demandStation } from '../stations/stations.ts';
import { decisionSteps, getToken, judge, maskToken, selectShownTokens } from '../tokens/tokens.ts';
import type { Sight, Viewer } from '../viewer.ts';
import { countPresentations, selectPresentations } from './queries.ts';
import type { Judgement, Presentation, PresentationFilter, Question } from './wire.ts';

export { startForgettingPresentations } from './forget.ts';

type Wanted = PresentationFilter & { limit: number; offset: number };

export async function listPresentations(
  tx: TenantTx,
  { sight, role }: Viewer,
  wanted: Wanted,
): Promise<{ items: Presentation[]; total: number }> {
  if (wanted.stationId !== undefined) await demandStation(tx, sight, wanted.stationId);
  const rows = await selectPresentations(tx, sight, wanted);
  const items = rows.map(({ isOurs, ...row }) => ({
    ...row,
    token: role === 'admin' && !isOurs ? row.token : maskToken(row.token),
    steps: decisionSteps(row.reason),
  }));
  return { items, total: await countPresentations(tx, sight, wanted) };
}

/** By today's states, whatever instant is asked for. */
export async function askWhy(
  tx: TenantTx,
  { sight }: Viewer,
  { now, at = now, ...asked }: Omit<Question, 'at'> & { at: Date | undefined; now: Date },
): Promise<Judgement> {
  const { stationId, evse = null } = asked;
  await demandStation(tx, sight, stationId);
  const verdict = await judge(tx, { stationId, token: await tokenOf(tx, sight, asked), at, evse });
  return { ...verdict, steps: decisionSteps(verdict.reason), judgedAt: now };
}

async function tokenOf(
  tx: TenantTx,
  sight: Sight,
  { stationId, tokenId, presentationId, sessionId, frameId }: Question,
): Promise<string> {
  if (tokenId !== undefined) return (await getToken(tx, sight, tokenId)).token;
  if (presentationId !== undefined) {
    return (await selectShownTokens(tx, sight, [presentationId])).get(presentationId) ?? forgotten();
  }
  if (sessionId !== undefined) return (await getTokenOfSession(tx, sight, sessionId)) ?? unsaid();
  if (frameId !== undefined) return (await findTokenInFrame(tx, stationId, frameId)) ?? forgotten();
  return unsaid();
}

function forgotten(): never {
  throw new Failure('not_found', { detail: 'This card was shown too long ago.' });
}

function unsaid(): never {
  throw new Failure('invalid_input', { fields: { tokenId: 'Say which token is shown.' } });
}
