// Messages about sessions that the central system has not yet answered, in order; knows nothing of connections.

/** What quirks need to know of the session that a message is about. */
export type AboutSession = {
  point: number;
  idTag: string | undefined;
  /** The register at its start. */
  startWh: number;
  /** How many samples were before. */
  sampleNumber: number;
};

/** A message that is kept until it is answered. */
export type SessionMessage = {
  /** The admission of the session; none before a token was accepted. */
  admissionKey: number | undefined;
  /** Where in the telling of its session it belongs. */
  place: 'first' | 'between' | 'last' | 'outside';
  about: AboutSession;
  action: string;
  payload: object;
};

export class SessionQueue {
  #waiting: SessionMessage[] = [];
  #attempts = 0;

  get length(): number {
    return this.#waiting.length;
  }

  get head(): SessionMessage | undefined {
    return this.#waiting[0];
  }

  has(isWanted: (message: SessionMessage) => boolean): boolean {
    return this.#waiting.some(isWanted);
  }

  add(message: SessionMessage): void {
    this.#waiting.push(message);
  }

  /** Adds the last message of a session before those that wait between its first and it; never before the head. */
  addOvertaking(message: SessionMessage): void {
    const isOvertaken = ({ place, about }: SessionMessage, index: number) =>
      index > 0 && place === 'between' && about.point === message.about.point;
    const start = this.#waiting.findLastIndex(
      ({ place, about }) => place === 'first' && about.point === message.about.point,
    );
    const index = this.#waiting.findIndex((waiting, at) => at > start && isOvertaken(waiting, at));
    if (index === -1) this.add(message);
    else this.#waiting.splice(index, 0, message);
  }

  /** The head was answered. */
  answered(): void {
    this.#waiting.shift();
    this.#attempts = 0;
  }

  /** The head was refused. Gives the number of refusals so far; from `attempts` on the message is dropped. */
  refused(attempts: number): number {
    this.#attempts += 1;
    const refusals = this.#attempts;
    if (refusals >= attempts) this.answered();
    return refusals;
  }

  /** The queue of a station without lasting memory is gone with its power. */
  forgetAll(): void {
    this.#waiting = [];
    this.#attempts = 0;
  }
}
