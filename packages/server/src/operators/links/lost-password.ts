// The wish of somebody who cannot log in: mails go out where operators have that address, and nobody is told whether (S-14).
import { recordAudit } from '../../audit/audit.ts';
import type { Clock } from '../../clock.ts';
import type { Doors, TenantTx } from '../../db/doors.ts';
import { queueMail } from '../../mails/mails.ts';
import type { Throttle } from '../logins/throttle.ts';
import { keyOf } from '../queries.ts';
import { selectAddressees, wasMailed, type Addressees } from './queries.ts';

export type LostPasswordParts = { doors: Doors; clock: Clock; throttle: Throttle };

/** So that the time of the answer does not tell whether anybody was found. */
const answeredAfterMs = 400;
/** Whoever asks again and again fills nobody's mailbox. */
const mailedAgainAfterMs = 2 * 60_000;

/** Has one mail sent for each organization in which operators have this e-mail. */
export async function askForLinks(
  parts: LostPasswordParts,
  { email, address }: { email: string; address: string },
): Promise<void> {
  const emailKey = keyOf(email);
  await parts.throttle.slowed({ account: `lost password ${emailKey}`, address }, async () => {
    await Promise.all([queueMails(parts, emailKey, address), passing(parts.clock, answeredAfterMs)]);
    // Counted like a wrong password: asking again and again gets slower.
    return false;
  });
}

async function queueMails({ doors, clock }: LostPasswordParts, emailKey: string, address: string): Promise<void> {
  const found = await doors.withDirectory((tx) => selectAddressees(tx, emailKey));
  for (const addressees of found) {
    await doors.withTenant(addressees.organizationId, (tx) => queueLinks(tx, clock, addressees, address));
  }
}

async function queueLinks(tx: TenantTx, clock: Clock, to: Addressees, address: string): Promise<void> {
  const { operatorIds, email } = to;
  const kind = 'password_reset';
  const now = clock.now();
  const since = new Date(now.getTime() - mailedAgainAfterMs);
  if (await wasMailed(tx, { kind, operatorIds, since })) return;
  await queueMail(tx, { kind, to: email, operatorIds, dueAt: now });
  const actor = { operatorId: null, name: email, address };
  await recordAudit(tx, actor, { action: 'operator.lose_password', after: { email, operatorIds } });
}

function passing(clock: Clock, timeoutMs: number): Promise<void> {
  return new Promise((resolve) => void clock.startTimer(timeoutMs, resolve));
}
