// When the next batch sets out: at once, or a moment later with those who are about to speak again. Pure; knows no timer.

/** A batch of so many is worth its commit: more facts make each of them hardly cheaper. */
const enough = 32;
/** Longer than this after a commit nothing is waited for: who is answered alone is answered at once. */
const patienceMs = 2;

/**
 * How many facts the next batch waits for. Whoever was just answered is believed to go on at once, as stations do that replay or
 * charge: set out without them, and two halves take turns, each at the price of a whole batch.
 */
export function worthWaitingFor({ answered, waiting }: { answered: number; waiting: number }): number {
  return Math.min(enough, answered + waiting);
}

/** For how many milliseconds, at most, those that wait now shall wait for others; 0 where they set out. */
export function waitMs({
  waiting,
  expected,
  sinceCommitMs,
}: {
  waiting: number;
  expected: number;
  sinceCommitMs: number;
}): number {
  return waiting >= expected ? 0 : Math.max(0, patienceMs - sinceCommitMs);
}
