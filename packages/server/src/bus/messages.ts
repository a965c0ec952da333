// What one node tells the others in one message, as text; what it does not understand it does not pass on.
import type { News } from '../facts.ts';

export type Message = {
  news: readonly News[];
  /** Stations that a command waits for. */
  bells: readonly number[];
  /** News before this were lost. */
  hasGap: boolean;
};

export function writeMessage({ news, bells, hasGap }: Message): string {
  return JSON.stringify({ news, bells, hasGap });
}

/** Undefined where it is not one of ours. A kind of news that we do not know is that of a later version. */
export function readMessage(text: string): Message | undefined {
  const read = parsed(text);
  if (!isRecord(read)) return undefined;
  const { news, bells, hasGap } = read;
  if (!Array.isArray(news) || !news.every(isNews)) return undefined;
  if (!Array.isArray(bells) || !bells.every(isId)) return undefined;
  return typeof hasGap === 'boolean' ? { news, bells, hasGap } : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isNews(one: unknown): one is News {
  if (!isRecord(one)) return false;
  const { kind, organizationId, stationId, id } = one;
  const hasPlace = isId(organizationId) && (stationId === null || isId(stationId));
  return hasPlace && isWord(kind) && (id === undefined || isId(id) || isWord(id));
}

const isId = (value: unknown): value is number => Number.isSafeInteger(value);
const isWord = (value: unknown): value is string => typeof value === 'string' && value.length <= 64;
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
