// Meter values at round times of the day, where a station is set to send them; knows points, no connection.
import type { Clock } from '../world/clock.ts';
import type { Settings } from '../settings.ts';
import type { Point } from './point.ts';

export class AlignedSampling {
  readonly #clock: Clock;
  readonly #settings: Settings;
  readonly #points: readonly Point[];
  #cancel: () => void = () => {};

  constructor(clock: Clock, settings: Settings, points: readonly Point[]) {
    this.#clock = clock;
    this.#settings = settings;
    this.#points = points;
  }

  /** Waits for the next round time, by the interval as set now; 0 sends nothing. */
  restart(): void {
    this.stop();
    const intervalMs = this.#settings.number('alignedIntervalS') * 1000;
    if (intervalMs === 0) return;
    this.#cancel = this.#clock.startTimer(intervalMs - (this.#clock.now() % intervalMs), () => {
      for (const point of this.#points) point.sample('Sample.Clock');
      this.restart();
    });
  }

  stop(): void {
    this.#cancel();
    this.#cancel = () => {};
  }
}
