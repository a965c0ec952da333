// Time for simulated stations: real, hurried or moved by hand; knows nothing of stations.

/** What a station needs of time. `now` is epoch milliseconds, whole; `startTimer` returns its own cancelling. */
export type Clock = {
  now(): number;
  startTimer(delayMs: number, run: () => void): () => void;
};

/** A clock that stands still until it is told to go on. */
export type ManualClock = Clock & {
  /** Goes on by `ms` milliseconds and runs what falls due on the way, each at its own moment, in order. */
  advance(ms: number): void;
  /** How many timers wait. */
  readonly waitingTimers: number;
};

/** `setTimeout` runs anything longer at once. */
const longestTimeoutMs = 2 ** 31 - 1;

function startLongTimer(delayMs: number, run: () => void): () => void {
  let handle: NodeJS.Timeout;
  const wait = (leftMs: number) => {
    const nextMs = Math.min(leftMs, longestTimeoutMs);
    handle = setTimeout(() => (leftMs > nextMs ? wait(leftMs - nextMs) : run()), nextMs);
  };
  wait(Math.max(0, delayMs));
  return () => clearTimeout(handle);
}

/** The machine's own time. */
export const realClock: Clock = { now: () => Date.now(), startTimer: startLongTimer };

/**
 * A clock that starts at `startMs` (epoch milliseconds, default now) and runs `speed` times as fast as the machine's.
 * Stations on it tell times ahead of the central system's once they have caught up with it.
 */
export function acceleratedClock(speed: number, startMs: number = Date.now()): Clock {
  const builtMs = performance.now();
  return {
    now: () => Math.floor(startMs + (performance.now() - builtMs) * speed),
    startTimer: (delayMs, run) => startLongTimer(delayMs / speed, run),
  };
}

/** A clock for tests: stands at `startMs` (epoch milliseconds) until advanced. */
export function manualClock(startMs: number = Date.UTC(2026, 0, 5, 8)): ManualClock {
  let nowMs = startMs;
  let sequence = 0;
  const timers = new Map<number, { dueMs: number; run: () => void }>();

  const takeNextDue = (untilMs: number) => {
    let found: { key: number; dueMs: number; run: () => void } | undefined;
    for (const [key, timer] of timers) {
      if (timer.dueMs <= untilMs && (found === undefined || timer.dueMs < found.dueMs)) found = { key, ...timer };
    }
    if (found !== undefined) timers.delete(found.key);
    return found;
  };

  return {
    now: () => nowMs,
    startTimer(delayMs, run) {
      const key = (sequence += 1);
      timers.set(key, { dueMs: nowMs + Math.max(0, delayMs), run });
      return () => timers.delete(key);
    },
    advance(ms) {
      const untilMs = nowMs + ms;
      for (let timer = takeNextDue(untilMs); timer !== undefined; timer = takeNextDue(untilMs)) {
        nowMs = timer.dueMs;
        timer.run();
      }
      nowMs = untilMs;
    },
    get waitingTimers() {
      return timers.size;
    },
  };
}
