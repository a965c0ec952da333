// What time it is, what happens later and what again and again; injected everywhere, so that tests move it by hand.

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

export type Rounds = {
  /** Does a round now, after the one that may be under way and have looked too early; resolves when it is done. None once stopped. */
  settle(): Promise<void>;
  /** No other round begins; resolves after the one under way, which may ask whether it is to stop. */
  stop(): Promise<void>;
};

export type Going = {
  isStopped(): boolean;
  /** Rests so many times as long as the set took that began then: stations' words come first. */
  rest(beganMs: number, factor: number): Promise<void>;
};

export function startRounds(options: {
  clock: Clock;
  everyMs: number;
  onFault(error: unknown): void;
  round(going: Going): Promise<void>;
}): Rounds {
  const { clock, everyMs, onFault } = options;
  let running: Promise<void> | undefined;
  let stopped = false;
  let cancel = clock.startTimer(everyMs, tick);
  const going: Going = {
    isStopped: () => stopped,
    rest: (beganMs, factor) =>
      new Promise((resolve) => clock.startTimer(factor * (clock.monotonicMs() - beganMs), resolve)),
  };

  function tick(): void {
    goRound()
      .catch(onFault)
      .finally(() => {
        if (!stopped) cancel = clock.startTimer(everyMs, tick);
      });
  }

  function goRound(): Promise<void> {
    running ??= options.round(going).finally(() => (running = undefined));
    return running;
  }

  return {
    async settle() {
      await running?.catch(() => undefined);
      if (!stopped) await goRound();
    },
    async stop() {
      stopped = true;
      cancel();
      await running?.catch(() => undefined);
    },
  };
}
