// API keys: what programs show instead of a login; made, named and revoked by admins (S-23).
import { recordAudit } from '../audit/audit.ts';
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import { demandGroup } from '../groups/groups.ts';
import type { LoggedIn, Sight, Viewer } from '../viewer.ts';
import { hashOf } from './entry.ts';
import { countKeys, findKey, insertKey, selectKeys, storeRevocation, updateName } from './queries.ts';
import { endOf, secretFrom } from './rules.ts';
import type { ApiKey, ApiKeyFilter, NewApiKey } from './wire.ts';

export { createProgramEntry, findEndedPrograms } from './entry.ts';

export async function listApiKeys(
  tx: TenantTx,
  sight: Sight,
  wanted: ApiKeyFilter & { limit: number; offset: number },
): Promise<{ items: ApiKey[]; total: number }> {
  return { items: await selectKeys(tx, sight, wanted), total: await countKeys(tx, sight, wanted) };
}

export async function getApiKey(tx: TenantTx, sight: Sight, id: number, { lock = false } = {}): Promise<ApiKey> {
  const key = await findKey(tx, sight, id, { lock });
  if (key === undefined) throw new Failure('api_key_not_found');
  return key;
}

export type Making = { asked: NewApiKey; random: Buffer; now: Date };

/** Only an admin makes keys, so that no role is beyond his own; the base group is to lie in his domain. */
export async function makeApiKey(
  tx: TenantTx,
  { sight, operator, actor }: LoggedIn,
  { asked, random, now }: Making,
): Promise<{ apiKey: ApiKey; secret: string }> {
  const { role, baseGroupId } = asked;
  await demandGroup(tx, sight, baseGroupId);
  const name = asked.name.trim();
  const expiresAt = endOf(asked.expiresAt, now);
  const { secret, prefix } = secretFrom(random);
  const row = { name, prefix, role, baseGroupId, expiresAt };
  const id = await insertKey(tx, { ...row, secretHash: hashOf(secret), createdBy: operator.id, createdAt: now });
  await recordAudit(tx, actor, { action: 'api_key.create', subject: { kind: 'api_key', id }, after: row });
  return { apiKey: await getApiKey(tx, sight, id), secret };
}

export async function renameApiKey(
  tx: TenantTx,
  { sight, actor }: Viewer,
  id: number,
  wish: { name: string; version: number },
): Promise<ApiKey> {
  const { name: before, version } = await getApiKey(tx, sight, id, { lock: true });
  if (version !== wish.version) throw new Failure('edited_meanwhile');
  const name = wish.name.trim();
  await updateName(tx, id, name);
  const subject = { kind: 'api_key', id };
  await recordAudit(tx, actor, { action: 'api_key.update', subject, before: { name: before }, after: { name } });
  return getApiKey(tx, sight, id);
}

/** Asks for no version: whoever revokes is in a hurry, and means the key whatever it is called by now. */
export async function revokeApiKey(tx: TenantTx, { sight, actor }: Viewer, id: number, now: Date): Promise<void> {
  const { name, prefix, role, baseGroup } = await getApiKey(tx, sight, id, { lock: true });
  const before = { name, prefix, role, baseGroupId: baseGroup.id };
  await recordAudit(tx, actor, { action: 'api_key.revoke', subject: { kind: 'api_key', id }, before });
  await storeRevocation(tx, id, now);
}
