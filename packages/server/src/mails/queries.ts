// The statements about mails.
import type { TenantTx } from '../db/doors.ts';

export type NewMail = {
  /** Which words it will have, such as `invitation`. */
  kind: string;
  to: string;
  /** Whom it is about: admins who see all of them may read it where it was kept. */
  operatorIds: readonly number[];
  /** What its words need besides; no secrets. */
  arguments?: Record<string, string | number>;
  /** Not before. */
  dueAt: Date;
};

export async function insertMail(tx: TenantTx, mail: NewMail): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    `insert into mails (organization_id, kind, to_address, operator_ids, arguments, due_at, queued_at)
     values ($1, $2, $3, $4, $5, $6, $6) returning id`,
    [tx.organizationId, mail.kind, mail.to, mail.operatorIds, mail.arguments ?? {}, mail.dueAt],
  );
  if (row === undefined) throw new Error('The new mail has no row.');
  return row.id;
}
