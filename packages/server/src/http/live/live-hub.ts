// Carries news to every open stream within its viewer's sight, and ends streams with their logins or API keys; knows no resource.
import type { Bus } from '../../bus/bus.ts';
import type { Clock } from '../../clock.ts';
import { Failure } from '../../failures.ts';
import type { News } from '../../facts.ts';
import type { Viewer } from '../../viewer.ts';
import { LiveChannel, type ReadSight } from './live-channel.ts';
import { LiveStream, type Sink } from './live-stream.ts';
import { alive, newsAt, placeAt, readMark, resetAt, type Mark } from './messages.ts';
import { createRecentNews, type RecentNews } from './recent-news.ts';

export type LiveParts = {
  clock: Clock;
  bus: Pick<Bus, 'onNews' | 'onGap'>;
  processId: string;
  readSight: ReadSight;
  /** Of these viewers the keys of passes that have ended, or that may now see something else. */
  findEnded(viewers: readonly Viewer[]): Promise<ReadonlySet<string>>;
  onFault(error: unknown): void;
};

const tickMs = 250;
const periodsMs = { alive: 15_000, passes: 5_000, sight: 30_000 };
const maxStreams = { inAll: 2_000, perPass: 12 };
const recentCapacity = 10_000;

export class LiveHub {
  readonly #parts: LiveParts;
  readonly #recent: RecentNews = createRecentNews(recentCapacity);
  readonly #channels = new Map<string, LiveChannel>();
  readonly #stopListening: () => void;
  readonly #lastMs = { alive: 0, passes: 0, sight: 0 };
  #stopTimer: (() => void) | undefined;
  #closed = false;

  constructor(parts: LiveParts) {
    this.#parts = parts;
    const ends = [parts.bus.onNews((news) => this.#hear(news)), parts.bus.onGap(() => this.#doubtAll())];
    this.#stopListening = () => ends.forEach((end) => end());
  }

  get openStreams(): number {
    return this.#streams().length;
  }

  /** Joins a stream to the news; returns what to call when its reader has gone. */
  async open(viewer: Viewer, sink: Sink, lastEventId: string | undefined): Promise<() => void> {
    this.#demandRoom(viewer);
    const channel = this.#channelOf(viewer);
    const { clock } = this.#parts;
    const endsAtMs = clock.monotonicMs() + viewer.pass.endsAt.getTime() - clock.now().getTime();
    const stream = new LiveStream({ viewer, endsAtMs, sink, mark: this.#mark });
    channel.streams.add(stream);
    const leave = () => this.#leave(channel, stream);
    try {
      await channel.refreshSight();
    } catch (error) {
      leave();
      throw error;
    }
    stream.greet(this.#greeting(channel, lastEventId));
    this.#stopTimer ??= clock.startTimer(tickMs, () => this.#tick());
    return leave;
  }

  close(): void {
    this.#closed = true;
    this.#stopListening();
    this.#stopTimer?.();
    for (const stream of this.#streams()) stream.breakOff();
    this.#channels.clear();
  }

  readonly #mark = (): Mark => ({ process: this.#parts.processId, sequence: this.#recent.sequence });

  #hear(news: readonly News[]): void {
    for (const one of news) {
      this.#recent.add(one);
      // Somebody may have been stopped or deleted: his streams end now.
      if (one.kind === 'operator') this.#lastMs.passes = -Infinity;
      for (const channel of this.#channels.values()) {
        if (channel.audience.organizationId === one.organizationId) channel.hear(one);
      }
    }
  }

  /** Something may have changed that nobody told us. */
  #doubtAll(): void {
    this.#recent.forget();
    this.#lastMs.passes = -Infinity;
    for (const channel of this.#channels.values()) channel.hearGap();
  }

  #greeting(channel: LiveChannel, lastEventId: string | undefined): string {
    if (lastEventId === undefined) return placeAt(this.#mark());
    const left = readMark(lastEventId);
    const missed = left?.process === this.#parts.processId ? this.#recent.since(left.sequence) : undefined;
    if (missed === undefined) return resetAt(this.#mark());
    const visible = channel.visible(missed);
    return visible.length === 0 ? placeAt(this.#mark()) : newsAt(this.#mark(), visible);
  }

  #tick(): void {
    this.#stopTimer = undefined;
    const streams = this.#streams();
    if (this.#closed || streams.length === 0) return;
    const nowMs = this.#parts.clock.monotonicMs();
    for (const stream of streams) if (stream.endsAtMs <= nowMs) this.#endStream(stream);
    if (this.#isDue('sight', nowMs)) for (const channel of this.#channels.values()) channel.doubtSight();
    if (this.#isDue('alive', nowMs)) for (const stream of this.#streams()) stream.write(alive);
    if (this.#isDue('passes', nowMs)) this.#endWithPasses().catch(this.#parts.onFault);
    for (const channel of this.#channels.values()) channel.flush().catch(this.#parts.onFault);
    this.#stopTimer = this.#parts.clock.startTimer(tickMs, () => this.#tick());
  }

  #isDue(period: keyof typeof periodsMs, nowMs: number): boolean {
    if (nowMs - this.#lastMs[period] < periodsMs[period]) return false;
    this.#lastMs[period] = nowMs;
    return true;
  }

  async #endWithPasses(): Promise<void> {
    const endedKeys = await this.#parts.findEnded(this.#streams().map(({ viewer }) => viewer));
    for (const stream of this.#streams()) if (endedKeys.has(stream.viewer.pass.key)) this.#endStream(stream);
  }

  #endStream(stream: LiveStream): void {
    stream.end();
    for (const channel of this.#channels.values()) this.#leave(channel, stream);
  }

  #leave(channel: LiveChannel, stream: LiveStream): void {
    // One that was ended has left, and leaves once more when its reader goes: others may have begun a channel of their own since.
    if (channel.streams.delete(stream) && channel.streams.size === 0) {
      this.#channels.delete(channelKey(channel.audience));
    }
  }

  #channelOf(viewer: Viewer): LiveChannel {
    const audience = { organizationId: viewer.organization.id, sight: viewer.sight };
    const key = channelKey(audience);
    const known = this.#channels.get(key);
    if (known !== undefined) return known;
    const channel = new LiveChannel({ audience, readSight: this.#parts.readSight, mark: this.#mark });
    this.#channels.set(key, channel);
    return channel;
  }

  #demandRoom(viewer: Viewer): void {
    const streams = this.#streams();
    const own = streams.filter((stream) => stream.viewer.pass.key === viewer.pass.key).length;
    if (this.#closed) throw new Failure('stopping');
    if (streams.length >= maxStreams.inAll || own >= maxStreams.perPass) throw new Failure('too_many_attempts');
  }

  #streams(): LiveStream[] {
    return [...this.#channels.values()].flatMap((channel) => [...channel.streams]);
  }
}

function channelKey({ organizationId, sight }: LiveChannel['audience']): string {
  return `${organizationId} ${sight.baseGroupId} ${sight.orphans}`;
}
