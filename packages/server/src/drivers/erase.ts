// Erases a charging user: not only removed, but taken out of charging events, logs and the audit log (ADR 0017).
import { erasePersonalParts, recordAudit } from '../audit/audit.ts';
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import { listTokensOf, removeTokens } from '../tokens/tokens.ts';
import type { Viewer } from '../viewer.ts';
import { demandSeen, type Seen } from './edit.ts';
import {
  blankDriver,
  eraseFromCommands,
  eraseFromExamples,
  eraseFromLists,
  eraseFromSessions,
  eraseFromText,
  eraseShown,
  isCharging,
  selectKeysOf,
  takeTime,
} from './erasure.ts';
import { deleteDriver } from './queries.ts';

export async function eraseDriver(tx: TenantTx, { sight, actor }: Viewer, seen: Seen): Promise<void> {
  const { id } = seen;
  await demandSeen(tx, sight, seen);
  await demandIdle(tx, id);
  const keys = await selectKeysOf(tx, id);
  await takeTime(tx);
  // The long part comes first: what follows holds rows that stations wait for.
  if (keys.length > 0) await eraseFromText(tx, keys);
  await demandIdle(tx, id);
  const tokens = await listTokensOf(tx, id);
  const sessions = await eraseFromSessions(tx, id, keys);
  if (keys.length > 0) await eraseKeys(tx, keys);
  await removeTokens(
    tx,
    id,
    tokens.map((token) => token.id),
  );
  await blankDriver(tx, id);
  const auditEntryIds = await erasePersonalParts(tx, id);
  const after = { sessions, tokens: tokens.length, auditEntryIds };
  await recordAudit(tx, actor, { action: 'driver.erase', subject: { kind: 'driver', id }, after });
  await deleteDriver(tx, id);
  for (const kind of ['driver', 'presentation'] as const)
    tx.news.push({ kind, organizationId: tx.organizationId, stationId: null });
}

/** Its end would bring the token back. */
async function demandIdle(tx: TenantTx, id: number): Promise<void> {
  if (await isCharging(tx, id)) throw new Failure('driver_charging');
}

async function eraseKeys(tx: TenantTx, keys: readonly string[]): Promise<void> {
  await eraseShown(tx, keys);
  await eraseFromCommands(tx, keys);
  await eraseFromLists(tx, keys);
  await eraseFromExamples(tx, keys);
}
