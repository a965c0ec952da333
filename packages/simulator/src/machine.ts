// What is inside a station: its parts put together, its calls, power and boots; commands and the public face act on it.
import {
  callFrame,
  callsFromStation16,
  type FromStation16,
  type IncomingCall,
  type Requests16,
  type Responses16,
  RpcClosed,
} from '@stationmaster/ocpp';
import { AlignedSampling } from './point/aligned.ts';
import { Authorization } from './authorization.ts';
import { Boot } from './wire/boot.ts';
import { type Clock, realClock } from './world/clock.ts';
import { answerCall } from './commands/answer.ts';
import { type Configuration, createConfiguration } from './configuration.ts';
import { Delivery } from './wire/delivery.ts';
import { Link } from './wire/link.ts';
import { Observers } from './wire/observers.ts';
import type { StationOptions } from './options.ts';
import { Point } from './point/point.ts';
import { type AboutSession, type SessionMessage, TransactionQueue } from './wire/queue.ts';
import { type Temper, temperOf } from './wire/quirks.ts';
import type { ChargingProfile, ErrorCode, StopReason } from './words.ts';

const noSession: AboutSession = { startWh: 0, sampleNumber: 0 };
const defaultReconnectDelayMs = 1000;
const defaultCallTimeoutMs = 30_000;
const defaultPatienceMs = 10_000;
const rebootMs = 5_000;
const softResetPatienceMs = 30_000;

const sessionActions = new Set<string>(['StartTransaction', 'MeterValues', 'StopTransaction']);

export class Machine {
  readonly options: StationOptions;
  readonly clock: Clock;
  readonly temper: Temper;
  readonly configuration: Configuration;
  readonly observers: Observers;
  readonly queue = new TransactionQueue();
  readonly authorization: Authorization;
  readonly boot: Boot;
  readonly delivery: Delivery;
  readonly aligned: AlignedSampling;
  readonly link: Link;
  readonly points: readonly Point[];
  /** Charging profiles by connector id, as the central system sent them. */
  readonly profiles = new Map<number, ChargingProfile[]>();
  readonly #timers = new Set<() => void>();
  #cancelReset: () => void = () => {};
  #poweredAtMs: number;
  #isPowered = true;
  #lastSessionKey = 0;

