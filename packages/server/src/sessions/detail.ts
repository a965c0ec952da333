// Puts together what the page of one session shows. Pure; knows no database.
import { decisionSteps } from '../tokens/tokens.ts';
import type { Detailed } from './queries.ts';
import type { Session, SessionRow, StrayEnd } from './wire.ts';

export function detailOf(known: SessionRow & Detailed, conflicts: StrayEnd[]): Session {
  const { implausible, stale, conflicting, dismissedAt, reviewNote, ...rest } = known;
  const { meterStartWh, meterStopWh, registerWh, countedAt, ...session } = rest;
  const { stationStartedAt, startReceivedAt, stationEndedAt, endReceivedAt, heardAt, plausible, ...row } = session;
  const { startedAt, endedAt } = row;
  const skewSeconds = skewOf({ stationStartedAt, startReceivedAt, plausible });
  const clocks = { startedAt, stationStartedAt, startReceivedAt, endedAt, stationEndedAt, endReceivedAt, heardAt };
  return {
    ...row,
    numbers: { meterStartWh, meterStopWh, registerWh, countedAt },
    clocks: { ...clocks, plausible, skewSeconds },
    decisionSteps: decisionSteps(row.decisionReason),
    review: { reasons: reasonsOf({ implausible, stale, conflicting }), dismissedAt, note: reviewNote },
    conflicts,
  };
}

function reasonsOf(holds: { implausible: boolean; stale: boolean; conflicting: boolean }) {
  const reasons: Session['review']['reasons'] = [];
  if (holds.conflicting) reasons.push('conflict');
  if (holds.implausible) reasons.push('implausible');
  if (holds.stale) reasons.push('stale');
  return reasons;
}

/** How far the station's clock was ahead of ours. Behind it may be only the message that came late, unless nobody can believe it. */
function skewOf({
  stationStartedAt,
  startReceivedAt,
  plausible,
}: Pick<Detailed, 'stationStartedAt' | 'startReceivedAt' | 'plausible'>): number | null {
  if (stationStartedAt === null) return null;
  const skewSeconds = Math.round((stationStartedAt.getTime() - startReceivedAt.getTime()) / 1000);
  return plausible && skewSeconds <= 0 ? null : skewSeconds;
}
