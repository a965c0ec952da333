// One station's socket: its frames in and out, its limits and its pulse; knows no database and no action's meaning.
import { createRpcSession } from '@stationmaster/ocpp';
import type { Deviation, IncomingCall, RpcSession } from '@stationmaster/ocpp';
import type { WebSocket } from 'ws';
import type { Clock } from '../../clock.ts';
import type { Admission, Origin } from '../../facts.ts';
import { mendingOf, type ConnectionMending } from '../../ocpp/mending.ts';
import type { Call, ConnectionChange, ProtocolTable } from '../../ocpp/protocol.ts';
import { closeCodes, type CloseCode } from './close-codes.ts';
import { Flow } from './flow.ts';
import type { KnownStation } from '../known-station.ts';
import type { GatewayLimits } from '../limits.ts';
import { feelHeard, freshPulse, judgePulse } from './pulse.ts';
import type { Pulse } from './pulse.ts';

/** What all connections share. */
export type Surroundings = {
  clock: Clock;
  limits: GatewayLimits;
  newId(): string;
  /** A station's call in its turn; ends in an answer, or in the connection's. */
  onCall(connection: StationConnection, call: IncomingCall): void;
  onDeviation(station: KnownStation, rule: string, example: string): void;
  onClosed(connection: StationConnection): void;
  /** Every text message, for metrics and the OCPP log. */
  onFrame(station: KnownStation, direction: 'in' | 'out', text: string): void;
};

export class StationConnection {
  readonly station: KnownStation;
  readonly protocol: ProtocolTable;
  /** `unbooted` is a station that was never accepted and has not booted yet (F-12). */
  admission: Admission | 'unbooted';
  /** What its quirks make us do. */
  mending: ConnectionMending;
  /** Whether its row says that we hold it: before, nothing may be written of it. */
  announced = false;
  /** Whether something was heard since `takeSeen` was last asked. */
  #unwrittenSign = true;
  readonly #ws: WebSocket;
  readonly #surroundings: Surroundings;
  readonly #session: RpcSession;
  readonly #pulse: Pulse;
  readonly #flow: Flow;
  readonly #openedMs: number;
  #heartbeatSeconds: number;
  #bootSettled = false;
  #ownCalls = 0;
  #closing = false;
  #asked: Set<string> | undefined;
  readonly #signWaiters = new Set<() => void>();

  constructor(ws: WebSocket, station: KnownStation, protocol: ProtocolTable, surroundings: Surroundings) {
    this.station = station;
    this.protocol = protocol;
    this.admission = station.admission === 'accepted' && !station.everAccepted ? 'unbooted' : station.admission;
    this.mending = mendingOf(station.quirks);
    this.#ws = ws;
    this.#surroundings = surroundings;
    this.#openedMs = surroundings.clock.monotonicMs();
    this.#pulse = freshPulse(this.#openedMs);
    this.#flow = new Flow(surroundings.limits);
    // Until a boot tells it one, the station may still beat at the widest interval it was ever told.
    this.#heartbeatSeconds = station.heartbeatSeconds * 1.2;
    this.#session = this.#createSession();
    this.#listen();
  }

