// What time it is, and what happens later; injected everywhere, so that tests move it by hand.

export type Clock = {
  /** Wall-clock time: for what is written down. */
  now(): Date;
  /** Milliseconds that never jump: for time-outs and intervals. */
  monotonicMs(): number;
  /** Runs the function once after so many milliseconds, unless the returned function is called before. */
  startTimer(timeoutMs: number, run: () => void): () => void;
};

export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
  startTimer(timeoutMs, run) {
    const timer = setTimeout(run, timeoutMs);
    return () => clearTimeout(timer);
  },
};
