// The tokens of one charging user, as its form adds, changes and deletes them in one save. What was done is for its caller to note.
import type { TenantTx } from '../db/doors.ts';
import { Failure, type FieldFaults } from '../failures.ts';
import type { Sight } from '../viewer.ts';
import { maskToken } from './mask-token.ts';
import { deleteTokens, insertTokenRows, selectTakenKeys, selectTokensOf, updateTokenRows } from './queries.ts';
import { tokenKey } from './rules.ts';
import { withShownTokens } from './shown.ts';
import type { NewTokenOfDriver, Token, TokenOfDriverEdit } from './wire.ts';

export { selectTokensOf as listTokensOf } from './queries.ts';

/** As the audit log tells of it: never what could be copied. */
export type AddedToken = { id: number; token: string; name: string; active: boolean } & Days;
type Days = { validFrom: string | null; validTo: string | null };

/** `list` is what the request calls them, where there may be several. */
export async function addTokens(
  tx: TenantTx,
  { sight, driverId }: { sight: Sight; driverId: number | null },
  asked: readonly NewTokenOfDriver[],
  list?: string,
): Promise<AddedToken[]> {
  if (asked.length === 0) return [];
  const whole = await withShownTokens(tx, sight, asked, (nth, field) => fieldOf(list, nth, field));
  await demandFree(tx, whole, list);
  const rows = whole.map(({ token, name, type = 'iso14443', active = true, validFrom = null, validTo = null }, nth) => {
    demandDays({ validFrom, validTo }, fieldOf(list, nth, 'validTo'));
    return { token, type, name: name?.trim() ?? '', active, validFrom, validTo };
  });
  const toAdd = rows.map((row) => ({ ...row, key: tokenKey(row.token), driverId }));
  const ids = await insertTokenRows(tx, toAdd, 'token_taken');
  return ids.flatMap((id, nth): AddedToken[] => {
    const row = rows[nth];
    return row === undefined ? [] : [{ id, ...row, token: maskToken(row.token) }];
  });
}

/** All of them are the charging user's, or nothing happens. Returns what they were before. */
export async function changeTokens(
  tx: TenantTx,
  driverId: number,
  edits: readonly TokenOfDriverEdit[],
): Promise<Token[]> {
  const before = await demandOwn(
    tx,
    driverId,
    edits.map(({ id }) => id),
  );
  for (const [nth, edit] of edits.entries()) demandDays(edit, fieldOf('changeTokens', nth, 'validTo'));
  await updateTokenRows(
    tx,
    edits.map((edit) => ({ ...edit, name: edit.name.trim(), driverId })),
  );
  return before;
}

/** The same; sessions keep what they were. */
export async function removeTokens(tx: TenantTx, driverId: number, ids: readonly number[]): Promise<Token[]> {
  const before = await demandOwn(tx, driverId, ids);
  if (before.length > 0) await deleteTokens(tx, ids);
  return before;
}

export function demandDays({ validFrom, validTo }: Days, field = 'validTo'): void {
  if (validFrom === null || validTo === null || validFrom <= validTo) return;
  throw new Failure('invalid_input', { fields: { [field]: 'The last day is before the first.' } });
}

async function demandOwn(tx: TenantTx, driverId: number, ids: readonly number[]): Promise<Token[]> {
  if (ids.length === 0) return [];
  const own = (await selectTokensOf(tx, driverId)).filter(({ id }) => ids.includes(id));
  if (own.length < new Set(ids).size) throw new Failure('token_not_found');
  return own;
}

/** Says of each that is taken, or said twice, that it is. */
async function demandFree(tx: TenantTx, asked: readonly { token: string }[], list?: string): Promise<void> {
  const keys = asked.map(({ token }) => tokenKey(token));
  const taken = await selectTakenKeys(tx, keys);
  const fields: FieldFaults = {};
  for (const [nth, key] of keys.entries()) {
    if (taken.has(key) || keys.indexOf(key) < nth) fields[fieldOf(list, nth, 'token')] = 'Token already exists.';
  }
  if (Object.keys(fields).length > 0) throw new Failure('token_taken', { fields });
}

function fieldOf(list: string | undefined, nth: number, field: string): string {
  return list === undefined ? field : `${list}.${nth}.${field}`;
}
