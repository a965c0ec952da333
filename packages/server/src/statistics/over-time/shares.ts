// Shares of the time that charging points were there: in a session, and able to charge. Pure.

/** So many points that were there from one instant to another; `until` is null where they still are. */
export type PointLife = { since: Date; until: Date | null; count: number };

/** In each period the seconds that points were there, up to now, all points together. */
export function pointSeconds(lives: readonly PointLife[], bounds: readonly Date[], now: Date): number[] {
  const seconds = Array.from({ length: bounds.length - 1 }, () => 0);
  for (const { since, until, count } of lives) {
    const [bornMs, goneMs] = [since.getTime(), Math.min(now.getTime(), until?.getTime() ?? now.getTime())];
    for (let period = 0; period < seconds.length; period += 1) {
      const [fromMs, toMs] = [bounds[period]?.getTime() ?? 0, bounds[period + 1]?.getTime() ?? 0];
      const ms = Math.min(goneMs, toMs) - Math.max(bornMs, fromMs);
      if (ms > 0) seconds[period] = (seconds[period] ?? 0) + (count * ms) / 1000;
    }
  }
  return seconds;
}

/** Between 0 and 1, in ten-thousandths; null of nothing. */
export function shareOf(seconds: number, whole: number): number | null {
  if (whole <= 0) return null;
  return Math.round(Math.min(1, Math.max(0, seconds / whole)) * 10_000) / 10_000;
}
