// Takes over the token of a card that was just held to a station, without telling it to whoever adds it.
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import type { Sight } from '../viewer.ts';
import { selectShownTokens } from './queries.ts';
import type { NewTokenOfDriver } from './wire.ts';

export type WithToken<T extends NewTokenOfDriver> = T & { token: string };

/** `fieldOf` is what the request calls the field of the nth token. */
export async function withShownTokens<T extends NewTokenOfDriver>(
  tx: TenantTx,
  sight: Sight,
  asked: readonly T[],
  fieldOf: (nth: number, field: string) => string,
): Promise<WithToken<T>[]> {
  const ids = asked.flatMap(({ presentationId }) => presentationId ?? []);
  const shown = ids.length === 0 ? new Map<number, string>() : await selectShownTokens(tx, sight, ids);
  return asked.map((one, nth) => {
    const field = fieldOf(nth, 'token');
    if (one.presentationId !== undefined) return { ...one, token: shown.get(one.presentationId) ?? forgotten(field) };
    if (one.token === undefined) throw new Failure('invalid_input', { fields: { [field]: 'Enter the token.' } });
    return { ...one, token: one.token.trim() };
  });
}

function forgotten(field: string): never {
  const detail = 'This card was shown too long ago: hold it to the charging station again.';
  throw new Failure('not_found', { detail, fields: { [field]: detail } });
}
