// One charging point: car, token, reservation, fault and session, and what follows from them; knows no connection.
import { type Car, commonCar } from './charging-curve.ts';
import { Claims } from './claims.ts';
import { Condition } from './condition.ts';
import { Outlet } from './outlet.ts';
import type { Reading } from './readings.ts';
import type { Session } from './session.ts';
import { statusOf } from './status.ts';
import type { Admission, PointOptions, PointSurroundings, Reservation } from './surroundings.ts';
import type { PointView, Teller } from './teller.ts';
import type { ErrorCode, PointStatus, SampleContext, StopReason, TokenAnswer, TokenStatus } from '../words.ts';

/** A charging point in the hands of whoever stands before it: `plugIn`, `presentToken`, `unplug`; what it is like is read from it. */
export class Point implements PointView {
  /** Its number at the station, from 1: the connector id of 1.6, the EVSE id of 2.x. */
  readonly number: number;
  readonly options: PointOptions;
  readonly #around: PointSurroundings;
  readonly #outlet: Outlet;
  readonly #condition = new Condition();
  readonly #claims: Claims;
  readonly #teller: Teller;
  #isUsed = false;
  #lastStatus: PointStatus = 'Available';

  constructor(number: number, options: PointOptions, around: PointSurroundings) {
    this.number = number;
    this.options = options;
    this.#around = around;
    const looked = (isSampleDue: boolean) => {
      if (isSampleDue) this.sample('Sample.Periodic');
      this.changed();
    };
    this.#outlet = new Outlet(options, { ...around, looked });
    this.#claims = new Claims(around.clock, {
      waiting: () => this.stop('Timeout'),
      reservation: () => this.changed(),
    });
    this.#teller = around.tellerOf(this);
  }

  get status(): PointStatus {
    return statusOf({
      fault: this.#condition.fault?.code,
      isOperative: this.#condition.isOperative,
      isReserved: this.#claims.reservation !== undefined,
      isPlugged: this.isPlugged,
      isUsed: this.#isUsed,
      isAllowed: this.#claims.waiting !== undefined,
      session: this.flow,
    });
  }

  get isPlugged(): boolean {
    return this.#outlet.isPlugged;
  }

  get isOperative(): boolean {
    return this.#condition.isOperative;
  }

  get defect(): { code: ErrorCode; info: string | undefined } | undefined {
    return this.#condition.fault;
  }

  get reservation(): Reservation | undefined {
    return this.#claims.reservation;
  }

  get admission(): Admission | undefined {
    return this.#outlet.session?.admission ?? this.#claims.waiting;
  }

  /** The running session: its token, and its register at the start in Wh. */
  get session(): Pick<Session, 'idTag' | 'startWh'> | undefined {
    return this.#outlet.session;
  }

  /** The running transaction, by the central system's number in 1.6; `undefined` before its start was answered. */
  get transactionId(): number | string | undefined {
    return this.#teller.transactionId;
  }

  /** What the register shows now, in whole watt-hours. */
  get meterWh(): number {
    return this.#outlet.meterWh;
  }

  get powerW(): number {
    return this.#outlet.powerW;
  }

  get flow(): Outlet['flow'] {
    return this.#outlet.flow;
  }

  reading(): Reading {
    return this.#outlet.reading();
  }

  /** A car comes and is plugged; the session starts if a token waits. A car that is there already stays. */
  plugIn(car: Car = commonCar): void {
    if (this.isPlugged) return;
    this.#isUsed = false;
    this.#outlet.plug(car);
    const { waiting } = this.#claims;
    if (this.session === undefined && waiting !== undefined) this.#startSession(waiting);
    this.#teller.tell({ kind: 'plugged' });
    this.changed();
  }

  /**
   * Somebody holds a token to the reader: the running session's own token (or its group's, or a master's) ends it,
   * another is authorized and, if accepted, starts a session as soon as a car is plugged. Gives the token's status.
   */
  async presentToken(idTag: string): Promise<TokenStatus> {
    if (this.session?.idTag === idTag) {
      this.stop('Local', idTag);
      return 'Accepted';
    }
    const { status, groupId } = await this.#around.authorize(idTag);
    if (status === 'Accepted') this.#accept(idTag, groupId);
    return status;
  }

  /** The car is unplugged; a running session ends, unless the station is set to keep it. */
  unplug(): void {
    if (!this.isPlugged) return;
    this.#isUsed = false;
    this.#outlet.plug(undefined);
    if (this.session !== undefined && this.#around.settings.flag('stopsOnUnplug')) this.#end('EVDisconnected');
    this.#teller.tell({ kind: 'unplugged' });
    this.changed();
  }

  /** Ends the running session, or a token's waiting; `idTag` is the token that ended it. */
  stop(reason: StopReason = 'Local', idTag?: string): void {
    this.#end(reason, idTag);
    this.changed();
  }

  /** Breaks: a running session ends. */
  fault(code: ErrorCode, info?: string): void {
    this.#condition.breakDown(code, info);
    this.#end('Other');
    this.changed();
  }

  clearFault(): void {
    this.#condition.repair();
    this.changed();
  }

  /** Lets at most so many watts flow; `undefined` lifts the limit, less than 6 A pauses; the lower one holds. */
  setLimitW(limitW: number | undefined, by: 'hand' | 'station' = 'hand'): void {
    this.#outlet.limit(limitW, by);
    this.changed();
  }

  /** Whether a token could start a session here: nothing broken, nothing running, not taken out of service. */
  isFreeFor(idTag: string, groupId?: string): boolean {
    return this.#condition.isUsable && this.session === undefined && this.#claims.admits(idTag, groupId);
  }

  /** An accepted token starts a session, now or as soon as a car is plugged within the connection time-out. */
  allow(token: Omit<Admission, 'key' | 'reservationId'>): void {
    if (!this.isFreeFor(token.idTag, token.groupId)) return;
    const admission = { ...token, key: this.#around.newAdmissionKey(), reservationId: this.reservation?.id };
    if (this.isPlugged) this.#startSession(admission);
    else this.#claims.waitForCar(admission, this.#around.settings.number('connectionTimeoutS') * 1000);
    this.#teller.tell({ kind: 'authorized' });
    this.changed();
  }

  /** The central system said of an admitted token what it is. One not accepted is stopped or paused, as is set. */
  judge(admissionKey: number | undefined, answer: TokenAnswer): void {
    if (this.admission === undefined || this.admission.key !== admissionKey) return;
    const { session } = this.#outlet;
    if (session !== undefined) session.groupId = answer.groupId;
    if (answer.status === 'Accepted') return;
    if (session === undefined || this.#around.settings.flag('stopsOnInvalidToken')) return this.stop('DeAuthorized');
    this.#outlet.deny();
    this.changed();
  }

  /** Into or out of service; a point in use goes out when its session has ended. */
  setOperative(isOperative: boolean): 'Accepted' | 'Scheduled' {
    const outcome = this.#condition.change(isOperative, this.session !== undefined);
    this.changed();
    return outcome;
  }

  /** `undefined` cancels the reservation. */
  reserve(reservation: Reservation | undefined): void {
    this.#claims.reserve(reservation);
    this.changed();
  }

  sample(context: SampleContext): void {
    this.#teller.tell({ kind: 'sampled', context });
  }

  /** The power fails: what lives in working memory is gone. `isDurable` stations remember to tell the end. */
  losePower(isDurable: boolean): void {
    if (!isDurable) this.#teller.tell({ kind: 'forgotten' });
    this.#end('PowerLoss');
    this.#claims.reserve(undefined);
  }

  /** Power is back; a car that is there is noticed anew. */
  gainPower(): void {
    if (this.isPlugged) this.#teller.tell({ kind: 'plugged' });
  }

  /** Tells the status, if it is not what it was. */
  changed(): void {
    const { status } = this;
    this.#teller.tell({ kind: 'changed' });
    if (status !== this.#lastStatus) this.#around.happened({ kind: 'status', point: this.number, status });
    this.#lastStatus = status;
    this.#around.tellStatus();
  }

  #accept(idTag: string, groupId: string | undefined): void {
    const { session } = this.#outlet;
    const isMaster = groupId !== undefined && groupId === this.#around.settings.text('masterPassGroup');
    if (session === undefined && !isMaster) this.allow({ idTag, groupId });
    else if (session !== undefined && isMaster) this.stop('MasterPass', idTag);
    else if (session !== undefined && groupId !== undefined && groupId === session.groupId) this.stop('Local', idTag);
  }

  #startSession(admission: Admission): void {
    this.#claims.dropAll();
    const { idTag, startWh } = this.#outlet.start(admission);
    this.#teller.tell({ kind: 'started' });
    this.#around.happened({ kind: 'session-started', point: this.number, idTag, meterWh: startWh });
  }

  /** Ends the session, or a token's waiting. */
  #end(reason: StopReason, idTag?: string): void {
    const wasCharging = this.session !== undefined;
    const reading = this.#outlet.end();
    this.#claims.waitNoLonger();
    this.#isUsed ||= wasCharging && this.isPlugged;
    this.#condition.sessionEnded();
    this.#teller.tell({ kind: 'stopped', reason, idTag, reading });
    const { number: point, meterWh } = this;
    if (wasCharging) this.#around.happened({ kind: 'session-stopped', point, reason, meterWh });
  }
}
