// What may be wrong with a session so that somebody should look at it.
import type { ReviewKind } from '../../api/contract.ts';

export const reviewKinds = ['unassigned', 'conflict', 'implausible', 'stale'] as const satisfies readonly ReviewKind[];

export const sumOfCounts = (counts: Record<ReviewKind, number>): number =>
  reviewKinds.reduce((sum, kind) => sum + counts[kind], 0);
