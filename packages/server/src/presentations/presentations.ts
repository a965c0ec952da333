// Why somebody was refused: shown tokens with the answer they got, and what a token would be answered.
import type { TenantTx } from '../db/doors.ts';
import { demandStation } from '../stations/stations.ts';
import { decisionSteps, getToken, judge, maskToken } from '../tokens/tokens.ts';
import type { Viewer } from '../viewer.ts';
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
  { stationId, tokenId, evse, at }: Omit<Question, 'at'> & { at: Date },
): Promise<Judgement> {
  await demandStation(tx, sight, stationId);
  const { token } = await getToken(tx, sight, tokenId);
  const verdict = await judge(tx, { stationId, token, at, evse: evse ?? null });
  return { ...verdict, steps: decisionSteps(verdict.reason) };
}
