// The timers of one owner, cancelled together.
import type { Clock } from './clock.ts';

export class Timers {
  readonly #clock: Clock;
  readonly #waiting = new Set<() => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Runs something once after so many milliseconds of the clock, unless cancelled before. */
  after(delayMs: number, run: () => void): void {
    const cancel = this.#clock.startTimer(delayMs, () => {
      this.#waiting.delete(cancel);
      run();
    });
    this.#waiting.add(cancel);
  }

  cancelAll(): void {
    for (const cancel of this.#waiting) cancel();
    this.#waiting.clear();
  }
}
