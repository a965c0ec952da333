// What the live stream says, as text of server-sent events; knows no connection.
import type { News } from '../../facts.ts';

/** An event's id: which process said it, and how much news that process had heard by then. */
export type Mark = { process: string; sequence: number };

/** Browsers keep comments to themselves, so a page would not notice that nothing comes any more. */
export const alive = 'event: alive\ndata: {}\n\n';
export const ended = 'event: ended\ndata: {}\n\n';

export function resetAt(mark: Mark): string {
  return `${idOf(mark)}event: reset\ndata: {}\n\n`;
}

/** An id alone: nothing is dispatched in the browser, but it knows from where to go on. */
export function placeAt(mark: Mark): string {
  return `${idOf(mark)}\n`;
}

export function newsAt(mark: Mark, news: Iterable<News>): string {
  return `${idOf(mark)}event: news\ndata: ${JSON.stringify({ kinds: Array.from(news, wireOf) })}\n\n`;
}

export function readMark(text: string | undefined): Mark | undefined {
  const [, process, sequence] = /^([\w-]{1,64})\.(\d{1,15})$/.exec(text ?? '') ?? [];
  return process === undefined ? undefined : { process, sequence: Number(sequence) };
}

/** News with the same key say the same. */
export function keyOf({ kind, stationId, id }: News): string {
  return `${kind} ${stationId ?? ''} ${id ?? ''}`;
}

function idOf({ process, sequence }: Mark): string {
  return `id: ${process}.${sequence}\n`;
}

function wireOf({ kind, stationId, id }: News) {
  return {
    kind,
    ...(stationId !== null && { stationId }),
    ...(kind === 'session' && id !== undefined && { sessionId: id }),
    ...(kind === 'command' && id !== undefined && { commandId: id }),
  };
}
