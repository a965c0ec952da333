// The register of tokens as operators keep it.
import { recordAudit } from '../audit/audit.ts';
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import type { Sight, Viewer } from '../viewer.ts';
import { maskToken, shownTo } from './mask-token.ts';
import { addTokens, demandDays } from './of-driver.ts';
import {
  countTokens,
  deleteTokens,
  findToken,
  isDriverInSight,
  lockToken,
  selectTokens,
  touchDrivers,
  updateTokenRows,
} from './queries.ts';
import type { NewToken, Token, TokenEdit, TokenFilter } from './wire.ts';

export async function listTokens(
  tx: TenantTx,
  viewer: Viewer,
  wanted: TokenFilter & { limit: number; offset: number },
): Promise<{ items: Token[]; total: number }> {
  const tokens = await selectTokens(tx, viewer, wanted);
  return { items: tokens.map((token) => shownTo(viewer, token)), total: await countTokens(tx, viewer, wanted) };
}

/** As the viewer may see it. */
export async function readToken(tx: TenantTx, viewer: Viewer, id: number): Promise<Token> {
  return shownTo(viewer, await getToken(tx, viewer.sight, id));
}

/** The whole of it, for the house itself. */
export async function getToken(tx: TenantTx, sight: Sight, id: number): Promise<Token> {
  const token = await findToken(tx, sight, id);
  if (token === undefined) throw new Failure('token_not_found');
  return token;
}

export async function createToken(tx: TenantTx, viewer: Viewer, asked: NewToken): Promise<Token> {
  const { sight, actor } = viewer;
  const { driverId = null } = asked;
  if (driverId !== null) await demandOwner(tx, sight, driverId);
  const [added] = await addTokens(tx, { sight, driverId }, [asked]);
  if (added === undefined) throw new Error('The new token was not added.');
  const { id, ...after } = added;
  const subject = { kind: 'token', id };
  await recordAudit(tx, actor, {
    action: 'token.create',
    subject,
    after: { ...after, driverId },
    driverIds: known([driverId]),
  });
  await announce(tx, [driverId]);
  return demandStillSeen(tx, viewer, id);
}

/** The version is the one that the operator has seen. */
type Seen = { id: number; version: number };

/** Sessions of the past keep the owner that the token had (E-12): each has its own copy. */
export async function editToken(tx: TenantTx, viewer: Viewer, seen: Seen, asked: TokenEdit): Promise<Token> {
  const { sight, role, actor } = viewer;
  const before = await demandSeen(tx, sight, seen);
  const ownerId = before.driver?.id ?? null;
  const { driverId = ownerId } = asked;
  if (driverId !== ownerId) {
    // Taking a token away from a charging user is deleting it there.
    if (role !== 'admin') throw new Failure('access_denied');
    if (driverId !== null) await demandOwner(tx, sight, driverId);
  }
  demandDays(asked);
  const after = { ...asked, name: asked.name.trim(), driverId };
  await updateTokenRows(tx, [{ id: seen.id, ...after }]);
  const subject = { kind: 'token', id: seen.id };
  const driverIds = known([ownerId, driverId]);
  await recordAudit(tx, actor, { action: 'token.update', subject, before: keptOf(before), after, driverIds });
  await announce(tx, [ownerId, driverId]);
  return demandStillSeen(tx, viewer, seen.id);
}

/** Sessions keep what it was. */
export async function deleteToken(tx: TenantTx, { sight, actor }: Viewer, seen: Seen): Promise<void> {
  const token = await demandSeen(tx, sight, seen);
  const before = { token: maskToken(token.token), ...keptOf(token) };
  const driverIds = known([token.driver?.id ?? null]);
  await recordAudit(tx, actor, { action: 'token.delete', subject: { kind: 'token', id: seen.id }, before, driverIds });
  await deleteTokens(tx, [seen.id]);
  await announce(tx, [token.driver?.id ?? null]);
}

async function demandSeen(tx: TenantTx, sight: Sight, { id, version }: Seen): Promise<Token> {
  const current = await lockToken(tx, id);
  const token = await getToken(tx, sight, id);
  if (current !== version) throw new Failure('edited_meanwhile');
  return token;
}

/** A token that is nobody's belongs to the whole organization: who sees only a part of it must say whose it is. */
async function demandStillSeen(tx: TenantTx, viewer: Viewer, id: number): Promise<Token> {
  const token = await findToken(tx, viewer.sight, id);
  if (token !== undefined) return shownTo(viewer, token);
  throw new Failure('invalid_input', { fields: { driverId: 'Choose the charging user the token belongs to.' } });
}

async function demandOwner(tx: TenantTx, sight: Sight, driverId: number): Promise<void> {
  if (!(await isDriverInSight(tx, sight, driverId))) throw new Failure('driver_not_found');
}

function keptOf({ type, name, active, validFrom, validTo, driver }: Token): object {
  return { type, name, active, validFrom, validTo, driverId: driver?.id ?? null };
}

function known(ownerIds: readonly (number | null)[]): number[] {
  return [...new Set(ownerIds)].filter((id) => id !== null);
}

async function announce(tx: TenantTx, ownerIds: readonly (number | null)[]): Promise<void> {
  const ids = known(ownerIds);
  if (ids.length > 0) await touchDrivers(tx, ids);
  tx.news.push({ kind: 'driver', organizationId: tx.organizationId, stationId: null });
}
