// Who may use a charging point next: a token that waits for its car, and a reservation, each for a while.
import type { Clock } from '../world/clock.ts';
import { Held } from './held.ts';
import type { Reservation } from './surroundings.ts';

export class Claims {
  readonly #clock: Clock;
  readonly #ended: () => void;
  readonly #waiting: Held<string>;
  readonly #reservation: Held<Reservation>;

  /** `ended` is told when a claim has run out. */
  constructor(clock: Clock, ended: () => void) {
    this.#clock = clock;
    this.#ended = ended;
    this.#waiting = new Held(clock);
    this.#reservation = new Held(clock);
  }

  /** The accepted token that waits for its car. */
  get waitingToken(): string | undefined {
    return this.#waiting.value;
  }

  get reservation(): Reservation | undefined {
    return this.#reservation.value;
  }

  /** Whether the token, or its family, may start here. */
  admits(idTag: string, parentIdTag: string | undefined): boolean {
    const reserved = this.#reservation.value;
    if (reserved === undefined || reserved.idTag === idTag) return true;
    return parentIdTag !== undefined && parentIdTag === reserved.parentIdTag;
  }

  waitForCar(idTag: string, forMs: number): void {
    this.#waiting.hold(idTag, forMs, this.#ended);
  }

  reserve(reservation: Reservation): void {
    this.#reservation.hold(reservation, reservation.untilMs - this.#clock.now(), this.#ended);
  }

  cancelReservation(): void {
    this.#reservation.drop();
  }

  dropAll(): void {
    this.#waiting.drop();
    this.#reservation.drop();
  }
}
