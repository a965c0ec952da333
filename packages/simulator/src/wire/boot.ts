// Makes itself known after connecting, and keeps telling that it lives; knows no points and no sessions.
import type { Settings } from '../settings.ts';
import type { BootReason, BootStatus } from '../words.ts';
import type { Clock } from '../world/clock.ts';
import type { Temper } from './quirks.ts';

/** `intervalS` is the wait before the next boot where it was not accepted; 0 leaves it to the station. */
export type BootAnswer = { status: BootStatus; intervalS: number };

export type BootParts = {
  clock: Clock;
  settings: Settings;
  temper: Pick<Temper, 'has' | 'heartbeatIntervals'>;
  tell(reason: BootReason): Promise<BootAnswer>;
  beat(): Promise<unknown>;
  /** The boot was sent, its answer is not here yet. */
  asked(): void;
  answered(status: BootStatus): void;
};

const unansweredRetryMs = 60_000;

export class Boot {
  readonly #parts: BootParts;
  #isAccepted = false;
  #wasAccepted = false;
  #reason: BootReason = 'PowerUp';
  #cancelTimer: () => void = () => {};

  constructor(parts: BootParts) {
    this.#parts = parts;
  }

  /** Whether the central system has accepted this connection's boot. */
  get isAccepted(): boolean {
    return this.#isAccepted;
  }

  /** A connection is there. */
  connected(): void {
    if (this.#wasAccepted && this.#parts.temper.has('bootsAfterReconnect')) this.#accept();
    else void this.ask();
  }

  /** The connection is gone. */
  disconnected(): void {
    this.#cancelTimer();
    this.#isAccepted = false;
  }

  /** The station starts anew: nothing is known of earlier boots. */
  forget(reason: BootReason): void {
    this.disconnected();
    this.#wasAccepted = false;
    this.#reason = reason;
  }

  /** Boots, now; and again after the wanted interval for as long as the answer is not Accepted. */
  async ask(reason = this.#reason): Promise<void> {
    const { tell, clock } = this.#parts;
    this.#cancelTimer();
    try {
      const answer = tell(reason);
      this.#parts.asked();
      const { status, intervalS } = await answer;
      if (status === 'Accepted') return this.#accept();
      this.#isAccepted = false;
      this.#cancelTimer = clock.startTimer(intervalS * 1000 || unansweredRetryMs, () => void this.ask());
      this.#parts.answered(status);
    } catch (error) {
      if (isClosed(error)) return;
      this.#cancelTimer = clock.startTimer(unansweredRetryMs, () => void this.ask());
    }
  }

  /** Counts the heartbeat interval anew, as set now. */
  restartHeartbeat(): void {
    if (!this.#isAccepted) return;
    const { clock, settings, beat, temper } = this.#parts;
    this.#cancelTimer();
    const intervalMs = settings.number('heartbeatIntervalS') * 1000 * temper.heartbeatIntervals;
    if (intervalMs === 0) return;
    this.#cancelTimer = clock.startTimer(intervalMs, () => {
      // An unanswered heartbeat has no consequence: the next one comes.
      beat().catch(() => {});
      this.restartHeartbeat();
    });
  }

  #accept(): void {
    this.#isAccepted = true;
    this.#wasAccepted = true;
    this.#reason = 'Reconnected';
    this.restartHeartbeat();
    this.#parts.answered('Accepted');
  }
}

function isClosed(error: unknown): boolean {
  return error instanceof Error && 'kind' in error && error.kind === 'closed';
}
