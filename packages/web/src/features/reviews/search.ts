// What the address of the page *Needs review* may say: the kind, where, and the page.
import type { ReviewKind } from '../../api/contract.ts';
import { reviewKinds } from './review-kinds.ts';

export type ReviewsSearch = { kind?: ReviewKind; groupId?: number; stationId?: number; page?: number };

export function parseReviewsSearch(search: Record<string, unknown>): ReviewsSearch {
  const kind = reviewKinds.find((each) => each === search['kind']);
  const numbers = (['groupId', 'stationId', 'page'] as const).flatMap((name) => {
    const value = search[name];
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? [[name, value] as const] : [];
  });
  return { ...(kind === undefined ? {} : { kind }), ...Object.fromEntries(numbers) };
}
