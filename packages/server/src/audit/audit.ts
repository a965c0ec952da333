// The audit log: who did what, when, from where. Written in the transaction it tells of; nobody reads or changes it here.
import type { TenantTx } from '../db/doors.ts';
import type { Actor } from '../viewer.ts';

export type AuditEntry = {
  /** A verb and its object, such as `station.create`. */
  action: string;
  subject?: { kind: string; id: number | string };
  before?: object;
  after?: object;
  outcome?: 'done' | 'refused' | 'failed';
};

export async function recordAudit(tx: TenantTx, actor: Actor, entry: AuditEntry): Promise<void> {
  await tx.query(
    `insert into audit_entries (organization_id, operator_id, actor, address, action, subject_kind, subject_id, before, after, outcome)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      tx.organizationId,
      actor.operatorId,
      actor.name,
      actor.address,
      entry.action,
      entry.subject?.kind ?? null,
      entry.subject?.id ?? null,
      entry.before ?? null,
      entry.after ?? null,
      entry.outcome ?? 'done',
    ],
  );
}
