// What the address of the log in page may say: where to go afterwards.

export type LoginSearch = { next?: string };

/** Only a path of our own: an address that leads elsewhere would let a link borrow our name. */
const isOwnPath = (next: unknown): next is string => typeof next === 'string' && /^\/(?![/\\])/.test(next);

export function parseLoginSearch(search: Record<string, unknown>): LoginSearch {
  return isOwnPath(search['next']) ? { next: search['next'] } : {};
}
