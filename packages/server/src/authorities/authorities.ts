// Certificate authorities: whose signature under the certificates of stations counts, in the group of their maker and below (S-4).
import { recordAudit } from '../audit/audit.ts';
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import type { Sight, Viewer } from '../viewer.ts';
import {
  countAuthorities,
  countFound,
  deleteAuthority,
  findAuthority,
  insertAuthority,
  insertKey,
  selectAuthorities,
} from './queries.ts';
import { readAuthority } from './rules.ts';
import { makeOwn, type SigningParts } from './signing/own.ts';
import type { AuthorityFilter, CertificateAuthority, NewAuthority } from './wire.ts';

export { startSigner } from './signing/sign.ts';

export async function listAuthorities(
  tx: TenantTx,
  sight: Sight,
  wanted: AuthorityFilter & { limit: number; offset: number },
): Promise<{ items: CertificateAuthority[]; total: number }> {
  return { items: await selectAuthorities(tx, sight, wanted), total: await countFound(tx, sight, wanted) };
}

/** All of them are looked at whenever a station connects. */
const mostOfGroup = 20;

/**
 * Whoever has its key could pose as any station there: so it counts in the domain of its maker alone. Without a certificate
 * one is made, whose key stays here.
 */
export async function addAuthority(
  tx: TenantTx,
  { sight, baseGroup, actor, organization }: Viewer,
  { asked, now, ...parts }: { asked: NewAuthority; now: Date } & SigningParts,
): Promise<CertificateAuthority> {
  const name = { name: asked.name.trim(), organization: organization.name };
  const own = asked.pem === undefined ? makeOwn(parts, { ...name, now }) : undefined;
  const read = readAuthority(asked.pem ?? own?.pem ?? '', now);
  const wrong = typeof read === 'string' ? read : undefined;
  const isFull = (await countAuthorities(tx, baseGroup.id)) >= mostOfGroup;
  if (typeof read === 'string' || isFull) {
    throw new Failure('invalid_input', {
      fields: { pem: wrong ?? `There are ${mostOfGroup} already: remove one first.` },
    });
  }
  const memberOf = asked.memberOf?.trim() ?? null;
  const id = await insertAuthority(tx, { ...read, homeGroupId: baseGroup.id, name: name.name, memberOf });
  if (own !== undefined) await insertKey(tx, id, own.sealedFor(read.fingerprint));
  const added = await demandAuthority(tx, sight, id);
  await recordAudit(tx, actor, {
    action: 'authority.create',
    subject: { kind: 'authority', id },
    after: toldOf(added),
  });
  return added;
}

/** Stations that are there by it stay until they come again. */
export async function removeAuthority(tx: TenantTx, { sight, actor }: Viewer, id: number): Promise<void> {
  const before = toldOf(await demandAuthority(tx, sight, id));
  await recordAudit(tx, actor, { action: 'authority.delete', subject: { kind: 'authority', id }, before });
  await deleteAuthority(tx, id);
}

async function demandAuthority(tx: TenantTx, sight: Sight, id: number): Promise<CertificateAuthority> {
  const authority = await findAuthority(tx, sight, id);
  if (authority === undefined) throw new Failure('authority_not_found');
  return authority;
}

function toldOf({ name, subject, fingerprint, memberOf, signs }: CertificateAuthority): object {
  return { name, subject, fingerprint, memberOf, signs };
}
