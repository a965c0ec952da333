// The last news this process heard, numbered, so that a stream that broke off can go on; bounded.
import type { News } from '../../facts.ts';

export type RecentNews = {
  readonly sequence: number;
  add(news: News): void;
  /** What was heard after that number; undefined where it is no longer, or not yet, known. */
  since(sequence: number): News[] | undefined;
  /** News may have been missed: whoever left before now is to read everything anew. */
  forget(): void;
};

export function createRecentNews(capacity: number): RecentNews {
  const kept: News[] = [];
  let sequence = 0;
  let knownFrom = 0;
  return {
    get sequence() {
      return sequence;
    },
    add(news) {
      kept[sequence % capacity] = news;
      sequence += 1;
    },
    since(from) {
      if (from < knownFrom || from > sequence || sequence - from > capacity) return undefined;
      const missed = Array.from({ length: sequence - from }, (_, index) => kept[(from + index) % capacity]);
      return missed.filter((news) => news !== undefined);
    },
    forget() {
      sequence += 1;
      knownFrom = sequence;
    },
  };
}
