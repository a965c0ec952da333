// One charging point: cable, token, reservation, fault and session, and what follows from them; knows no connection.
import { type Car, commonCar, wattMsOf, wholeWh } from './charging-curve.ts';
import { Claims } from './claims.ts';
import { Condition } from './condition.ts';
import { type Place, queueIdleValues, Session } from './session.ts';
import { statusOf } from './status.ts';
import { supplyUnder } from './supply.ts';
import type { PointOptions, PointSurroundings, Reservation } from './surroundings.ts';
import type { ErrorCode, PointStatus, SampleContext, StopReason, TokenAnswer, TokenStatus } from '../words.ts';

export class Point {
  /** Its number at the station, from 1: the connector id of 1.6. */
  readonly number: number;
  readonly options: PointOptions;
  readonly #around: PointSurroundings;
  readonly #place: Place;
  #car: Car | undefined;
  #isUsed = false;
  #isDenied = false;
  readonly #condition = new Condition();
  readonly #claims: Claims;
  #limitW: number | undefined;
  #session: Session | undefined;
  #told: PointStatus = 'Available';

  constructor(number: number, options: PointOptions, around: PointSurroundings) {
    this.number = number;
    this.options = options;
    this.#around = around;
    this.#claims = new Claims(around.clock, () => this.changed());
    const meter = { registerWattMs: wattMsOf(Math.round(options.registerWh ?? 0)) };
    this.#place = { number, phases: options.phases, meter };
  }

  get status(): PointStatus {
    return statusOf({
      fault: this.#condition.fault?.code,
      isOperative: this.#condition.isOperative,
      isReserved: this.#claims.reservation !== undefined,
      isPlugged: this.#car !== undefined,
      isUsed: this.#isUsed,
      isAllowed: this.#claims.waitingToken !== undefined,
      session: this.#sessionState(),
    });
  }

  get isPlugged(): boolean {
    return this.#car !== undefined;
  }

  get isOperative(): boolean {
    return this.#condition.isOperative;
  }

  get reservation(): Reservation | undefined {
    return this.#claims.reservation;
  }

  /** The running session: its token, and its register at the start in Wh. */
  get session(): Pick<Session, 'key' | 'idTag' | 'startWh'> | undefined {
    return this.#session;
  }

  /** The central system's id of the running session; `undefined` without a session or before its start was answered. */
  get transactionId(): number | undefined {
    return this.#session && this.#around.transactionId(this.#session.key);
  }

  /** What the register shows now, in whole watt-hours. */
  get meterWh(): number {
    return this.#session?.meterWh ?? wholeWh(this.#place.meter.registerWattMs);
  }

  get powerW(): number {
    return this.#session?.powerW ?? 0;
  }

  /** A car comes and is plugged; the session starts if a token waits. A car that is there already stays. */
  plugIn(car: Car = commonCar): void {
    if (this.#car !== undefined) return;
    this.#car = car;
    this.#isUsed = false;
    const { waitingToken } = this.#claims;
    if (this.#session !== undefined) this.#session.supply(this.#supplyW());
    else if (waitingToken !== undefined) this.#startSession(waitingToken);
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
      else this.#session.supply(this.#supplyW());
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
    this.#condition.breakDown(code, info);
    this.#endSession('Other');
    this.changed();
  }

  clearFault(): void {
    this.#condition.repair();
    this.changed();
  }

  /** Lets at most so many watts flow; `undefined` lifts the limit, less than 6 A pauses. */
  setLimitW(limitW: number | undefined): void {
    this.#limitW = limitW;
    this.#session?.supply(this.#supplyW());
    this.changed();
  }

  /** Whether a token could start a session here: nothing broken, nothing running, not taken out of service. */
  isFreeFor(idTag: string, parentIdTag?: string): boolean {
    const isIdle = this.#condition.isUsable && this.#session === undefined;
    return isIdle && this.#claims.admits(idTag, parentIdTag);
  }

  /** An accepted token starts a session, now or as soon as a car is plugged within the connection time-out. */
  allow(idTag: string, parentIdTag?: string): void {
    if (!this.isFreeFor(idTag, parentIdTag)) return;
    const timeoutMs = this.#around.configuration.number('ConnectionTimeOut') * 1000;
    if (this.#car !== undefined) this.#startSession(idTag);
    else this.#claims.waitForCar(idTag, timeoutMs);
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
      this.#session?.supply(this.#supplyW());
    }
    this.changed();
  }

  /** Into or out of service; a point in use goes out when its session has ended. */
  setOperative(isOperative: boolean): 'Accepted' | 'Scheduled' {
    const outcome = this.#condition.change(isOperative, this.#session !== undefined);
    this.changed();
    return outcome;
  }

  reserve(reservation: Reservation): void {
    this.#claims.reserve(reservation);
    this.changed();
  }

  cancelReservation(): void {
    this.#claims.cancelReservation();
    this.changed();
  }

  /** Queues meter values of now, of the running session if there is one. */
  sample(context: SampleContext, measurands: readonly string[]): void {
    if (this.#session !== undefined) this.#session.sample(context, measurands);
    else queueIdleValues(this.#place, this.#around, context, measurands);
  }

  /** The power fails: what lives in working memory is gone. `isDurable` stations remember to tell the end. */
  losePower(isDurable: boolean): void {
    this.#endSession('PowerLoss', undefined, isDurable);
    this.#claims.dropAll();
  }

  /** The status as it is to be told now. */
  report(): { status: PointStatus; errorCode: ErrorCode; info?: string } {
    const { code, info } = this.#condition.fault ?? { code: 'NoError' as const, info: undefined };
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
    return this.#supplyW() === 0 ? 'paused' : 'flowing';
  }

  /** The most that may flow now, in watts. */
  #supplyW(): number {
    return this.#car === undefined || this.#isDenied ? 0 : supplyUnder(this.#limitW, this.options);
  }

  #startSession(idTag: string): void {
    const car = this.#car ?? commonCar;
    const reservationId = this.#claims.reservation?.id;
    this.#claims.dropAll();
    this.#isDenied = false;
    const { newSessionKey, happened } = this.#around;
    const start = { key: newSessionKey(), idTag, reservationId, car, supplyW: this.#supplyW() };
    this.#session = new Session(start, this.#place, this.#around, () => this.changed());
    happened({ kind: 'session-started', point: this.number, idTag, meterWh: this.#session.startWh });
  }

  #endSession(reason: StopReason, idTag?: string, isTold = true): void {
    const session = this.#session;
    if (session === undefined) return;
    session.stop(reason, idTag, isTold);
    this.#session = undefined;
    this.#isUsed = this.#car !== undefined;
    this.#condition.sessionEnded();
    this.#around.happened({ kind: 'session-stopped', point: this.number, reason, meterWh: this.meterWh });
  }
}
