// Whether a station that boots is taken in, said in the same words by all versions, and what it means for its connection.
import type { BootOutcome, OutcomeOf } from '../facts.ts';
import type { ActingQuirks } from '../quirks.ts';
import { isRecord } from './edge.ts';
import type { ConnectionChange, Seen } from './protocol.ts';
import { writeTime } from './times.ts';

/** Where the boot could not be stored: soon enough to try again, late enough not to press. */
const retrySeconds = 60;
const statuses = { accepted: 'Accepted', pending: 'Pending', rejected: 'Rejected' } as const;

export function bootAnswer(outcome: OutcomeOf<'booted'> | undefined, seen: Seen): object {
  const taken = readOutcome(outcome);
  return {
    status: statuses[taken.admission],
    currentTime: writeTime(seen.now(), seen),
    interval: spread(taken.heartbeatSeconds, seen),
  };
}

export function bootChange(outcome: OutcomeOf<'booted'> | undefined, answer: object): ConnectionChange | undefined {
  if (!isRecord(answer) || typeof answer['interval'] !== 'number') return undefined;
  const { admission, quirks } = readOutcome(outcome);
  return { admission, heartbeatSeconds: answer['interval'], ...(quirks && { quirks }) };
}

/** Where it could not be stored, the quirks stay what they were. */
function readOutcome(
  outcome: OutcomeOf<'booted'> | undefined,
): Omit<BootOutcome, 'quirks'> & { quirks?: ActingQuirks } {
  if (outcome === undefined || 'refused' in outcome) return { admission: 'pending', heartbeatSeconds: retrySeconds };
  return outcome;
}

/** Stations that booted together shall not all beat together: 20 % either way. */
function spread(seconds: number, seen: Seen): number {
  return Math.max(1, Math.round(seconds * (0.8 + 0.4 * seen.random())));
}
