// Meter values at round times of the day, where a station is set to send them; knows points, no connection.
import type { Clock } from '../world/clock.ts';
import type { Configuration } from '../configuration.ts';
import type { Point } from './point.ts';

export class AlignedSampling {
  readonly #clock: Clock;
  readonly #configuration: Configuration;
  readonly #points: readonly Point[];
  #cancel: () => void = () => {};

  constructor(clock: Clock, configuration: Configuration, points: readonly Point[]) {
    this.#clock = clock;
    this.#configuration = configuration;
    this.#points = points;
  }

  /** Waits for the next round time, by the interval as set now; 0 sends nothing. */
  restart(): void {
    this.stop();
    const intervalMs = this.#configuration.number('ClockAlignedDataInterval') * 1000;
    if (intervalMs === 0) return;
    this.#cancel = this.#clock.startTimer(intervalMs - (this.#clock.now() % intervalMs), () => {
      const measurands = this.#configuration.list('MeterValuesAlignedData');
      for (const point of this.#points) point.sample('Sample.Clock', measurands);
      this.restart();
    });
  }

  stop(): void {
    this.#cancel();
    this.#cancel = () => {};
  }
}
