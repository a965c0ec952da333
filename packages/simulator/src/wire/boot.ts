// Makes itself known after connecting, and keeps telling that it lives; knows no points and no sessions.
import type { Requests16, Responses16 } from '@stationmaster/ocpp';
import type { Clock } from '../world/clock.ts';
import type { Configuration } from '../configuration.ts';

export type BootParts = {
  clock: Clock;
  configuration: Configuration;
  /** Whether a station that was accepted before says nothing after a reconnect. */
  isSilentAfterReconnect: boolean;
  call: {
    BootNotification(): Promise<Responses16['BootNotification']>;
    Heartbeat(): Promise<Responses16['Heartbeat']>;
  };
  /** The boot was sent, its answer is not here yet. */
  asked(): void;
  answered(status: Responses16['BootNotification']['status']): void;
};

export type BootIdentity = Requests16['BootNotification'];

const unansweredRetryMs = 60_000;

export class Boot {
  readonly #parts: BootParts;
  #isAccepted = false;
  #wasAccepted = false;
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
    if (this.#wasAccepted && this.#parts.isSilentAfterReconnect) this.#accept();
    else void this.ask();
  }

  /** The connection is gone; `isPowerLost` forgets that the station ever booted. */
  disconnected(isPowerLost = false): void {
    this.#cancelTimer();
    this.#isAccepted = false;
    if (isPowerLost) this.#wasAccepted = false;
  }

  /** Boots, now; and again after the wanted interval for as long as the answer is not Accepted. */
  async ask(): Promise<void> {
    const { call, clock, configuration } = this.#parts;
    this.#cancelTimer();
    try {
      const answer = call.BootNotification();
      this.#parts.asked();
      const { status, interval } = await answer;
      if (status === 'Accepted') {
        if (interval > 0) configuration.change('HeartbeatInterval', String(interval));
        this.#accept();
        return;
      }
      this.#isAccepted = false;
      this.#cancelTimer = clock.startTimer(interval * 1000 || unansweredRetryMs, () => void this.ask());
      this.#parts.answered(status);
    } catch (error) {
      if (isClosed(error)) return;
      this.#cancelTimer = clock.startTimer(unansweredRetryMs, () => void this.ask());
    }
  }

  /** Counts the heartbeat interval anew, as set now. */
  restartHeartbeat(): void {
    if (!this.#isAccepted) return;
    const { clock, configuration, call } = this.#parts;
    this.#cancelTimer();
    const intervalMs = configuration.number('HeartbeatInterval') * 1000;
    if (intervalMs === 0) return;
    this.#cancelTimer = clock.startTimer(intervalMs, () => {
      // An unanswered heartbeat has no consequence: the next one comes.
      call.Heartbeat().catch(() => {});
      this.restartHeartbeat();
    });
  }

  #accept(): void {
    this.#isAccepted = true;
    this.#wasAccepted = true;
    this.restartHeartbeat();
    this.#parts.answered('Accepted');
  }
}

function isClosed(error: unknown): boolean {
  return error instanceof Error && 'kind' in error && error.kind === 'closed';
}
