// What is inside a station: its parts put together, its power and its boots; commands and the public face act on it.
import { callFrame, type VersionTable } from '@stationmaster/ocpp';
import { Authorization } from './authorization.ts';
import type { Dialect } from './dialect.ts';
import type { CompleteOptions } from './options.ts';
import { AlignedSampling } from './point/aligned.ts';
import { Point } from './point/point.ts';
import type { Settings } from './settings.ts';
import { Statuses } from './statuses.ts';
import { versions } from './versions.ts';
import { answerCall } from './wire/answer.ts';
import { Boot } from './wire/boot.ts';
import { Calls, noSession } from './wire/calls.ts';
import { Delivery } from './wire/delivery.ts';
import { filesOverHttp, type FileCarrier } from './wire/files.ts';
import { Link } from './wire/link.ts';
import { linkOptionsOf } from './wire/link-options.ts';
import { Observers } from './wire/observers.ts';
import { type SessionMessage, SessionQueue } from './wire/queue.ts';
import { type Temper, temperOf } from './wire/quirks.ts';
import type { BootReason, StopReason } from './words.ts';
import { type Clock, realClock } from './world/clock.ts';
import { Timers } from './world/timers.ts';

const [rebootMs, resetPatienceMs] = [5_000, 30_000];

export class Machine {
  readonly options: CompleteOptions;
  readonly table: VersionTable;
  readonly clock: Clock;
  readonly temper: Temper;
  readonly settings: Settings;
  readonly observers: Observers;
  readonly files: FileCarrier;
  readonly queue = new SessionQueue();
  readonly authorization: Authorization;
  readonly boot: Boot;
  readonly delivery: Delivery;
  readonly aligned: AlignedSampling;
  readonly link: Link;
  readonly calls: Calls;
  readonly dialect: Dialect;
  readonly points: readonly Point[];
  readonly statuses: Statuses;
  /** What is to happen later; cancelled when power fails or the station rests. */
  readonly timers: Timers;
  #cancelReset: () => void = () => {};
  #poweredAtMs: number;
  #isPowered = true;
  #hasNetwork = true;
  #lastAdmissionKey = 0;

