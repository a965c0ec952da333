// Cuts what a local list is told into messages, each of which gives the list its next version.
import type { Intent, ListedToken } from '../intents.ts';
import { inParts } from './parts.ts';
import type { CommandEnd } from './protocol.ts';

type Wish = Extract<Intent, { intent: 'sendLocalList' }>;
type Message = { version: number; updateType: 'Full' | 'Differential'; tokens: readonly ListedToken[] };

/** Only the first of a whole list replaces what was there. An empty one is a message, too. */
export function listMessages(
  { version, full, each }: Wish,
  list: readonly ListedToken[] | null | undefined,
): Message[] {
  const parts = list == null || list.length === 0 ? [[]] : inParts(list, String(each));
  return parts.map((tokens, nth) => ({
    version: version + nth,
    updateType: full && nth === 0 ? 'Full' : 'Differential',
    tokens,
  }));
}

/** The version stands where other answers have their status. */
export function listVersionAnswer(version: unknown): CommandEnd {
  const status = typeof version === 'number' ? String(version) : null;
  return { state: status === null ? 'failed' : 'accepted', status, detail: null, settings: [] };
}
