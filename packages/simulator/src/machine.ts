// What is inside a station: its parts put together, its calls, power and boots; commands and the public face act on it.
import { callFrame, type Responses16 } from '@stationmaster/ocpp';
import { Authorization } from './authorization.ts';
import { answerCall } from './commands/answer.ts';
import { type Configuration, createConfiguration } from './configuration.ts';
import { bootRequest, passwordOf, settingsOf } from './identity.ts';
import type { StationOptions } from './options.ts';
import { AlignedSampling } from './point/aligned.ts';
import { Point } from './point/point.ts';
import { Statuses } from './statuses.ts';
import { Boot } from './wire/boot.ts';
import { Calls, noSession } from './wire/calls.ts';
import { Delivery } from './wire/delivery.ts';
import { Link } from './wire/link.ts';
import { Observers } from './wire/observers.ts';
import { type SessionMessage, TransactionQueue } from './wire/queue.ts';
import { type Temper, temperOf } from './wire/quirks.ts';
import type { ChargingProfile } from './words.ts';
import { type Clock, realClock } from './world/clock.ts';
import { Timers } from './world/timers.ts';

const defaultReconnectDelayMs = 1000;
const defaultCallTimeoutMs = 30_000;
const rebootMs = 5_000;
const softResetPatienceMs = 30_000;

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
  readonly calls: Calls;
  readonly points: readonly Point[];
  readonly statuses: Statuses;
  /** Charging profiles by connector id, as the central system sent them. */
  readonly profiles = new Map<number, ChargingProfile[]>();
  /** What is to happen later; cancelled when power fails or the station rests. */
  readonly timers: Timers;
  #cancelReset: () => void = () => {};
  #poweredAtMs: number;
  #isPowered = true;
  #hasNetwork = true;
  #lastSessionKey = 0;

  constructor(options: StationOptions) {
    this.options = options;
    this.clock = options.clock;
    this.timers = new Timers(this.clock);
    this.#poweredAtMs = this.clock.now();
    this.temper = temperOf(options.quirks ?? []);
    this.configuration = createConfiguration(settingsOf(options));
    this.observers = new Observers(options.wireClock ?? realClock, options.patienceMs);
    this.authorization = new Authorization(this.configuration, async (idTag) => {
      const { idTagInfo } = await this.calls.call('Authorize', { idTag });
      return idTagInfo;
    });
    this.link = this.#buildLink();
    this.calls = new Calls(this.link, this.temper, this.observers);
    this.boot = this.#buildBoot();
    this.delivery = this.#buildDelivery();
    this.points = options.points.map((point, index) => this.#buildPoint(index + 1, point));
    this.statuses = new Statuses({
      points: this.points,
      timestamp: () => this.stamp(this.clock.now()),
      isOpen: () => this.boot.isAccepted,
      tell: (request) => this.calls.tell('StatusNotification', request),
    });
    this.aligned = new AlignedSampling(this.clock, this.configuration, this.points);
  }

  get isPowered(): boolean {
    return this.#isPowered;
  }

  /** A moment as the station's own clock writes it. */
  stamp(atMs: number): string {
    return new Date(this.temper.tellMs(atMs, atMs - this.#poweredAtMs)).toISOString();
  }

  /** Starts anew, with all sessions ended. Softly: only after the central system has heard of their ends. */
  reset(type: 'Soft' | 'Hard'): void {
    const reason = type === 'Soft' ? 'SoftReset' : 'HardReset';
    for (const point of this.points) if (point.session !== undefined) point.stop(reason);
    if (type === 'Hard' || this.queue.length === 0) return this.#reboot();
    const rebootWhenTold = () => this.queue.length === 0 && this.#reboot();
    this.#cancelReset = this.observers.onEvent(rebootWhenTold);
    this.timers.after(softResetPatienceMs, () => this.#reboot());
  }

  /** Power is gone, at once: the socket breaks and working memory is lost. */
  losePower(): void {
    const { durableQueue: isDurable = true } = this.options;
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

  gainNetwork(): void {
    this.#hasNetwork = true;
    this.link.open();
  }

  /** The network is gone, also for a station that is just starting anew. */
  loseNetwork(options: { silently: boolean }): void {
    this.#hasNetwork = false;
    this.link.cut(options);
  }

  /** Leaves the network as the protocol wants. */
  async leaveNetwork(): Promise<void> {
    this.#hasNetwork = false;
    await this.link.close();
  }

  /** Stops every timer that the station runs. */
  rest(): void {
    this.#forgetWork();
    for (const point of this.points) point.losePower(false);
  }

  #reboot(): void {
    this.#forgetWork();
    void this.link.close();
    this.timers.after(rebootMs, () => {
      this.gainPower();
      if (this.#hasNetwork) this.link.open();
    });
  }

  #forgetWork(): void {
    this.boot.disconnected(true);
    this.delivery.stop();
    this.aligned.stop();
    this.#cancelReset();
    this.timers.cancelAll();
  }

  #buildLink(): Link {
    const { url, identifier, random, newId, wireClock, callTimeoutMs, reconnectDelayMs, reconnects } = this.options;
    const options = {
      url,
      identifier,
      password: () => passwordOf(this.options, this.configuration, this.temper),
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
      called: (call) => answerCall(this, call),
      frame: (direction, text) => this.observers.frame(direction, text),
      deviation: (deviation) => this.observers.event({ kind: 'deviation', deviation }),
    });
  }

  #buildBoot(): Boot {
    return new Boot({
      clock: this.clock,
      configuration: this.configuration,
      isSilentAfterReconnect: this.temper.has('bootsAfterReconnect'),
      call: {
        BootNotification: () => this.calls.call('BootNotification', bootRequest(this.options)),
        Heartbeat: () => this.calls.call('Heartbeat', {}),
      },
      asked: () => {
        if (!this.temper.has('tellsStatusBeforeBootAnswer')) return;
        const status = this.temper.mend('StatusNotification', this.statuses.of(1), noSession);
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
    this.statuses.tellAll();
    this.aligned.restart();
    this.delivery.wake();
  }

  #buildDelivery(): Delivery {
    return new Delivery({
      queue: this.queue,
      configuration: this.configuration,
      clock: this.clock,
      isOpen: () => this.boot.isAccepted,
      send: (message, payload) => this.calls.call(message.action, payload, message.about),
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
      tellStatus: () => this.statuses.tell(number),
      happened: (event) => this.observers.event(event),
    });
  }
}
