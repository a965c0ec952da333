// How much of a station is read (S-7, R-2): decided from counts, by not reading rather than by dropping; knows no socket.
import type { GatewayLimits } from '../limits.ts';

export type Load = { waitingCalls: number; unsentBytes: number; paused: boolean };

export class Flow {
  readonly #limits: GatewayLimits;
  #framesThisSecond = 0;
  #pingsThisSecond = 0;
  /** What was read beyond the share of the seconds so far. */
  #bytesAhead = 0;
  #heldBytes = 0;

  constructor(limits: GatewayLimits) {
    this.#limits = limits;
  }

  startSecond(): void {
    this.#framesThisSecond = 0;
    this.#pingsThisSecond = 0;
    this.#bytesAhead = Math.max(0, this.#bytesAhead - this.#limits.bytesPerSecond);
  }

  /** False where far more comes of a socket that is not read than its buffers can hold. */
  takesFrame(bytes: number, paused: boolean): boolean {
    this.#framesThisSecond += 1;
    this.#bytesAhead += bytes;
    this.#heldBytes = paused ? this.#heldBytes + bytes : 0;
    return this.#heldBytes <= this.#limits.heldBytes;
  }

  takesPing(): boolean {
    this.#pingsThisSecond += 1;
    return this.#pingsThisSecond <= this.#limits.pingsPerSecond;
  }

  /** Reading goes on once half of what waits is answered, so that it does not flicker. */
  holds({ waitingCalls, unsentBytes, paused }: Load): boolean {
    const { waitingCalls: bound, framesPerSecond, bytesPerSecond, unsentBytes: mostUnsent } = this.#limits;
    if (waitingCalls >= (paused ? bound / 2 : bound)) return true;
    const isAhead = this.#framesThisSecond >= framesPerSecond || this.#bytesAhead > bytesPerSecond;
    return isAhead || unsentBytes > mostUnsent;
  }
}
