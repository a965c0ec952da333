// When an API key ends: what can be chosen, and how near its end is. Pure.

export const lifetimesDays = [30, 90, 365, 730] as const;
export type LifetimeDays = (typeof lifetimesDays)[number];

const dayMs = 24 * 3_600_000;
const soonMs = 14 * dayMs;

export function endAfter(days: LifetimeDays, nowMs: number): string {
  return new Date(nowMs + days * dayMs).toISOString();
}

export function nearnessOf(expiresAt: string, nowMs: number): 'ended' | 'soon' | 'far' {
  const leftMs = Date.parse(expiresAt) - nowMs;
  if (leftMs <= 0) return 'ended';
  return leftMs <= soonMs ? 'soon' : 'far';
}
