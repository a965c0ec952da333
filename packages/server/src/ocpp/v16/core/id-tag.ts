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
  outcome: { decision: Decision; expiresAt: Date | null } | Refused | undefined,
  seen: Seen,
): { status: Decision; expiryDate?: string } {
  if (outcome === undefined || 'refused' in outcome) return { status: 'Invalid' };
  const status = { status: outcome.decision };
  return outcome.expiresAt === null ? status : { ...status, expiryDate: writeTime(outcome.expiresAt, seen) };
}
