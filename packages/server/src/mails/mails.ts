// Mails to operators: queued in the transaction that gives the occasion, written and sent afterwards. Knows no occasion.
import { recordAudit } from '../audit/audit.ts';
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import type { Sight, Viewer } from '../viewer.ts';
import type { KeptMails } from './kept-mails.ts';
import { countMails, findMail, insertMail, queueAgain, selectMails, type NewMail } from './queries.ts';
import { readMessage } from './read-message.ts';
import type { Mail, MailFilter, MailPage, MailRow } from './wire.ts';

export { keepingCarrier, smtpCarrier, type Carrier } from './carriers.ts';
export { openKeptMails, type KeptMails } from './kept-mails.ts';
export type { Attachment, Composed } from './letter.ts';
export type { Composer } from './post.ts';
export { startMailSender, type MailSender } from './sender.ts';
export type { NewMail };

/** Returns the mail's id. Nothing is sent where the transaction does not commit. */
export function queueMail(tx: TenantTx, mail: NewMail): Promise<number> {
  tellMails(tx);
  return insertMail(tx, mail);
}

export async function listMails(
  tx: TenantTx,
  sight: Sight,
  wanted: MailFilter & { limit: number; offset: number },
): Promise<Omit<MailPage, 'hasMailServer'>> {
  const items = await selectMails(tx, sight, wanted);
  const counted = await countMails(tx, sight, wanted.search);
  const of = (state: keyof MailPage['counts']) => counted.get(state) ?? 0;
  const counts = { queued: of('queued'), sent: of('sent'), kept: of('kept'), failed: of('failed') };
  const total =
    wanted.state === undefined ? counts.queued + counts.sent + counts.kept + counts.failed : of(wanted.state);
  return { items, total, counts };
}

/** The words of a kept mail carry a link that lets somebody in: who reads them is written down. */
export async function readMail(tx: TenantTx, viewer: Viewer, id: number, keptMails: KeptMails): Promise<Mail> {
  const mail = await getMail(tx, viewer.sight, id);
  const raw = mail.state === 'kept' ? await keptMails.read({ organizationId: tx.organizationId, id }) : undefined;
  if (raw === undefined) return { ...mail, words: null };
  const subject = { kind: 'mail', id };
  await recordAudit(tx, viewer.actor, { action: 'mail.read', subject, after: { kind: mail.kind, to: mail.to } });
  const { subject: about, text } = readMessage(raw);
  return { ...mail, words: { subject: about, text } };
}

/** Its words are written anew, for a link in the old ones may have died. */
export async function retryMail(tx: TenantTx, viewer: Viewer, id: number, now: Date): Promise<MailRow> {
  const { kind, to } = await getMail(tx, viewer.sight, id);
  if (!(await queueAgain(tx, id, now))) throw new Failure('mail_on_its_way');
  await recordAudit(tx, viewer.actor, { action: 'mail.retry', subject: { kind: 'mail', id }, after: { kind, to } });
  tellMails(tx);
  return getMail(tx, viewer.sight, id);
}

async function getMail(tx: TenantTx, sight: Sight, id: number): Promise<MailRow> {
  const mail = await findMail(tx, sight, id);
  if (mail === undefined) throw new Failure('mail_not_found');
  return mail;
}

function tellMails(tx: TenantTx): void {
  tx.news.push({ kind: 'mail', organizationId: tx.organizationId, stationId: null });
}