  constructor(options: StationOptions) {
    this.options = options;
    this.clock = options.clock;
    this.#poweredAtMs = this.clock.now();
    this.temper = temperOf(options.quirks ?? []);
    const numberOfConnectors = String(options.points.length);
    this.configuration = createConfiguration({ NumberOfConnectors: numberOfConnectors, ...options.configuration });
    this.observers = new Observers(options.wireClock ?? realClock, options.patienceMs ?? defaultPatienceMs);
    this.authorization = new Authorization(this.configuration, async (idTag) => {
      const { idTagInfo } = await this.call('Authorize', { idTag });
      return idTagInfo;
    });
    this.link = this.#buildLink();
    this.boot = this.#buildBoot();
    this.delivery = this.#buildDelivery();
    this.points = options.points.map((point, index) => this.#buildPoint(index + 1, point));
    this.aligned = new AlignedSampling(this.clock, this.configuration, this.points);
  }

  get isPowered(): boolean {
    return this.#isPowered;
  }

  /** Calls the central system, mended by the station's quirks. Rejects as an RPC session does. */
  async call<A extends FromStation16>(action: A, payload: Requests16[A], about = noSession): Promise<Responses16[A]> {
    const transmit = { call: () => this.#transmit(action, payload, about) };
    const typedCall = callsFromStation16(transmit, (deviation) =>
      this.observers.event({ kind: 'deviation', deviation }),
    );
    // Of session messages the delivery tells, once the queue knows the answer.
    const isTold = !sessionActions.has(action);
    try {
      const response = await typedCall(action, payload);
      if (isTold) this.observers.event({ kind: 'answered', action, request: payload, response });
      this.#repeat(action);
      return response;
    } catch (error) {
      if (isTold) this.observers.event({ kind: 'unanswered', action, request: payload, error });
      throw error;
    }
  }

  /** Calls without caring for the answer. */
  tell<A extends FromStation16>(action: A, payload: Requests16[A]): void {
    this.call(action, payload).catch(() => {});
  }

  /** Tells the status of a connector; 0 is the station as a whole. */
  tellStatus(connectorId: number): void {
    if (this.boot.isAccepted) this.tell('StatusNotification', this.#statusOf(connectorId));
  }

  tellEveryStatus(): void {
    for (let connectorId = 0; connectorId <= this.points.length; connectorId += 1) this.tellStatus(connectorId);
  }

  /** A moment as the station's own clock writes it. */
  stamp(atMs: number): string {
    return new Date(this.temper.tellMs(atMs, atMs - this.#poweredAtMs)).toISOString();
  }

  /** Runs something later, unless power fails or the station is closed before. */
  after(delayMs: number, run: () => void): void {
    const cancel = this.clock.startTimer(delayMs, () => {
      this.#timers.delete(cancel);
      run();
    });
    this.#timers.add(cancel);
  }

  stopSessions(reason: StopReason): void {
    for (const point of this.points) if (point.session !== undefined) point.stop(reason);
  }

  /** Starts anew, with all sessions ended. Softly: only after the central system has heard of their ends. */
  reset(type: 'Soft' | 'Hard'): void {
    this.stopSessions(type === 'Soft' ? 'SoftReset' : 'HardReset');
    if (type === 'Hard' || this.queue.length === 0) return this.#reboot();
    const rebootWhenTold = () => this.queue.length === 0 && this.#reboot();
    this.#cancelReset = this.observers.onEvent(rebootWhenTold);
    this.after(softResetPatienceMs, () => this.#reboot());
  }

  /** Power is gone, at once: the socket breaks and working memory is lost. */
  losePower(): void {
    const isDurable = this.options.durableQueue ?? true;
    this.#isPowered = false;
    this.link.cut();
    this.#forgetWork();
    for (const point of this.points) point.losePower(isDurable);
    if (!isDurable) this.queue.forgetAll();
  }

  gainPower(): void {
    this.#isPowered = true;
    this.#poweredAtMs = this.clock.now();
  }

  /** Stops every timer that the station runs. */
  rest(): void {
    this.#forgetWork();
    for (const point of this.points) point.losePower(false);
  }

  #reboot(): void {
    this.#forgetWork();
    void this.link.close();
    this.after(rebootMs, () => {
      this.gainPower();
      this.link.open();
    });
  }

  #forgetWork(): void {
    this.boot.disconnected(true);
    this.delivery.stop();
    this.aligned.stop();
    this.#cancelReset();
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
  }

  #transmit<A extends FromStation16>(action: A, payload: Requests16[A], about: AboutSession): Promise<unknown> {
    const { rpc } = this.link;
    if (rpc === undefined) return Promise.reject(new RpcClosed(action, 'not connected', false));
    return rpc.call(action, this.temper.mend(action, payload, about));
  }

  #repeat(action: FromStation16): void {
    for (const { action: repeated, id } of this.temper.repeats) {
      if (repeated === action) this.link.repeatLast(action, id);
    }
  }

  #statusOf(connectorId: number): Requests16['StatusNotification'] {
    const point = this.points[connectorId - 1];
    const timestamp = this.stamp(this.clock.now());
    if (point !== undefined) return { connectorId, ...point.report(), timestamp };
    const isOperative = this.points.some(({ isOperative }) => isOperative);
    const errorCode: ErrorCode = 'NoError';
    return { connectorId, errorCode, status: isOperative ? 'Available' : 'Unavailable', timestamp };
  }

  #identity(): Requests16['BootNotification'] {
    const { vendor, model, serial, firmware, identifier } = this.options;
    return {
      chargePointVendor: vendor ?? 'Stationmaster',
      chargePointModel: model ?? 'Simulator',
      chargePointSerialNumber: serial ?? identifier.slice(0, 25),
      firmwareVersion: firmware ?? '1.0.0',
    };
  }

