// One charging point: cable, token, reservation, fault and session, and what follows from them; knows no connection.
import { type Car, commonCar, wholeWh } from './charging-curve.ts';
import type { StationEvent } from '../wire/observers.ts';
import { meterValue, type Reading } from './readings.ts';
import { type Meter, Session, type SessionSurroundings } from './session.ts';
import { statusOf } from './status.ts';
import type { ErrorCode, PointStatus, SampleContext, StopReason, TokenAnswer, TokenStatus } from '../words.ts';

/** A charging point as built. `phases` 0 stands for direct current. */
export type PointOptions = {
  maxPowerW: number;
  phases: 0 | 1 | 3;
  connectorType?: string;
  /** What the register shows when the station is new; default 0. */
  registerWh?: number;
};

/** What a point needs of the station around it. */
export type PointSurroundings = SessionSurroundings & {
  newSessionKey(): number;
  transactionId(sessionKey: number): number | undefined;
  authorize(idTag: string): Promise<TokenAnswer>;
  /** The status, or what belongs to it, is no longer what was told last. */
  tellStatus(): void;
  happened(event: StationEvent): void;
};

export type Reservation = { id: number; idTag: string; parentIdTag: string | undefined; untilMs: number };

const smallestCurrentA = 6;
const phaseVoltageV = 230;

export class Point {
  /** Its number at the station, from 1: the connector id of 1.6. */
  readonly number: number;
  readonly options: PointOptions;
  readonly #around: PointSurroundings;
  readonly #meter: Meter;
  #car: Car | undefined;
  #isUsed = false;
  #isOperative = true;
  #becomesInoperative = false;
  #isDenied = false;
  #fault: { code: ErrorCode; info: string | undefined } | undefined;
  #allowed: { idTag: string; cancelWaiting(): void } | undefined;
  #reservation: (Reservation & { cancelExpiry(): void }) | undefined;
  #limitW: number | undefined;
  #session: Session | undefined;
  #told: PointStatus = 'Available';

  constructor(number: number, options: PointOptions, around: PointSurroundings) {
    this.number = number;
    this.options = options;
    this.#around = around;
    this.#meter = { registerWattMs: Math.round(options.registerWh ?? 0) * 3_600_000 };
  }

  get status(): PointStatus {
    return statusOf({
      fault: this.#fault?.code,
      isOperative: this.#isOperative,
      isReserved: this.#reservation !== undefined,
      isPlugged: this.#car !== undefined,
      isUsed: this.#isUsed,
      isAllowed: this.#allowed !== undefined,
      session: this.#sessionState(),
    });
  }

  get isPlugged(): boolean {
    return this.#car !== undefined;
  }

  get isOperative(): boolean {
    return this.#isOperative;
  }

  get reservation(): Reservation | undefined {
    return this.#reservation;
  }