  constructor(options: CompleteOptions) {
    const { table, quirks, speak } = versions[options.version ?? '1.6'];
    this.options = options;
    this.table = table;
    this.clock = options.clock;
    this.timers = new Timers(this.clock);
    this.#poweredAtMs = this.clock.now();
    this.temper = temperOf(quirks, options.quirks ?? []);
    this.observers = new Observers(options.wireClock ?? realClock, options.patienceMs);
    this.files = options.files ?? filesOverHttp();
    this.dialect = speak(this);
    this.settings = this.dialect.settings;
    this.authorization = new Authorization(this.settings, options, (idTag) => this.dialect.authorize(idTag));
    this.link = this.#buildLink();
    this.calls = new Calls(this);
    this.boot = this.#buildBoot();
    this.delivery = this.#buildDelivery();
    this.points = options.points.map((point, index) => this.#buildPoint(index + 1, point));
    this.statuses = new Statuses({
      dialect: this.dialect,
      isOpen: () => this.boot.isAccepted,
      tell: (action, request) => this.calls.tell(action, request),
    });
    this.aligned = new AlignedSampling(this.clock, this.settings, this.points);
  }

  get isPowered(): boolean {
    return this.#isPowered;
  }

  /** The present moment as the station's own clock writes it. */
  now(): string {
    const atMs = this.clock.now();
    return new Date(this.temper.tellMs(atMs, atMs - this.#poweredAtMs)).toISOString();
  }

  /** Keeps a message about a session until the central system has answered it. */
  keep(message: SessionMessage): void {
    if (message.place === 'last' && this.temper.has('tellsStatusBeforeEnd')) this.statuses.tell(message.about.point);
    if (message.place === 'last' && this.temper.has('tellsEndBeforeSamples')) this.queue.addOvertaking(message);
    else this.queue.add(message);
    this.delivery.wake();
  }

  /**
   * Starts anew with all sessions ended: at once, or first when the central system has heard of their ends, or only
   * when they have ended by themselves.
   */
  reset(reason: StopReason, when: 'at-once' | 'when-told' | 'when-idle'): void {
    if (when !== 'when-idle') for (const point of this.points) point.stop(reason);
    const isFree = ({ admission, transactionId }: Point) => admission === undefined && transactionId === undefined;
    const isReady = () => this.queue.length === 0 && this.points.every(isFree);
    if (when === 'at-once' || isReady()) return this.#reboot();
    this.#cancelReset();
    this.#cancelReset = this.observers.onEvent(() => isReady() && this.#reboot());
    if (when === 'when-told') this.timers.after(resetPatienceMs, () => this.#reboot());
  }

  /** Power is gone, at once: the socket breaks and working memory is lost. */
  losePower(): void {
    const { durableQueue: isDurable = true } = this.options;
    this.#isPowered = false;
    this.link.cut();
    this.#forgetWork('PowerUp');
    for (const point of this.points) point.losePower(isDurable);
    if (isDurable) return;
    this.queue.forgetAll();
    this.dialect.forgetMessages();
  }

  gainPower(): void {
    this.#isPowered = true;
    this.#poweredAtMs = this.clock.now();
    for (const point of this.points) point.gainPower();
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
    this.#forgetWork('PowerUp');
    for (const point of this.points) point.losePower(false);
  }

  #reboot(): void {
    this.#forgetWork('RemoteReset');
    void this.link.close();
    this.timers.after(rebootMs, () => {
      this.gainPower();
      if (this.#hasNetwork) this.link.open();
    });
  }

  #forgetWork(reason: BootReason): void {
    this.boot.forget(reason);
    this.delivery.stop();
    this.aligned.stop();
    this.#cancelReset();
    this.timers.cancelAll();
  }

  #buildLink(): Link {
    const { table, temper } = this;
    return new Link(linkOptionsOf(this.options, { table, temper, password: () => this.dialect.password() }), {
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
      settings: this.settings,
      temper: this.temper,
      tell: (reason) => this.dialect.boot(reason),
      beat: () => this.dialect.heartbeat(),
      asked: () => {
        if (!this.temper.has('tellsStatusBeforeBootAnswer')) return;
        const status = this.temper.mend('StatusNotification', this.dialect.statusRequest(1), noSession);
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
    for (const { action, payload } of this.temper.unasked) this.calls.tell(action, payload);
    this.aligned.restart();
    this.delivery.wake();
  }

  #buildDelivery(): Delivery {
    return new Delivery({
      queue: this.queue,
      settings: this.settings,
      clock: this.clock,
      isOpen: () => this.boot.isAccepted,
      payloadOf: (message) => this.dialect.payloadOf(message),
      send: ({ action, about }, payload) => this.calls.call(action, payload, about),
      answered: (message, request, response) => this.#delivered(message, request, response),
      unanswered: ({ action }, request, error) => this.observers.event({ kind: 'unanswered', action, request, error }),
      dropped: (message) => this.dialect.dropped(message),
    });
  }

  #delivered(message: SessionMessage, request: object, response: object): void {
    const said = this.dialect.answered(message, response);
    if (said !== undefined) {
      this.authorization.learn(said.idTag, said.answer);
      this.points[message.about.point - 1]?.judge(message.admissionKey, said.answer);
    }
    this.observers.event({ kind: 'answered', action: message.action, request, response });
  }

  #buildPoint(number: number, point: CompleteOptions['points'][number]): Point {
    return new Point(number, point, {
      clock: this.clock,
      random: this.options.random,
      settings: this.settings,
      newAdmissionKey: () => (this.#lastAdmissionKey += 1),
      tellerOf: (view) => this.dialect.tellerOf(view),
      authorize: async (idTag) => (this.#isPowered ? this.authorization.authorize(idTag) : { status: 'Invalid' }),
      tellStatus: () => this.statuses.tellNews(number),
      happened: (event) => this.observers.event(event),
    });
  }
}
