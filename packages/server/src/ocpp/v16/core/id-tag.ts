// Tokens as 1.6 writes them, and the five statuses an answer gives one; the comparing key is the domain's.
import type { Decision, Refused } from '../../../facts.ts';
import { readFilledText } from '../../edge.ts';
import type { Seen } from '../../protocol.ts';
import { writeTime } from '../../times.ts';

/** Kept as it came but for blanks around it; over-long ones are kept too (F-10). */
export function readToken(value: unknown): string | null {
  return readFilledText(value, 255);
}

/** What could not be decided is Invalid: the station charges nobody for our fault. */
export function idTagInfo(
  outcome: { decision: Decision; expiresAt: Date | null; driverGroupId: number | null } | Refused | undefined,
  seen: Seen,
): { status: Decision; expiryDate?: string; parentIdTag?: string } {
  if (outcome === undefined || 'refused' in outcome) return { status: 'Invalid' };
  const { decision, expiresAt, driverGroupId } = outcome;
  return {
    status: decision,
    ...(expiresAt !== null && { expiryDate: writeTime(expiresAt, seen) }),
    // Members of a user group may stop each other's charging.
    ...(driverGroupId !== null && { parentIdTag: String(driverGroupId) }),
  };
}
