// Puts together what the page of one session shows. Pure; knows no database.
import { decisionSteps } from '../tokens/tokens.ts';
import type { Detailed } from './queries.ts';
import type { Session, SessionRow, StrayEnd } from './wire.ts';

/** What stands at its top beyond the schema is not sent. */
export function detailOf(
  known: SessionRow & Detailed,
  conflicts: StrayEnd[],
  missingEvents: Session['missingEvents'],
): Session {
  const { meterStartWh, meterStopWh, registerWh, countedAt } = known;
  const { startedAt, stationStartedAt, startReceivedAt, endedAt, stationEndedAt, endReceivedAt, heardAt } = known;
  const told = { startedAt, stationStartedAt, startReceivedAt, endedAt, stationEndedAt, endReceivedAt, heardAt };
  return {
    ...known,
    numbers: { meterStartWh, meterStopWh, registerWh, countedAt },
    clocks: { ...told, plausible: known.plausible, skewSeconds: skewOf(known) },
    decisionSteps: decisionSteps(known.decisionReason),
    review: reviewOf(known),
    conflicts,
    missingEvents,
  };
}

/** A dismissal that is over, since there is something new to look at, is not told any more. */
function reviewOf({ implausible, stale, conflicting, dismissedAt, reviewNote }: Detailed): Session['review'] {
  const reasons: Session['review']['reasons'] = [];
  if (conflicting) reasons.push('conflict');
  if (implausible) reasons.push('implausible');
  if (stale) reasons.push('stale');
  const isOver = implausible || stale;
  return { reasons, dismissedAt: isOver ? null : dismissedAt, note: isOver ? null : reviewNote };
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
