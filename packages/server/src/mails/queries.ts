// The statements about mails.
import type { DirectoryTx, TenantTx } from '../db/doors.ts';
import { groupInSight, sightValues } from '../groups/groups.ts';
import type { Sight } from '../viewer.ts';
import type { KeptMail } from './kept-mails.ts';
import type { MailFilter, MailRow, MailState } from './wire.ts';

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

/** Of all organizations, the longest due first. */
export function selectDue(tx: DirectoryTx, now: Date, limit: number): Promise<KeptMail[]> {
  return tx.query<KeptMail>({
    name: 'due-mails',
    text: `select id, organization_id as "organizationId" from mails where state = 'queued' and due_at <= $1
           order by due_at, id limit $2`,
    values: [now, limit],
  });
}

export type QueuedMail = {
  id: number;
  kind: string;
  to: string;
  operatorIds: number[];
  arguments: Record<string, string | number>;
  attempts: number;
  organizationName: string;
};

/** Held until the transaction ends; undefined where another has it, or had it since it was found due. */
export async function lockDueMail(tx: TenantTx, id: number, now: Date): Promise<QueuedMail | undefined> {
  const [row] = await tx.query<QueuedMail>(
    `select m.id, m.kind, m.to_address as to, m.operator_ids as "operatorIds", m.arguments, m.attempts, o.name as "organizationName"
     from mails m join organizations o on o.id = m.organization_id
     where m.organization_id = $1 and m.id = $2 and m.state = 'queued' and m.due_at <= $3 for update of m skip locked`,
    [tx.organizationId, id, now],
  );
  return row;
}

/** It is due again at `until`, should nobody tell what became of this attempt. */
export async function takeMail(tx: TenantTx, id: number, until: Date): Promise<void> {
  await tx.query(
    'update mails set attempts = attempts + 1, due_at = $3, last_error = null where organization_id = $1 and id = $2',
    [tx.organizationId, id, until],
  );
}

export type MailEnd = {
  state: MailState;
  reason: string | null;
  dueAt?: Date;
  doneAt: Date | null;
};

/** Only for the attempt it is about: a later one has its own end. */
export async function endAttempt(tx: TenantTx, id: number, attempts: number, end: MailEnd): Promise<void> {
  await tx.query(
    `update mails set state = $4, last_error = $5, due_at = coalesce($6, due_at), done_at = $7
     where organization_id = $1 and id = $2 and attempts = $3 and state = 'queued'`,
    [tx.organizationId, id, attempts, end.state, end.reason, end.dueAt ?? null, end.doneAt],
  );
}

/** Of all organizations. */
export function selectOld(tx: DirectoryTx, before: Date, limit: number): Promise<KeptMail[]> {
  return tx.query<KeptMail>(
    'select id, organization_id as "organizationId" from mails where done_at < $1 order by id limit $2',
    [before, limit],
  );
}

export async function deleteMail(tx: TenantTx, id: number): Promise<void> {
  await tx.query('delete from mails where organization_id = $1 and id = $2', [tx.organizationId, id]);
}

/**
 * Mails all of whose operators lie in the domain; those about nobody, or about somebody who is gone, are the affair of
 * admins of the whole organization. Its first three values are `sightValues`.
 */
const mailInSight = `(m.organization_id = $1 and ($3::boolean or (m.operator_ids <> '{}' and not exists (
  select from unnest(m.operator_ids) about (id)
  left join operators o on o.organization_id = $1 and o.id = about.id and ${groupInSight('o.base_group_id')}
  where o.id is null))))`;

const columns = `m.id, m.kind, m.to_address as to, m.state, m.attempts, m.last_error as "lastError",
  m.queued_at as "queuedAt", case when m.state = 'queued' then m.due_at end as "dueAt", m.done_at as "doneAt"`;

const inQuestion = `${mailInSight} and ($4::text is null or position(lower($4) in lower(m.to_address)) > 0)`;

/** The latest first. */
export function selectMails(
  tx: TenantTx,
  sight: Sight,
  wanted: MailFilter & { limit: number; offset: number },
): Promise<MailRow[]> {
  return tx.query<MailRow>(
    `select ${columns} from mails m where ${inQuestion} and ($5::text is null or m.state = $5)
     order by m.queued_at desc, m.id desc limit $6 offset $7`,
    [...sightValues(tx, sight), wanted.search ?? null, wanted.state ?? null, wanted.limit, wanted.offset],
  );
}

export async function countMails(tx: TenantTx, sight: Sight, search?: string): Promise<Map<MailState, number>> {
  const rows = await tx.query<{ state: MailState; count: number }>(
    `select m.state, count(*) from mails m where ${inQuestion} group by m.state`,
    [...sightValues(tx, sight), search ?? null],
  );
  return new Map(rows.map(({ state, count }) => [state, count]));
}

export async function findMail(tx: TenantTx, sight: Sight, id: number): Promise<MailRow | undefined> {
  const [row] = await tx.query<MailRow>(`select ${columns} from mails m where ${mailInSight} and m.id = $4`, [
    ...sightValues(tx, sight),
    id,
  ]);
  return row;
}

/** False where it has been sent, or is on its way: one that waits after a failed attempt need not wait. */
export async function queueAgain(tx: TenantTx, id: number, now: Date): Promise<boolean> {
  const rows = await tx.query(
    `update mails set state = 'queued', attempts = 0, due_at = $3, done_at = null, last_error = null
     where organization_id = $1 and id = $2 and (state in ('kept', 'failed') or (state = 'queued' and last_error is not null))
     returning id`,
    [tx.organizationId, id, now],
  );
  return rows.length > 0;
}
