// A password that is set without the old one: logins and links that opened before open no more (S-15, S-16).
import { recordAudit } from '../audit/audit.ts';
import type { Doors, TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import type { Actor } from '../viewer.ts';
import { deleteLinksOf } from './links/queries.ts';
import { demandGoodPassword, hashPassword } from './logins/passwords.ts';
import { deleteLoginsOf } from './logins/queries.ts';
import { findByUsername, keyOf, updatePassword } from './queries.ts';

export async function setPassword(tx: TenantTx, operatorId: number, passwordHash: string): Promise<void> {
  await updatePassword(tx, operatorId, passwordHash);
  await deleteLinksOf(tx, operatorId);
  await deleteLoginsOf(tx, operatorId);
  tx.news.push({ kind: 'operator', organizationId: tx.organizationId, stationId: null });
}

/** For whoever runs the server. */
export async function resetPassword(
  doors: Doors,
  actor: Actor,
  { username, password }: { username: string; password: string },
): Promise<void> {
  const operator = await doors.withDirectory((tx) => findByUsername(tx, keyOf(username)));
  if (operator === undefined) throw new Failure('operator_not_found');
  demandGoodPassword(password, operator, 'password');
  const passwordHash = await hashPassword(password);
  await doors.withTenant(operator.organizationId, async (tx) => {
    await setPassword(tx, operator.id, passwordHash);
    const subject = { kind: 'operator', id: operator.id };
    await recordAudit(tx, actor, { action: 'operator.reset_password', subject });
  });
}
