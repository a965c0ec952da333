// A clock that tests move by hand; timers run when the time has come, in order.
import type { Clock } from '../clock.ts';

export type ManualClock = Clock & {
  /** Moves on and runs what became due. */
  advance(ms: number): void;
  readonly pendingTimers: number;
  /** Whether one of them is due within so long: others may stand for what hardly ever comes. */
  isDueWithin(ms: number): boolean;
};

export function createManualClock(start = new Date('2026-03-01T12:00:00Z')): ManualClock {
  let passedMs = 0;
  const timers = new Set<{ dueMs: number; run: () => void }>();
  return {
    now: () => new Date(start.getTime() + passedMs),
    monotonicMs: () => passedMs,
    startTimer(timeoutMs, run) {
      const timer = { dueMs: passedMs + timeoutMs, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(ms) {
      const untilMs = passedMs + ms;
      for (;;) {
        const [next] = [...timers].filter(({ dueMs }) => dueMs <= untilMs).sort((a, b) => a.dueMs - b.dueMs);
        if (next === undefined) break;
        timers.delete(next);
        passedMs = Math.max(passedMs, next.dueMs);
        next.run();
      }
      passedMs = untilMs;
    },
    isDueWithin(ms) {
      return [...timers].some(({ dueMs }) => dueMs <= passedMs + ms);
    },
    get pendingTimers() {
      return timers.size;
    },
  };
}
