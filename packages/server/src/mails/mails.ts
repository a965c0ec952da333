// Mails to operators: queued in the transaction that gives the occasion, written and sent afterwards. Knows no occasion.
import type { TenantTx } from '../db/doors.ts';
import { insertMail, type NewMail } from './queries.ts';

export type { NewMail };

/** Returns the mail's id. Nothing is sent where the transaction does not commit. */
export function queueMail(tx: TenantTx, mail: NewMail): Promise<number> {
  return insertMail(tx, mail);
}
