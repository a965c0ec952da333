// What carries news and rings bells between the parts of the house and its nodes; never the home of a fact.
import type { News } from '../facts.ts';

export type Bus = {
  publish(news: readonly News[]): void;
  /** Returns what ends the listening. */
  onNews(listener: (news: readonly News[]) => void): () => void;
  /** Tells whoever holds the station that a command waits for it. A lost ring costs time, nothing else. */
  ring(stationId: number): void;
  onBell(listener: (stationId: number) => void): () => void;
};
