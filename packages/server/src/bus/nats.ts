// Joins the nodes' buses through NATS: what is said at one is heard at the others, late or never, and nobody waits for it.
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Clock } from '../clock.ts';
import type { NatsServers } from '../config/readers.ts';
import type { News } from '../facts.ts';
import type { Bus, BusLoad, JoinedBus } from './bus.ts';
import { readMessage, writeMessage } from './messages.ts';
import { createOutbox, type Outbox } from './outbox.ts';

export type NatsParts = {
  nats: NatsServers;
  /** What this installation's nodes have in common and no other knows. */
  room: string;
  nodeName: string;
  /** This node's own: hears all that is said here at once, and what others said. */
  own: Bus;
  clock: Pick<Clock, 'startTimer'>;
  log: Record<'info' | 'warn', (about: object, sentence: string) => void>;
};

const retryMs = 2_000;
const patienceMs = 5_000;
const gatherMs = 50;

export function joinNats(parts: NatsParts): JoinedBus {
  const { own } = parts;
  const bus = new NatsBus(parts);
  return {
    ...own,
    publish(news) {
      own.publish(news);
      bus.publish(news);
    },
    ring(stationId) {
      own.ring(stationId);
      bus.ring(stationId);
    },
    isJoined: () => bus.isJoined,
    load: () => bus.load(),
    close: () => bus.close(),
  };
}

class NatsBus {
  readonly #parts: NatsParts;
  readonly #subject: string;
  readonly #outbox: Outbox = createOutbox();
  readonly #counts = { sent: 0, received: 0, malformed: 0 };
  readonly #running: Promise<void>;
  #connection: NatsConnection | undefined;
  #isSending = false;
  #isAway = false;
  #cancelGathering: (() => void) | undefined;
  #closed = false;
  #wake: () => void = () => undefined;
  #goOn: () => void = () => undefined;

  constructor(parts: NatsParts) {
    this.#parts = parts;
    this.#subject = `stationmaster.${parts.room}`;
    this.#running = this.#run();
  }

  get isJoined(): boolean {
    return this.#connection !== undefined;
  }

  load(): BusLoad {
    return { ...this.#counts, lost: this.#outbox.lost };
  }

  /** Panels are told a few times a second: what gathers in that time goes out together. */
  publish(news: readonly News[]): void {
    this.#outbox.addNews(news);
    if (this.#connection === undefined) this.#outbox.loseWaiting();
    else
      this.#cancelGathering ??= this.#parts.clock.startTimer(gatherMs, () => {
        this.#cancelGathering = undefined;
        this.#send();
      });
  }

  /** At once: somebody waits for a command. */
  ring(stationId: number): void {
    this.#outbox.addBell(stationId);
    this.#send();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelGathering?.();
    this.#wake();
    await this.#connection?.close();
    await this.#running;
  }

  /** Our own loop rather than the library's, which would keep without a bound what is said while nobody hears. */
  async #run(): Promise<void> {
    while (!this.#closed) {
      try {
        await this.#stayIn(await this.#enter());
      } catch (error) {
        this.#tellAway(error instanceof Error ? error.message : 'unknown');
      }
      if (!this.#closed) await this.#pause();
    }
  }

  async #enter(): Promise<NatsConnection> {
    const { nats, nodeName } = this.#parts;
    const connection = await connect({
      ...nats,
      name: `stationmaster ${nodeName}`,
      // What is said here was heard here.
      noEcho: true,
      reconnect: false,
      timeout: patienceMs,
      pingInterval: patienceMs,
    });
    connection.subscribe(this.#subject, {
      callback: (error, message) => {
        if (error === null) this.#hear(message.string());
        // Not allowed to listen: whoever set the server up hears of it again and again.
        else void connection.close();
      },
    });
    await Promise.race([connection.flush(), connection.closed()]);
    return connection;
  }

  async #stayIn(connection: NatsConnection): Promise<void> {
    if (this.#closed) return connection.close();
    this.#connection = connection;
    this.#isAway = false;
    this.#parts.log.info({ server: connection.getServer() }, 'The bus joins this node with the others.');
    this.#parts.own.tellGap();
    this.#send();
    const reason = await connection.closed();
    this.#connection = undefined;
    this.#outbox.loseAll();
    this.#goOn();
    if (!this.#closed) throw reason ?? new Error('the connection ended');
  }

  /** What gathers while one message is on its way is the next: never more is under way than the server has taken. */
  #send(): void {
    if (this.#connection === undefined) return this.#outbox.loseWaiting();
    if (this.#isSending) return;
    void this.#sendAll(this.#connection);
  }

  /** Says that it sends no more in the same breath as it finds nothing: what is published a moment later would lie there. */
  async #sendAll(connection: NatsConnection): Promise<void> {
    this.#isSending = true;
    try {
      while (this.#connection === connection) {
        const message = this.#outbox.take();
        if (message === undefined) return;
        connection.publish(this.#subject, writeMessage(message));
        this.#counts.sent += 1;
        await this.#taken(connection);
      }
    } catch {
      // What could not be said is told as a gap as soon as somebody hears again.
      this.#outbox.loseAll();
    } finally {
      this.#isSending = false;
    }
  }

  /** Resolves when the server has taken what was sent, or the connection is over, of which the library's flush never hears. */
  #taken(connection: NatsConnection): Promise<void> {
    return new Promise((resolve) => {
      this.#goOn = resolve;
      connection.flush().then(resolve, resolve);
    });
  }

  #hear(text: string): void {
    const { own } = this.#parts;
    this.#counts.received += 1;
    const message = readMessage(text);
    if (message === undefined) {
      this.#counts.malformed += 1;
      return;
    }
    if (message.news.length > 0) own.publish(message.news);
    for (const stationId of message.bells) own.ring(stationId);
    if (message.hasGap) own.tellGap();
  }

  /** Once each time: it may be away for hours. */
  #tellAway(reason: string): void {
    if (this.#isAway) return;
    this.#isAway = true;
    this.#parts.log.warn({ reason }, 'The bus (NATS_URL) cannot be reached; it is tried again every two seconds.');
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#parts.clock.startTimer(retryMs, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }
}
