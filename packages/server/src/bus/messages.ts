// What one node tells the others in one message, as text; what it does not understand it does not pass on.
import type { News } from '../facts.ts';

export type Message = {
  news: readonly News[];
  /** Stations that a command waits for. */
  bells: readonly number[];
  /** News before this were lost. */
  hasGap: boolean;
};

/** News of one kind in one organization, in one list: a station and an id of something for each, null where there is none. */
type Lot = [kind: string, organizationId: number, ...about: (number | string | null)[]];

// Every node reads the news of all others, so a lot is written as a flat list: read in a quarter of the time that a record for
// each takes.
export function writeMessage({ news, bells, hasGap }: Message): string {
  const lots = new Map<string, Lot>();
  for (const { kind, organizationId, stationId, id = null } of news) {
    const key = `${kind} ${organizationId}`;
    const lot = lots.get(key);
    if (lot === undefined) lots.set(key, [kind, organizationId, stationId, id]);
    else lot.push(stationId, id);
  }
  return JSON.stringify({ lots: [...lots.values()], bells, hasGap });
}

/** Undefined where it is not one of ours. A kind of news that we do not know is that of a later version. */
export function readMessage(text: string): Message | undefined {
  const read = parsed(text);
  if (typeof read !== 'object' || read === null) return undefined;
  const { lots, bells, hasGap } = read as Record<string, unknown>;
  if (!Array.isArray(lots) || !Array.isArray(bells) || typeof hasGap !== 'boolean') return undefined;
  const news: News[] = [];
  for (const lot of lots) if (!unpack(lot, news)) return undefined;
  return bells.every(isId) ? { news, bells, hasGap } : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** False where it is none. */
function unpack(lot: unknown, news: News[]): boolean {
  if (!Array.isArray(lot) || lot.length % 2 !== 0) return false;
  const [kind, organizationId] = lot as unknown[];
  if (!isWord(kind) || !isId(organizationId)) return false;
  for (let at = 2; at < lot.length; at += 2) {
    const [stationId, id] = [lot[at] as unknown, lot[at + 1] as unknown];
    if (stationId !== null && !isId(stationId)) return false;
    if (id !== null && !isId(id) && !isWord(id)) return false;
    // Its kind is one of ours, or one that nobody here listens to.
    const one = { kind: kind as News['kind'], organizationId, stationId };
    news.push(id === null ? one : { ...one, id });
  }
  return true;
}

const isId = (value: unknown): value is number => Number.isSafeInteger(value);
const isWord = (value: unknown): value is string => typeof value === 'string' && value.length <= 64;
