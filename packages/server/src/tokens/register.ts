// The register of tokens as operators keep it.
import { recordAudit } from '../audit/audit.ts';
import type { TenantTx } from '../db/doors.ts';
import { getDriver } from '../drivers/drivers.ts';
import { Failure } from '../failures.ts';
import type { Sight, Viewer } from '../viewer.ts';
import { maskToken } from './mask-token.ts';
import { countTokens, findToken, insertToken, selectTokens } from './queries.ts';
import { tokenKey } from './rules.ts';
import type { NewToken, Token, TokenFilter } from './wire.ts';

export async function listTokens(
  tx: TenantTx,
  sight: Sight,
  wanted: TokenFilter & { limit: number; offset: number },
): Promise<{ items: Token[]; total: number }> {
  return { items: await selectTokens(tx, sight, wanted), total: await countTokens(tx, sight, wanted) };
}

export async function getToken(tx: TenantTx, sight: Sight, id: number): Promise<Token> {
  const token = await findToken(tx, sight, id);
  if (token === undefined) throw new Failure('token_not_found');
  return token;
}

export async function createToken(tx: TenantTx, { sight, actor }: Viewer, asked: NewToken): Promise<Token> {
  const { driverId = null, active = true, validFrom = null, validTo = null } = asked;
  if (driverId !== null) await getDriver(tx, sight, driverId);
  if (validFrom !== null && validTo !== null && validTo < validFrom) {
    throw new Failure('invalid_input', { fields: { validTo: 'The last day is before the first.' } });
  }
  const [text, name] = [asked.token.trim(), asked.name?.trim() ?? ''];
  const id = await insertToken(tx, {
    token: text,
    tokenKey: tokenKey(text),
    name,
    active,
    validFrom,
    validTo,
    driverId,
  });
  const after = { token: maskToken(text), name, active, validFrom, validTo, driverId };
  await recordAudit(tx, actor, { action: 'token.create', subject: { kind: 'token', id }, after });
  const token = await findToken(tx, sight, id);
  // A token that is nobody's belongs to the whole organization: who sees only a part of it must say whose it is.
  if (token === undefined) {
    throw new Failure('invalid_input', { fields: { driverId: 'Choose the charging user the token belongs to.' } });
  }
  return token;
}
