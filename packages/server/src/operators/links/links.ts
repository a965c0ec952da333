// Links that let an operator in who has no password: mailed, each good once, their secrets kept nowhere (S-14, S-16).
import { createHash } from 'node:crypto';
import { recordAudit } from '../../audit/audit.ts';
import type { Clock } from '../../clock.ts';
import type { Doors, TenantTx } from '../../db/doors.ts';
import { Failure } from '../../failures.ts';
import { demandGoodPassword, hashPassword } from '../logins/passwords.ts';
import { setPassword } from '../new-password.ts';
import { findGoodLink, insertLink, takeLink, type LinkRow } from './queries.ts';
import type { Link, LinkPurpose } from './wire.ts';

export type LinkParts = { doors: Doors; clock: Clock };

const hourMs = 60 * 60_000;
const lastsMs: Record<LinkPurpose, number> = { invitation: 7 * 24 * hourMs, password_reset: hourMs };

/** Answers the new link's secret. Links that were made before go on working: their mail may have arrived after all. */
export async function makeLink(
  tx: TenantTx,
  { clock, random }: { clock: Clock; random(bytes: number): Buffer },
  operatorId: number,
  purpose: LinkPurpose,
): Promise<string> {
  const secret = random(32).toString('base64url');
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + lastsMs[purpose]);
  await insertLink(tx, { secretHash: hashOf(secret), operatorId, purpose, now, expiresAt });
  return secret;
}

export async function readLink(parts: LinkParts, secret: string): Promise<Link> {
  const { purpose, username, name, email, organizationName } = await getLink(parts, secret);
  return { purpose, username, name, email, organization: organizationName };
}

export async function takeLinkWithPassword(
  parts: LinkParts,
  { secret, password, address }: { secret: string; password: string; address: string },
): Promise<void> {
  const link = await getLink(parts, secret);
  const { organizationId, operatorId, purpose } = link;
  demandGoodPassword(password, link, 'password');
  const passwordHash = await hashPassword(password);
  await parts.doors.withTenant(organizationId, async (tx) => {
    if (!(await takeLink(tx, hashOf(secret), parts.clock.now()))) throw new Failure('link_spent');
    await setPassword(tx, operatorId, passwordHash);
    const action = purpose === 'invitation' ? 'operator.accept_invitation' : 'operator.reset_password';
    const actor = { operatorId, name: link.username, address };
    await recordAudit(tx, actor, { action, subject: { kind: 'operator', id: operatorId } });
  });
}

async function getLink({ doors, clock }: LinkParts, secret: string): Promise<LinkRow> {
  const link = await doors.withDirectory((tx) => findGoodLink(tx, hashOf(secret), clock.now()));
  if (link === undefined) throw new Failure('link_spent');
  return link;
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