  #createSession(): RpcSession {
    const { clock, limits, newId, onCall, onFrame } = this.#surroundings;
    return createRpcSession({
      version: this.protocol.table.version,
      send: (text) => this.#ws.send(text),
      onCall: (call) => onCall(this, call),
      isRepeatable: this.protocol.isTransactional,
      startTimer: clock.startTimer,
      newId,
      callTimeoutMs: limits.callTimeoutMs,
      onDeviation: (deviation) => this.deviate(deviation),
      onFrame: (direction, text) => onFrame(this.station, direction, text),
    });
  }

  #listen(): void {
    this.#ws.on('message', (bytes: Buffer, isBinary) => this.#onMessage(bytes, isBinary));
    this.#ws.on('ping', (bytes) => this.#onPing(bytes));
    this.#ws.on('pong', () => {
      this.#pulse.answersPings = true;
      this.#feel();
    });
    // Faults of the socket end in `close`, which is where they matter.
    this.#ws.on('error', () => undefined);
    this.#ws.on('close', () => {
      this.#closing = true;
      this.#session.close('the connection was closed');
      this.#tellWaiters();
      this.#surroundings.onClosed(this);
    });
  }

  get isClosing(): boolean {
    return this.#closing;
  }

  /** Whether calls of either side wait for their answer. */
  get isBusy(): boolean {
    return !this.#closing && (this.#session.waitingCalls > 0 || this.#ownCalls > 0);
  }

  originAt(receivedAt: Date): Origin {
    const { organizationId, stationId, epoch } = this.station;
    return { organizationId, stationId, epoch, receivedAt };
  }

  /** Sends a call of ours; see `RpcSession.call`. What it asks the station to send is let in (F-12). */
  async call(call: Call): Promise<unknown> {
    const asked = this.protocol.askedFor(call);
    if (asked !== undefined) (this.#asked ??= new Set()).add(asked);
    this.#ownCalls += 1;
    try {
      return await this.#session.call(call.action, this.mending.call(call.payload));
    } finally {
      this.#ownCalls -= 1;
    }
  }

  hasAskedFor(action: string): boolean {
    return this.#asked?.has(action) ?? false;
  }

  change({ admission, heartbeatSeconds, quirks }: ConnectionChange): void {
    if (quirks !== undefined) this.mending = mendingOf(quirks);
    this.admission = admission;
    this.#heartbeatSeconds = heartbeatSeconds;
    this.#bootSettled = true;
  }

  deviate({ rule, path, detail }: Omit<Deviation, 'rule'> & { rule: string }): void {
    this.#surroundings.onDeviation(this.station, rule, path === '' ? detail : `${path}: ${detail}`);
  }

  /** Stops reading where the station is too quick for us or does not read itself, and goes on afterwards (S-7, R-2). */
  regulate(): void {
    const { isPaused: paused, bufferedAmount: unsentBytes } = this.#ws;
    const hold = this.#flow.holds({ waitingCalls: this.#session.waitingCalls, unsentBytes, paused });
    if (hold && !paused) this.#ws.pause();
    else if (paused && !hold) this.#ws.resume();
  }

  /** Once a second: what a connection does by itself, without a timer of its own. */
  beat(nowMs: number): void {
    if (this.#closing) return;
    this.#flow.startSecond();
    this.regulate();
    // While the station waits for us, its silence is our doing.
    if (this.#session.waitingCalls > 0) feelHeard(this.#pulse, nowMs);
    this.#askForBoot(nowMs);
    const { limits } = this.#surroundings;
    const { pings } = this.station;
    const rules = { pings, heartbeatSeconds: this.#heartbeatSeconds, pingEveryMs: limits.pingEveryMs };
    const state = judgePulse(this.#pulse, rules, nowMs);
    if (state === 'gone') this.#ws.terminate();
    else if (state === 'ping') this.#ping();
  }

  /** Whether anything is heard of the station within so many milliseconds, after a ping now (F-7). */
  awaitSign(patienceMs: number): Promise<boolean> {
    if (this.#closing) return Promise.resolve(false);
    // Signs of a socket that we do not read at the moment cannot be seen.
    if (this.#ws.isPaused) return Promise.resolve(true);
    // One ping for all who wait: strangers decide how many there are.
    if (this.#signWaiters.size === 0) this.#ping();
    return new Promise((resolve) => {
      const cancel = this.#surroundings.clock.startTimer(patienceMs, () => {
        this.#signWaiters.delete(heard);
        resolve(false);
      });
      const heard = () => {
        cancel();
        resolve(!this.#closing);
      };
      this.#signWaiters.add(heard);
    });
  }

  /** True once after each time the station was heard. */
  takeSeen(): boolean {
    const heard = this.#unwrittenSign;
    this.#unwrittenSign = false;
    return heard;
  }

  /** Answers that are still to come are dropped: the station sends again what it needs answered. */
  close(code: CloseCode, reason: string): void {
    if (this.#closing) return;
    this.#closing = true;
    this.#session.close(reason);
    this.#tellWaiters();
    // The station's own close frame has to be read.
    this.#ws.resume();
    this.#ws.close(code, reason);
  }

  #onMessage(bytes: Buffer, isBinary: boolean): void {
    if (this.#closing) return;
    this.#feel();
    if (isBinary) return this.close(closeCodes.unsupportedData, 'OCPP is text');
    if (!this.#flow.takesFrame(bytes.length, this.#ws.isPaused)) {
      return this.close(closeCodes.policyViolation, 'too much at once');
    }
    this.#session.receive(bytes.toString('utf8'));
    if (!this.#closing) this.regulate();
  }

  #onPing(bytes: Buffer): void {
    if (this.#closing) return;
    this.#feel();
    if (this.#flow.takesPing()) this.#ws.pong(bytes);
    else this.close(closeCodes.policyViolation, 'too many pings');
  }

  #feel(): void {
    feelHeard(this.#pulse, this.#surroundings.clock.monotonicMs());
    this.#unwrittenSign = true;
    if (this.#signWaiters.size > 0) this.#tellWaiters();
  }

  #tellWaiters(): void {
    for (const tell of this.#signWaiters) tell();
    this.#signWaiters.clear();
  }

  #ping(): void {
    this.#pulse.unansweredPings += 1;
    this.#ws.ping();
  }

  /** A known station that came back without booting is asked to, once (F-12). */
  #askForBoot(nowMs: number): void {
    if (this.#bootSettled || nowMs - this.#openedMs < this.#surroundings.limits.bootPatienceMs) return;
    this.#bootSettled = true;
    // Whatever it answers, it stays connected: booting is its own affair.
    if (this.admission === 'accepted') this.call(this.protocol.askForBoot).catch(() => undefined);
  }
}
