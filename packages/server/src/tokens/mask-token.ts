// Shows enough of a token to know it again, and too little to copy it.
import type { Viewer } from '../viewer.ts';

export function maskToken(token: string): string {
  return `••••${token.length >= 8 ? token.slice(-4) : token.slice(-2)}`;
}

/** The end of a token that everybody may see, as SQL on the token `t`; the same as above. */
export const shownEndSql = 'right(t.token, case when length(t.token) >= 8 then 4 else 2 end)';

/** Whoever has the whole of a token can write it on a card: only admins are told it. */
export function shownTo<T extends { token: string }>({ role }: Pick<Viewer, 'role'>, token: T): T {
  return role === 'admin' ? token : { ...token, token: maskToken(token.token) };
}
