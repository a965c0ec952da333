// Tells the central system how the station and its points are; what of it is news depends on the version's words.
import type { Dialect } from './dialect.ts';

export type StatusesParts = {
  dialect: Pick<Dialect, 'statusNumbers' | 'statusWord' | 'statusRequest'>;
  /** Whether statuses may be told now. */
  isOpen(): boolean;
  tell(action: 'StatusNotification', request: object): void;
};

export class Statuses {
  readonly #parts: StatusesParts;
  readonly #told = new Map<number, string>();

  constructor(parts: StatusesParts) {
    this.#parts = parts;
  }

  /** Tells of one point, if the central system listens; in 1.6, 0 is the station as a whole. */
  tell(number: number): void {
    const { dialect, isOpen, tell } = this.#parts;
    this.#told.set(number, dialect.statusWord(number));
    if (isOpen()) tell('StatusNotification', dialect.statusRequest(number));
  }

  /** The same, unless it was told last. */
  tellNews(number: number): void {
    if (this.#told.get(number) !== this.#parts.dialect.statusWord(number)) this.tell(number);
  }

  tellAll(): void {
    for (const number of this.#parts.dialect.statusNumbers()) this.tell(number);
  }
}
