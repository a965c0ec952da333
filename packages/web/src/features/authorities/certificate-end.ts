// How near the end of a certificate is. Pure.

const dayMs = 86_400_000;
const soonMs = 30 * dayMs;
const urgentMs = 7 * dayMs;

export type EndStage = 'far' | 'soon' | 'urgent' | 'over';

/** The steps are those at which the server opens an issue. */
export function stageOf(validTo: string, nowMs: number): EndStage {
  const leftMs = Date.parse(validTo) - nowMs;
  if (leftMs <= 0) return 'over';
  if (leftMs > soonMs) return 'far';
  return leftMs > urgentMs ? 'soon' : 'urgent';
}

/** From one day of the calendar, YYYY-MM-DD, to another. */
export function daysBetween(day: string, later: string): number {
  return Math.round((Date.parse(later) - Date.parse(day)) / dayMs);
}
