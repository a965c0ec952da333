// A station that charges session after session and keeps a ledger of what was acknowledged; knows no socket.
import { setTimeout as delay } from 'node:timers/promises';
import type { Ledger, SampleEntry, SessionEntry } from './ledger.ts';
import { createLine } from './line.ts';
import type { Line, LineOptions } from './line.ts';
import type { Payload } from './wire.ts';

export type StationOptions = Omit<LineOptions, 'onFault'> & {
  /** The token that may charge here. */
  token: string;
};

const strangersToken = 'STRANGER';
const longestPauseMs = 20;

export class AuditedStation {
  readonly ledger: Ledger;
  readonly #options: StationOptions;
  readonly #line: Line;
  readonly #running: Promise<void>;
  #registerWh: number;
  #lastInstantMs = 0;
  #finishing = false;

  constructor(options: StationOptions) {
    const { identifier, random } = options;
    this.ledger = { identifier, sessions: [], faults: [] };
    this.#options = options;
    this.#registerWh = Math.floor(random() * 1_000_000);
    this.#line = createLine({ ...options, onFault: (fault) => this.#note(fault) });
    this.#running = this.#run();
    // Its failure is reported where it is awaited.
    this.#running.catch(() => undefined);
  }

  /** What its register shows now, in Wh: all that was ever charged here. */
  get registerWh(): number {
    return this.#registerWh;
  }

  /** Ends the running session and begins no other; resolves when all is acknowledged. */
  finish(): Promise<void> {
    this.#finishing = true;
    return this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#finishing) {
      await this.#pause();
      const session = await this.#start();
      const samples = session.decision === 'Accepted' ? 1 + Math.floor(this.#options.random() * 5) : 0;
      for (let nth = 0; nth < samples; nth += 1) await this.#sample(session);
      await this.#stop(session);
    }
    this.#line.end();
  }

  async #start(): Promise<SessionEntry> {
    const told = {
      evse: this.#chance(0.5) ? 1 : 2,
      token: this.#chance(0.1) ? strangersToken : this.#options.token,
      startedAt: this.#nextInstant(),
      meterStartWh: this.#registerWh,
    };
    const answer = await this.#line.deliver('StartTransaction', {
      connectorId: told.evse,
      idTag: told.token,
      timestamp: told.startedAt,
      meterStart: told.meterStartWh,
    });
    const decision = (answer['idTagInfo'] as { status: string }).status;
    const expected = told.token === strangersToken ? 'Invalid' : 'Accepted';
    if (decision !== expected) this.#note(`${told.token} was answered ${decision}`);
    const session = { ...told, transactionId: Number(answer['transactionId']), decision, samples: [] };
    this.ledger.sessions.push(session);
    return session;
  }

  async #sample({ evse: connectorId, transactionId, samples }: SessionEntry): Promise<void> {
    await this.#pause();
    const entry = this.#meter();
    await this.#line.deliver('MeterValues', { connectorId, transactionId, meterValue: [meterValue(entry)] });
    samples.push(entry);
  }

  async #stop(session: SessionEntry): Promise<void> {
    await this.#pause();
    const { transactionId, token: idTag } = session;
    const last = this.#chance(0.3) ? [this.#meter()] : [];
    const end = { at: this.#nextInstant(), meterStopWh: this.#registerWh };
    await this.#line.deliver('StopTransaction', {
      transactionId,
      idTag,
      timestamp: end.at,
      meterStop: end.meterStopWh,
      reason: 'Local',
      ...(last.length > 0 ? { transactionData: last.map(meterValue) } : {}),
    });
    session.samples.push(...last);
    session.end = end;
  }

  #meter(): SampleEntry {
    this.#registerWh += Math.floor(this.#options.random() * 2_000);
    return { at: this.#nextInstant(), registerWh: this.#registerWh };
  }

  /** No two messages of a station bear the same instant. */
  #nextInstant(): string {
    this.#lastInstantMs = Math.max(this.#lastInstantMs + 1, Date.now());
    return new Date(this.#lastInstantMs).toISOString();
  }

  #chance(probability: number): boolean {
    return this.#options.random() < probability;
  }

  #pause(): Promise<void> {
    const { random, abandoned } = this.#options;
    return delay(random() * longestPauseMs, undefined, { signal: abandoned });
  }

  #note(fault: string): void {
    this.ledger.faults.push(`${this.ledger.identifier}: ${fault}`);
  }
}

function meterValue({ at, registerWh }: SampleEntry): Payload {
  return { timestamp: at, sampledValue: [{ value: String(registerWh), unit: 'Wh' }] };
}
