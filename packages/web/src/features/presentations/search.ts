// What the addresses of the list of shown cards, and of the question who may charge, may say.
import type { PresentationFilter, Question } from '../../api/contract.ts';
import { wallClock } from '../../ui/format/wall-clock.ts';
import { oneOf, said, text, wholeNumber } from '../../ui/address.ts';

export const pageSizes = [25, 50, 100] as const;
export const answers = ['refused', 'unknown'] as const;

export type ShownSearch = {
  only?: (typeof answers)[number];
  stationId?: number;
  tokenId?: number;
  driverId?: number;
  page?: number;
  pageSize?: number;
};

export function parseShownSearch(search: Record<string, unknown>): ShownSearch {
  return said<ShownSearch>({
    only: oneOf(answers, search['only']),
    stationId: wholeNumber(search['stationId']),
    tokenId: wholeNumber(search['tokenId']),
    driverId: wholeNumber(search['driverId']),
    page: wholeNumber(search['page']),
    pageSize: pageSizes.find((each) => each === search['pageSize']),
  });
}

export function filterOf(search: ShownSearch): PresentationFilter {
  return { page: 1, pageSize: pageSizes[0], ...search };
}

export function isFiltered({ only, stationId, tokenId, driverId }: ShownSearch): boolean {
  return [only, stationId, tokenId, driverId].some((each) => each !== undefined);
}

export type WhySearch = {
  tokenId?: number;
  presentationId?: number;
  sessionId?: number;
  frameId?: number;
  /** Whose tokens are offered. */
  driverId?: number;
  stationId?: number;
  evse?: number;
  /** As the clocks of the organization show it; now where it is missing. */
  at?: string;
};

export function parseWhySearch(search: Record<string, unknown>): WhySearch {
  const at = text(search['at']);
  return said<WhySearch>({
    tokenId: wholeNumber(search['tokenId']),
    presentationId: wholeNumber(search['presentationId']),
    sessionId: wholeNumber(search['sessionId']),
    frameId: wholeNumber(search['frameId']),
    driverId: wholeNumber(search['driverId']),
    stationId: wholeNumber(search['stationId']),
    evse: wholeNumber(search['evse']),
    at: at !== undefined && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(at) ? at : undefined,
  });
}

/** Where a card was seen that may be no token of ours. */
const origins = ['presentationId', 'sessionId', 'frameId'] as const;
export const noCard = { presentationId: undefined, sessionId: undefined, frameId: undefined };

export function cardOf(search: WhySearch): { from: (typeof origins)[number]; id: number } | undefined {
  for (const from of origins) {
    const id = search[from];
    if (id !== undefined) return { from, id };
  }
  return undefined;
}

/** An instant as the question has it in its address. */
export const askedAt = (at: string, timeZone: string): string => wallClock(Date.parse(at), timeZone).slice(0, 16);

/** Undefined while something is missing that the answer needs. */
export function questionOf(search: WhySearch, instantOf: (shown: string) => number): Question | undefined {
  const { tokenId, stationId, evse, at } = search;
  const card = tokenId === undefined ? cardOf(search) : undefined;
  if (stationId === undefined || (tokenId === undefined && card === undefined)) return undefined;
  const atMs = at === undefined ? Number.NaN : instantOf(at);
  return said<Question>({
    stationId,
    tokenId,
    ...(card !== undefined && { [card.from]: card.id }),
    evse,
    at: Number.isNaN(atMs) ? undefined : new Date(atMs).toISOString(),
  });
}
