// A password that is set without the old one: logins and links that opened before open no more (S-15, S-16).
import type { TenantTx } from '../db/doors.ts';
import { deleteLinksOf } from './links/queries.ts';
import { deleteLoginsOf } from './logins/queries.ts';
import { updatePassword } from './queries.ts';

export async function setPassword(tx: TenantTx, operatorId: number, passwordHash: string): Promise<void> {
  await updatePassword(tx, operatorId, passwordHash);
  await deleteLinksOf(tx, operatorId);
  await deleteLoginsOf(tx, operatorId);
  tx.news.push({ kind: 'operator', organizationId: tx.organizationId, stationId: null });
}