  /** The running session: its token, its register at the start in Wh, and the central system's id once it is known. */
  get session(): { key: number; idTag: string; startWh: number; transactionId: number | undefined } | undefined {
    const session = this.#session;
    if (session === undefined) return undefined;
    const { key, idTag, startWh } = session;
    return { key, idTag, startWh, transactionId: this.#around.transactionId(key) };
  }

  /** The central system's id of the running session; `undefined` without a session or before its start was answered. */
  get transactionId(): number | undefined {
    return this.session?.transactionId;
  }

  /** What the register shows now, in whole watt-hours. */
  get meterWh(): number {
    return this.#session?.meterWh ?? wholeWh(this.#meter.registerWattMs);
  }

  get powerW(): number {
    return this.#session?.powerW ?? 0;
  }

  /** A car comes and is plugged; the session starts if a token waits. A car that is there already stays. */
  plugIn(car: Car = commonCar): void {
    if (this.#car !== undefined) return;
    this.#car = car;
    this.#isUsed = false;
    if (this.#session !== undefined) this.#supply();
    else if (this.#allowed !== undefined) this.#startSession(this.#allowed.idTag);
    this.changed();
  }

  /**
   * Somebody holds a token to the reader: the running session's own token (or its family's) ends it, another is
   * authorized and, if accepted, starts a session as soon as a car is plugged. Gives the token's status.
   */
  async presentToken(idTag: string): Promise<TokenStatus> {
    if (this.#session?.idTag === idTag) {
      this.stop('Local', idTag);
      return 'Accepted';
    }
    const answer = await this.#around.authorize(idTag);
    if (answer.status !== 'Accepted') return answer.status;
    if (this.#session === undefined) this.allow(idTag, answer.parentIdTag);
    else if (answer.parentIdTag !== undefined && answer.parentIdTag === this.#session.parentIdTag) {
      this.stop('Local', idTag);
    }
    return answer.status;
  }

  /** The car is unplugged; a running session ends, unless the station is set to keep it. */
  unplug(): void {
    if (this.#car === undefined) return;
    this.#car = undefined;
    this.#isUsed = false;
    if (this.#session !== undefined) {
      if (this.#around.configuration.flag('StopTransactionOnEVSideDisconnect')) this.#endSession('EVDisconnected');
      else this.#supply();
    }
    this.changed();
  }

  /** Ends the running session, if any; `idTag` is the token that ended it. */
  stop(reason: StopReason = 'Local', idTag?: string): void {
    this.#endSession(reason, idTag);
    this.changed();
  }

  /** Breaks: a running session ends. */
  fault(code: ErrorCode, info?: string): void {
    this.#fault = { code, info };
    this.#endSession('Other');
    this.changed();
  }

  clearFault(): void {
    this.#fault = undefined;
    this.changed();
  }

  /** Lets at most so many watts flow; `undefined` lifts the limit, less than 6 A pauses. */
  setLimitW(limitW: number | undefined): void {
    this.#limitW = limitW;
    this.#supply();
    this.changed();
  }

  /** The most that may flow now, in watts. */
  get supplyW(): number {
    if (this.#car === undefined || this.#isDenied) return 0;
    const smallestW = smallestCurrentA * phaseVoltageV * this.options.phases;
    const limitW = this.#limitW ?? this.options.maxPowerW;
    return limitW < smallestW ? 0 : Math.min(limitW, this.options.maxPowerW);
  }

  /** Whether a token could start a session here: nothing broken, nothing running, not taken out of service. */
  isFreeFor(idTag: string, parentIdTag?: string): boolean {
    if (this.#fault !== undefined || !this.#isOperative || this.#session !== undefined) return false;
    const reserved = this.#reservation;
    if (reserved === undefined || reserved.idTag === idTag) return true;
    return parentIdTag !== undefined && parentIdTag === reserved.parentIdTag;
  }

  /** An accepted token starts a session, now or as soon as a car is plugged within the connection time-out. */
  allow(idTag: string, parentIdTag?: string): void {
    if (!this.isFreeFor(idTag, parentIdTag)) return;
    if (this.#car !== undefined) {
      this.#startSession(idTag);
    } else {
      this.#allowed?.cancelWaiting();
      const timeoutMs = this.#around.configuration.number('ConnectionTimeOut') * 1000;
      const cancelWaiting = this.#around.clock.startTimer(timeoutMs, () => {
        this.#allowed = undefined;
        this.changed();
      });
      this.#allowed = { idTag, cancelWaiting };
    }
    this.changed();
  }

  /** The start was answered. A token that is not accepted ends the session or pauses it, as the station is set. */
  startAnswered(answer: TokenAnswer): void {
    if (this.#session === undefined) return;
    this.#session.parentIdTag = answer.parentIdTag;
    if (answer.status === 'Accepted') return;
    if (this.#around.configuration.flag('StopTransactionOnInvalidId')) {
      this.#endSession('DeAuthorized');
    } else {
      this.#isDenied = true;
      this.#supply();
    }
    this.changed();
  }

  /** Into or out of service; a point in use goes out when its session has ended. */
  setOperative(isOperative: boolean): 'Accepted' | 'Scheduled' {
    this.#becomesInoperative = !isOperative && this.#session !== undefined;
    if (this.#becomesInoperative) return 'Scheduled';
    this.#isOperative = isOperative;
    this.changed();
    return 'Accepted';
  }

  reserve(reservation: Reservation): void {
    this.#reservation?.cancelExpiry();
    const leftMs = reservation.untilMs - this.#around.clock.now();
    const cancelExpiry = this.#around.clock.startTimer(leftMs, () => this.cancelReservation());
    this.#reservation = { ...reservation, cancelExpiry };
    this.changed();
  }

  cancelReservation(): void {
    this.#reservation?.cancelExpiry();
    this.#reservation = undefined;
    this.changed();
  }

  /** Queues meter values of now, of the running session if there is one. */
  sample(context: SampleContext, measurands: readonly string[]): void {
    if (this.#session !== undefined) return this.#session.sample(context, measurands);
    const { clock, stamp, queue } = this.#around;
    const reading: Reading = { registerWh: this.meterWh, powerW: 0, percent: undefined, phases: this.options.phases };
    const entry = meterValue(reading, measurands, { timestamp: stamp(clock.now()), context });
    if (entry.sampledValue.length === 0) return;
    const about = { startWh: 0, sampleNumber: 0 };
    const payload = { connectorId: this.number, meterValue: [entry] };
    queue({ sessionKey: undefined, about, action: 'MeterValues', payload });
  }

  /** The power fails: what lives in working memory is gone. `isDurable` stations remember to tell the end. */
  losePower(isDurable: boolean): void {
    this.#endSession('PowerLoss', undefined, isDurable);
    this.#allowed?.cancelWaiting();
    this.#allowed = undefined;
    this.#reservation?.cancelExpiry();
    this.#reservation = undefined;
  }

  /** The status as it is to be told now. */
  report(): { status: PointStatus; errorCode: ErrorCode; info?: string } {
    const { code, info } = this.#fault ?? { code: 'NoError' as const, info: undefined };
    this.#told = this.status;
    return { status: this.#told, errorCode: code, ...(info === undefined ? {} : { info }) };
  }

  /** Tells the status if it is not what was told last. */
  changed(): void {
    const status = this.status;
    if (status === this.#told) return;
    this.#told = status;
    this.#around.happened({ kind: 'status', point: this.number, status });
    this.#around.tellStatus();
  }

  #sessionState(): 'none' | 'flowing' | 'car-stopped' | 'paused' {
    if (this.#session === undefined) return 'none';
    if (this.#car === undefined || this.#session.isCarFull) return 'car-stopped';
    return this.supplyW === 0 ? 'paused' : 'flowing';
  }

  #supply(): void {
    this.#session?.supply(this.supplyW);
  }

  #startSession(idTag: string): void {
    const car = this.#car ?? commonCar;
    this.#allowed?.cancelWaiting();
    this.#allowed = undefined;
    const reservationId = this.#reservation?.id;
    this.#reservation?.cancelExpiry();
    this.#reservation = undefined;
    this.#isDenied = false;
    const { newSessionKey, happened } = this.#around;
    this.#session = new Session(
      {
        key: newSessionKey(),
        connectorId: this.number,
        idTag,
        reservationId,
        car,
        supplyW: this.supplyW,
        phases: this.options.phases,
        meter: this.#meter,
      },
      this.#around,
      () => this.changed(),
    );
    happened({ kind: 'session-started', point: this.number, idTag, meterWh: this.#session.startWh });
  }

  #endSession(reason: StopReason, idTag?: string, isTold = true): void {
    const session = this.#session;
    if (session === undefined) return;
    session.stop(reason, idTag, isTold);
    this.#session = undefined;
    this.#isUsed = this.#car !== undefined;
    if (this.#becomesInoperative) this.#isOperative = false;
    this.#becomesInoperative = false;
    this.#around.happened({ kind: 'session-stopped', point: this.number, reason, meterWh: this.meterWh });
  }
}
