// The audit log: who did what, when, from where. Written in the transaction it tells of; nobody reads or changes it here.
import type { TenantTx } from '../db/doors.ts';
import type { Actor } from '../viewer.ts';
import { insertEntry } from './queries.ts';

export { createRefusalLog } from './refusals.ts';
export { startSealer } from './sealer.ts';
export { verifySeals, type KnownHead, type Verdict } from './verify.ts';

export type AuditEntry = {
  /** A verb and its object, such as `station.create`. */
  action: string;
  /**
   * The entry keeps its name and group as they are now: what is deleted is told of before it goes. A kind that is new
   * has its line in `subjects.ts`.
   */
  subject?: { kind: string; id: number | string };
  /** What was and what is; never a password, key or code. */
  before?: object;
  after?: object;
  /**
   * The charging users whom the subject's name, `before` and `after` tell of: these are kept apart from the sealed entry, and
   * go when one of them is erased.
   */
  driverIds?: readonly number[];
  outcome?: 'done' | 'refused' | 'failed';
};

export { erasePersonalParts } from './personal-parts.ts';

export async function recordAudit(tx: TenantTx, actor: Actor, entry: AuditEntry): Promise<void> {
  await insertEntry(tx, actor, entry);
}
