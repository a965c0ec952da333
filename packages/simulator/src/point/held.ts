// Something that a point holds for a while: a token that waits for its car, a reservation.
import type { Clock } from '../world/clock.ts';

export class Held<T> {
  readonly #clock: Clock;
  #value: T | undefined;
  #cancel: () => void = () => {};

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get value(): T | undefined {
    return this.#value;
  }

  /** Takes the place of what was held before; `onEnd` runs if it is still held after `forMs`. */
  hold(value: T, forMs: number, onEnd: () => void): void {
    this.#cancel();
    this.#value = value;
    this.#cancel = this.#clock.startTimer(forMs, () => {
      this.#value = undefined;
      onEnd();
    });
  }

  drop(): void {
    this.#cancel();
    this.#value = undefined;
  }
}
