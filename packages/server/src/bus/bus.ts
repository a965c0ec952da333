// What carries news and rings bells between the parts of the house and its nodes; never the home of a fact.
import type { News } from '../facts.ts';

export type Bus = {
  publish(news: readonly News[]): void;
  /** Returns what ends the listening. */
  onNews(listener: (news: readonly News[]) => void): () => void;
  /** Tells whoever holds the station that a command waits for it. A lost ring costs time, nothing else. */
  ring(stationId: number): void;
  onBell(listener: (stationId: number) => void): () => void;
  /** Says that news may have been missed: whoever shows something reads it anew. */
  tellGap(): void;
  onGap(listener: () => void): () => void;
};

/** A bus that reaches other nodes, while it is there. */
export type JoinedBus = Bus & {
  isJoined(): boolean;
  load(): BusLoad;
  close(): Promise<void>;
};

/** Since the start. */
export type BusLoad = {
  sent: number;
  received: number;
  /** Messages that nobody could read. */
  malformed: number;
  /** News that other nodes did not hear, since the bus was away or slow: they are told to read anew. */
  lost: number;
};
