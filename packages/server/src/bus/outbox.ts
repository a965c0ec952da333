// What waits to be told to other nodes, within a bound; what finds no room is lost, and that is told instead.
import type { News } from '../facts.ts';
import type { Message } from './messages.ts';

export type Outbox = {
  addNews(news: readonly News[]): void;
  addBell(stationId: number): void;
  /** The next message; undefined where nothing waits. */
  take(): Message | undefined;
  /** Forgets what waits: nobody can hear it. */
  loseWaiting(): void;
  /** Forgets it, and doubts whether what was taken last has arrived. */
  loseAll(): void;
  /** So many news found no room, or were forgotten. */
  readonly lost: number;
};

const bounds = { waiting: 20_000, perMessage: 1_000 };

export function createOutbox({ waiting, perMessage } = bounds): Outbox {
  let news: News[] = [];
  const bells = new Set<number>();
  let hasGap = false;
  let lost = 0;

  function loseNews(): void {
    lost += news.length;
    hasGap ||= news.length > 0;
    news = [];
  }

  function loseWaiting(): void {
    loseNews();
    bells.clear();
  }

  return {
    addNews(more) {
      // One by one: a batch may bring more than a call takes arguments.
      for (const one of more) news.push(one);
      if (news.length > waiting) loseNews();
    },
    addBell(stationId) {
      // One that finds no room is found by the holder's next look.
      if (bells.size < waiting) bells.add(stationId);
    },
    take() {
      if (news.length === 0 && bells.size === 0 && !hasGap) return undefined;
      const message = { news: news.slice(0, perMessage), bells: [...bells].slice(0, perMessage), hasGap };
      news = news.slice(perMessage);
      for (const stationId of message.bells) bells.delete(stationId);
      hasGap = false;
      return message;
    },
    loseWaiting,
    loseAll() {
      loseWaiting();
      hasGap = true;
    },
    get lost() {
      return lost;
    },
  };
}
