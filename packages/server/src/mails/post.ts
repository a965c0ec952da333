// The way of one mail: taken and put into words in one transaction, carried outside of any, and its end written down.
import type { Clock } from '../clock.ts';
import type { Doors, TenantTx } from '../db/doors.ts';
import { isDatabaseAway } from '../db/sqlstate.ts';
import type { Carried, Carrier } from './carriers.ts';
import type { KeptMail, KeptMails } from './kept-mails.ts';
import { letterOf, type Composed, type Letterhead } from './letter.ts';
import { endAttempt, lockDueMail, takeMail, type MailEnd, type QueuedMail } from './queries.ts';
import { waitAfterMs } from './rules.ts';

/**
 * Writes the words of a mail at the moment it is sent; undefined where it is no longer wanted. A link it makes is stored
 * as a hash, in this transaction. It is asked anew for each attempt, and an earlier attempt may have arrived without our
 * knowing: so a new link must not be all that works, or the mail that did arrive would hold a dead one.
 */
export type Composer = (
  tx: TenantTx,
  mail: { id: number; kind: string; to: string; operatorIds: number[]; arguments: Record<string, string | number> },
) => Promise<Composed | undefined>;

export type PostParts = {
  doors: Pick<Doors, 'withTenant' | 'withDirectory'>;
  clock: Clock;
  newId(): string;
  letterhead: Letterhead;
  composers: Readonly<Record<string, Composer>>;
  carrier: Carrier;
  keptMails: KeptMails;
  onFault(error: unknown): void;
};

type Taken = QueuedMail & { composed: Composed };

/** Longer than any attempt may last, so that no other node sends it meanwhile. */
const takenForMs = 10 * 60_000;

/** False where another has it. */
export async function post(parts: PostParts, mail: KeptMail, signal: AbortSignal): Promise<boolean> {
  const { doors, clock } = parts;
  const taken = await doors.withTenant(mail.organizationId, (tx) => take(tx, parts, mail.id)).catch(unwritten);
  if (taken === undefined || taken === 'dropped') return taken === 'dropped';
  if (taken === 'unwritten') return doors.withTenant(mail.organizationId, (tx) => putOff(tx, clock, mail.id));
  const carried = await carry(parts, mail, taken, signal);
  await doors.withTenant(mail.organizationId, (tx) =>
    end(tx, mail.id, taken.attempts, endOf(carried, taken.attempts, clock.now())),
  );
  // The words of an earlier time have no use any more, but might let somebody in.
  if (carried.state === 'sent') await parts.keptMails.remove(mail);
  return true;

  function unwritten(cause: unknown): 'unwritten' {
    if (isDatabaseAway(cause)) throw cause;
    parts.onFault(new Error(`Mail ${mail.id} could not be put into words.`, { cause }));
    return 'unwritten';
  }
}

async function take(tx: TenantTx, { composers, clock }: PostParts, id: number): Promise<Taken | 'dropped' | undefined> {
  const now = clock.now();
  const queued = await lockDueMail(tx, id, now);
  if (queued === undefined) return undefined;
  const { attempts, organizationName: _, ...asked } = queued;
  const compose = composers[queued.kind];
  // Another version of the program, still running or running already, may know this kind.
  if (compose === undefined) throw new Error(`There are no words for mails of the kind ${queued.kind}.`);
  const composed = await compose(tx, asked);
  if (composed === undefined) {
    await end(tx, id, attempts, { state: 'failed', reason: 'No longer wanted.', doneAt: now });
    return 'dropped';
  }
  await takeMail(tx, id, new Date(now.getTime() + takenForMs));
  return { ...queued, attempts: attempts + 1, composed };
}

/** Of a mail whose words failed nothing was written, not even the attempt. */
async function putOff(tx: TenantTx, clock: Clock, id: number): Promise<boolean> {
  const now = clock.now();
  const queued = await lockDueMail(tx, id, now);
  if (queued === undefined) return false;
  const attempts = queued.attempts + 1;
  await takeMail(tx, id, now);
  const carried: Carried = { state: 'refused', isFinal: false, reason: 'The mail could not be put into words.' };
  await end(tx, id, attempts, endOf(carried, attempts, now));
  return true;
}

async function carry(parts: PostParts, mail: KeptMail, taken: Taken, signal: AbortSignal): Promise<Carried> {
  const { clock, letterhead, newId } = parts;
  const message = letterOf(letterhead, { ...taken, id: newId(), at: clock.now() });
  try {
    return await parts.carrier(mail, message, signal);
  } catch (cause) {
    parts.onFault(new Error(`Mail ${mail.id} could not be carried.`, { cause }));
    return { state: 'refused', isFinal: false, reason: 'The mail could not be written down.' };
  }
}

function endOf(carried: Carried, attempts: number, now: Date): MailEnd {
  if (carried.state !== 'refused') return { state: carried.state, reason: null, doneAt: now };
  const waitMs = carried.isFinal ? undefined : waitAfterMs(attempts);
  if (waitMs === undefined) return { state: 'failed', reason: carried.reason, doneAt: now };
  return { state: 'queued', reason: carried.reason, dueAt: new Date(now.getTime() + waitMs), doneAt: null };
}

async function end(tx: TenantTx, id: number, attempts: number, how: MailEnd): Promise<void> {
  await endAttempt(tx, id, attempts, how);
  tx.news.push({ kind: 'mail', organizationId: tx.organizationId, stationId: null });
}