  #buildLink(): Link {
    const { url, identifier, random, newId, wireClock, callTimeoutMs, reconnectDelayMs, reconnects } = this.options;
    const options = {
      url,
      identifier,
      password: () => this.#password(),
      temper: this.temper,
      clock: wireClock ?? realClock,
      random,
      newId,
      callTimeoutMs: callTimeoutMs ?? defaultCallTimeoutMs,
      reconnectDelayMs: reconnectDelayMs ?? defaultReconnectDelayMs,
      reconnects: reconnects ?? true,
    };
    return new Link(options, {
      opened: () => {
        this.observers.event({ kind: 'connected' });
        this.boot.connected();
      },
      closed: (code, reason) => {
        this.boot.disconnected();
        this.delivery.stop();
        this.observers.event({ kind: 'disconnected', code, reason });
      },
      refused: (statusCode, reason) => this.observers.event({ kind: 'refused', statusCode, reason }),
      called: (call: IncomingCall) => answerCall(this, call),
      frame: (direction, text) => this.observers.frame(direction, text),
      deviation: (deviation) => this.observers.event({ kind: 'deviation', deviation }),
    });
  }

  /** A key that the central system set: 40 hexadecimal letters stand for 20 bytes. */
  #password(): string | Uint8Array | undefined {
    const key = this.configuration.find('AuthorizationKey') ?? '';
    if (key === '') return this.options.password;
    const isBytes = /^[0-9a-f]{40}$/i.test(key) && !this.temper.has('sendsKeyAsLetters');
    return isBytes ? Buffer.from(key, 'hex') : key;
  }

  #buildBoot(): Boot {
    return new Boot({
      clock: this.clock,
      configuration: this.configuration,
      isSilentAfterReconnect: this.temper.has('bootsAfterReconnect'),
      call: {
        BootNotification: () => this.call('BootNotification', this.#identity()),
        Heartbeat: () => this.call('Heartbeat', {}),
      },
      asked: () => {
        if (!this.temper.has('tellsStatusBeforeBootAnswer')) return;
        const status = this.temper.mend('StatusNotification', this.#statusOf(1), noSession);
        this.link.sendText(callFrame(this.options.newId(), 'StatusNotification', status));
      },
      answered: (status) => {
        if (status === 'Accepted') this.#accepted();
        this.observers.event({ kind: 'booted', status });
      },
    });
  }

  #accepted(): void {
    this.link.settled();
    this.tellEveryStatus();
    this.aligned.restart();
    this.delivery.wake();
  }

  #buildDelivery(): Delivery {
    return new Delivery({
      queue: this.queue,
      configuration: this.configuration,
      clock: this.clock,
      isOpen: () => this.boot.isAccepted,
      send: (message, payload) => this.call(message.action, payload, message.about),
      answered: (message, request, response) => this.#delivered(message, request, response),
      unanswered: ({ action }, request, error) => this.observers.event({ kind: 'unanswered', action, request, error }),
    });
  }

  #delivered(message: SessionMessage, request: object, response: Responses16[SessionMessage['action']]): void {
    if (message.action === 'StartTransaction' && 'transactionId' in response) {
      this.authorization.learn(message.payload.idTag, response.idTagInfo);
      const point = this.points.find(({ session }) => session?.key === message.sessionKey);
      point?.startAnswered(response.idTagInfo);
    }
    this.observers.event({ kind: 'answered', action: message.action, request, response });
  }

  #buildPoint(number: number, point: StationOptions['points'][number]): Point {
    return new Point(number, point, {
      clock: this.clock,
      random: this.options.random,
      configuration: this.configuration,
      stamp: (atMs) => this.stamp(atMs),
      queue: (message) => {
        this.queue.add(message);
        this.delivery.wake();
      },
      newSessionKey: () => (this.#lastSessionKey += 1),
      transactionId: (key) => this.queue.transactionId(key),
      authorize: (idTag) =>
        this.#isPowered ? this.authorization.authorize(idTag) : Promise.resolve({ status: 'Invalid' }),
      tellStatus: () => this.tellStatus(number),
      happened: (event) => this.observers.event(event),
    });
  }
}
