// All streams that see the same stations: gathers their news, and tells each station's at most four times a second (S-12).
import type { News } from '../../facts.ts';
import type { Sight } from '../../viewer.ts';
import type { LiveStream } from './live-stream.ts';
import { keyOf, newsAt, resetAt, type Mark } from './messages.ts';

export type Audience = { organizationId: number; sight: Sight };
export type ReadSight = (audience: Audience) => Promise<ReadonlySet<number>>;

const maxWaiting = 20_000;

export class LiveChannel {
  readonly audience: Audience;
  readonly streams = new Set<LiveStream>();
  readonly #readSight: ReadSight;
  readonly #mark: () => Mark;
  #sight: ReadonlySet<number> = new Set();
  #stale = true;
  #reading: Promise<void> | undefined;
  #flushing = false;
  #hasGap = false;
  #waiting = new Map<string, News>();

  constructor(options: { audience: Audience; readSight: ReadSight; mark: () => Mark }) {
    this.audience = options.audience;
    this.#readSight = options.readSight;
    this.#mark = options.mark;
  }

  hear(news: News): void {
    if (news.kind === 'group' || (news.kind === 'station' && !this.#sees(news))) this.#stale = true;
    this.#waiting.set(keyOf(news), news);
  }

  /** News may have been missed: all streams are to read anew. */
  hearGap(): void {
    this.#hasGap = true;
    this.#stale = true;
  }

  doubtSight(): void {
    this.#stale = true;
  }

  async refreshSight(): Promise<void> {
    while (this.#reading !== undefined) await this.#reading;
    if (!this.#stale) return;
    this.#reading = this.#read().finally(() => (this.#reading = undefined));
    await this.#reading;
  }

  /** Of these news what this channel's streams may know. */
  visible(news: Iterable<News>): News[] {
    return Array.from(news).filter((one) => one.organizationId === this.audience.organizationId && this.#sees(one));
  }

  async flush(): Promise<void> {
    if (this.#flushing || (this.#waiting.size === 0 && !this.#hasGap)) return;
    this.#flushing = true;
    const hadGap = this.#hasGap;
    this.#hasGap = false;
    // Taken before the sight is read: what arrives meanwhile may be about a station that this reading does not know. The mark
    // too, or a stream that breaks off next would go on behind what it was never told.
    const mark = this.#mark();
    const said = this.#waiting;
    this.#waiting = new Map();
    try {
      await this.refreshSight();
      const visible = this.visible(said.values());
      if (hadGap || said.size > maxWaiting) this.#tell(resetAt(mark));
      else if (visible.length > 0) this.#tell(newsAt(mark, visible));
    } catch (error) {
      this.#hasGap ||= hadGap;
      this.#waiting = new Map([...said, ...this.#waiting].slice(0, maxWaiting + 1));
      throw error;
    } finally {
      this.#flushing = false;
    }
  }

  async #read(): Promise<void> {
    this.#stale = false;
    try {
      this.#sight = await this.#readSight(this.audience);
    } catch (error) {
      this.#stale = true;
      throw error;
    }
  }

  #sees({ stationId }: News): boolean {
    return stationId === null || this.#sight.has(stationId);
  }

  #tell(text: string): void {
    for (const stream of this.streams) stream.write(text);
  }
}
