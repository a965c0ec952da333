// Who may use a charging point next: a token that waits for its car, and a reservation, each for a while.
import type { Clock } from '../world/clock.ts';
import { Held } from './held.ts';
import type { Admission, Reservation } from './surroundings.ts';

export class Claims {
  readonly #clock: Clock;
  readonly #ended: { waiting(): void; reservation(): void };
  readonly #waiting: Held<Admission>;
  readonly #reservation: Held<Reservation>;

  /** `ended` is told when a claim has run out. */
  constructor(clock: Clock, ended: { waiting(): void; reservation(): void }) {
    this.#clock = clock;
    this.#ended = ended;
    this.#waiting = new Held(clock);
    this.#reservation = new Held(clock);
  }

  /** The accepted token that waits for its car. */
  get waiting(): Admission | undefined {
    return this.#waiting.value;
  }

  get reservation(): Reservation | undefined {
    return this.#reservation.value;
  }

  /** Whether the token, or its group, may start here. */
  admits(idTag: string, groupId: string | undefined): boolean {
    const reserved = this.#reservation.value;
    if (reserved === undefined || reserved.idTag === idTag) return true;
    return groupId !== undefined && groupId === reserved.groupId;
  }

  waitForCar(admission: Admission, forMs: number): void {
    this.#waiting.hold(admission, forMs, () => this.#ended.waiting());
  }

  /** `undefined` cancels the reservation. */
  reserve(reservation: Reservation | undefined): void {
    if (reservation === undefined) return this.#reservation.drop();
    this.#reservation.hold(reservation, reservation.untilMs - this.#clock.now(), () => this.#ended.reservation());
  }

  waitNoLonger(): void {
    this.#waiting.drop();
  }

  dropAll(): void {
    this.#waiting.drop();
    this.#reservation.drop();
  }
}
