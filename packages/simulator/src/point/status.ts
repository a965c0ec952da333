// A charging point's status, derived from what is the case there; nothing remembers a status but what was last told.
import type { ErrorCode, PointStatus } from '../words.ts';

/** What is the case at a charging point. */
export type PointFacts = {
  fault: ErrorCode | undefined;
  isOperative: boolean;
  isReserved: boolean;
  isPlugged: boolean;
  /** A session ended and its car is still plugged. */
  isUsed: boolean;
  /** A token was accepted and waits for a car. */
  isAllowed: boolean;
  session: 'none' | 'flowing' | 'car-stopped' | 'paused';
};

export function statusOf(facts: PointFacts): PointStatus {
  if (facts.fault !== undefined) return 'Faulted';
  if (facts.session === 'flowing') return 'Charging';
  if (facts.session === 'car-stopped') return 'SuspendedEV';
  if (facts.session === 'paused') return 'SuspendedEVSE';
  if (!facts.isOperative) return 'Unavailable';
  if (facts.isAllowed) return 'Preparing';
  if (facts.isPlugged) return facts.isUsed ? 'Finishing' : 'Preparing';
  return facts.isReserved ? 'Reserved' : 'Available';
}
